// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-score deployment-has-poddisruptionbudget, Polaris missingPodDisruptionBudget, Kyverno require-pdb, Popeye 206
// and 209. Two budgets for one Pod: the eviction API answers HTTP 500 (pkg/registry/core/pod/storage/eviction.go).

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to workloads of several Pods without a disruption budget.
public struct MissingDisruptionBudget: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "missing-disruption-budget",
        category: .disruption,
        summary: "A workload of several Pods has a disruption budget",
        rationale: "Without one, the drain of several nodes at once may end all Pods at the same time.",
        reference: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a Deployment or StatefulSet.
    public func findings(in workload: Workload) -> [Finding] {
        guard workload.resource is Deployment || workload.resource is StatefulSet, workload.disruptionBudgets.isEmpty,
            let pods = workload.scope.leastPods(of: workload.member), pods.count > 1
        else { return [] }
        return [
            objection(
                "no disruption budget counts the Pods",
                at: workload.place("spec.template.metadata.labels"),
                related: [pods.place],
                evidence: [.init("Pods", .number(pods.count))],
                advice: "add one that selects these labels, with maxUnavailable 1"
            )
        ]
    }
}

/// Objects to Pods that more than one disruption budget counts.
public struct SeveralDisruptionBudgets: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "several-disruption-budgets",
        severity: .error,
        category: .disruption,
        summary: "One disruption budget at most counts a Pod",
        rationale:
            "The API server refuses to evict a Pod that several budgets count, so that its node cannot be drained.",
        reference: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        let budgets = workload.disruptionBudgets
        guard budgets.count > 1 else { return [] }
        return [
            objection(
                "\(budgets.count) disruption budgets count the Pods, so that none can be evicted",
                at: workload.place("spec.template.metadata.labels"),
                related: budgets.prefix(8).map {
                    workload.scope.place("spec.selector", of: $0, note: "this budget selects the Pods")
                },
                evidence: [.init("budgets", .number(budgets.count))],
                advice: "keep one of them"
            )
        ]
    }
}
