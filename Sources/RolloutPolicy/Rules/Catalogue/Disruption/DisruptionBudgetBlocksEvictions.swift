// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-linter pdb-max-unavailable and pdb-min-available, Polaris pdbDisruptionsIsZero and
// pdbMinAvailableGreaterThanHPAMinReplicas, Kyverno pdb-minavailable-check and deployment-replicas-higher-than-pdb,
// Gatekeeper poddisruptionbudget, Popeye 901. The controller rounds percentages up
// (pkg/controller/disruption/disruption.go, getExpectedPodCount).

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to budgets that allow no eviction even when all Pods are healthy.
public struct DisruptionBudgetBlocksEvictions: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "disruption-budget-blocks-evictions",
        category: .disruption,
        summary: "A disruption budget allows one eviction while all Pods are healthy",
        rationale: """
            A drain waits for a budget that allows nothing until somebody gives up, and then the nodes are deleted with \
            all their Pods at once.
            """,
        reference: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges the budgets.
    ///
    /// Where the number of Pods cannot be told, only those that allow nothing at any number.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.all(PodDisruptionBudget.self).compactMap { budget in
            guard let spec = budget.resource.spec else { return nil }
            let pods = scope.pods(countedBy: budget)
            if let limit = spec.maxUnavailable, spec.minAvailable == nil {
                return finding(limit, of: budget, pods: pods, in: scope)
            }
            guard let least = spec.minAvailable, spec.maxUnavailable == nil else { return nil }
            return finding(least: least, of: budget, pods: pods, in: scope)
        }
    }

    /// A share that is rounded up is nothing only where it is nothing of any number.
    private func finding(
        _ limit: IntOrString,
        of budget: ResourceSet.Member<PodDisruptionBudget>,
        pods: CountedPods?,
        in scope: RuleScope
    ) -> Finding? {
        guard pods?.count != 0, let allowed = try? limit.scaled(of: 1, rounding: .up), allowed <= 0 else { return nil }
        return objection(
            "the budget allows no eviction: maxUnavailable is \(limit)",
            at: scope.place("spec.maxUnavailable", of: budget),
            related: pods?.places ?? [],
            evidence: [.init("maxUnavailable", .text("\(limit)"))],
            advice: "allow one Pod to be unavailable",
            fix: Fix("Allow one eviction", [.set("spec.maxUnavailable", of: budget.position, to: 1)])
        )
    }

    private func finding(
        least: IntOrString,
        of budget: ResourceSet.Member<PodDisruptionBudget>,
        pods: CountedPods?,
        in scope: RuleScope
    ) -> Finding? {
        guard pods?.count != 0, let percent = try? least.percentage() ?? 0 else { return nil }
        // Without a number of Pods, all of them are too many whatever it is.
        let count = pods?.count ?? (percent >= 100 ? 1 : nil)
        guard let count, let needed = try? least.scaled(of: count, rounding: .up), needed >= count else { return nil }
        let words =
            pods?.count.map { "\(needed) of \(Text.count($0, "Pod", "Pods")) must be available" }
            ?? "all Pods must be available"
        var evidence = [Finding.Evidence("minAvailable", .text("\(least)"))]
        if let count = pods?.count { evidence.append(.init("Pods", .number(count))) }
        let change = Fix(
            "Allow one eviction, however many Pods there are",
            [
                .remove("spec.minAvailable", of: budget.position),
                .set("spec.maxUnavailable", of: budget.position, to: 1),
            ]
        )
        // A single Pod that must stay is better served by a second one than by a budget that lets it go.
        let isForSinglePod = count == 1 && least == 1
        return objection(
            "the budget allows no eviction: \(words)",
            at: scope.place("spec.minAvailable", of: budget),
            related: pods?.places ?? [],
            evidence: evidence,
            advice: isForSinglePod ? "run more Pods" : "use maxUnavailable 1, which holds for any number of Pods",
            fix: isForSinglePod ? nil : change
        )
    }
}

/// The Pods that a disruption budget counts.
struct CountedPods {
    /// How many there are at least; nil where one of the workloads does not tell.
    let count: Int?
    /// Where that is said.
    let places: [Finding.Place]
}

extension RuleScope {
    /// The Pods that a budget counts; nil where the set has none.
    func pods(countedBy budget: ResourceSet.Member<PodDisruptionBudget>) -> CountedPods? {
        let workloads = resources.workloads(for: budget)
        guard !workloads.isEmpty else { return nil }
        let least = workloads.map { leastPods(of: $0) }
        let count = least.reduce(0 as Int?) { sum, pods in
            guard let sum, let pods else { return nil }
            let (total, overflows) = sum.addingReportingOverflow(pods.count)
            return overflows ? nil : total
        }
        return CountedPods(count: count, places: least.prefix(8).compactMap { $0?.place })
    }
}
