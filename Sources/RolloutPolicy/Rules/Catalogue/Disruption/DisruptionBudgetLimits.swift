// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-score poddisruptionbudget-has-policy, kube-linter pdb-unhealthy-pod-eviction-policy, Kyverno
// require-reasonable-pdbs, Popeye 900.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to budgets that limit nothing.
public struct DisruptionBudgetWithoutLimit: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "disruption-budget-without-limit",
        category: .disruption,
        summary: "A disruption budget says how many Pods must stay",
        rationale: "With neither minAvailable nor maxUnavailable a budget allows all Pods to be evicted at once.",
        reference: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges the budgets.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.all(PodDisruptionBudget.self).compactMap { budget in
            guard budget.resource.spec?.minAvailable == nil, budget.resource.spec?.maxUnavailable == nil else {
                return nil
            }
            return objection(
                "the budget limits nothing",
                at: scope.place("spec", of: budget),
                advice: "set maxUnavailable",
                fix: Fix("Allow one eviction at a time", [.set("spec.maxUnavailable", of: budget.position, to: 1)])
            )
        }
    }
}

/// Objects to budgets that want more than a share of the Pods to stay.
public struct StrictDisruptionBudget: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "strict-disruption-budget",
        severity: .note,
        category: .disruption,
        summary: "A disruption budget lets drains get on",
        rationale: "A budget that keeps most Pods makes the drain of a cluster's nodes wait for them one by one.",
        reference: "https://kyverno.io/policies/other/require-reasonable-pdbs/require-reasonable-pdbs/"
    )

    /// The share of the Pods that a budget may want to stay, in percent.
    public var mostPercent: Int {
        didSet { mostPercent = Self.range.nearest(to: mostPercent) }
    }

    private static let range = ParameterRange.percent

    /// Creates the rule.
    ///
    /// - Parameter mostPercent: The share of the Pods that a budget may want to stay, in percent; what is outside
    ///   ``parameterRanges`` counts as the nearest number within.
    public init(mostPercent: Int = 50) {
        self.mostPercent = Self.range.nearest(to: mostPercent)
    }

    /// `mostPercent`: the share of the Pods that a budget may want to stay.
    public var parameters: [String: Int] {
        get { ["mostPercent": mostPercent] }
        set { mostPercent = newValue["mostPercent"] ?? mostPercent }
    }

    /// `mostPercent`: 0 to 100.
    public static var parameterRanges: [String: ClosedRange<Int>] { ["mostPercent": range] }

    /// Judges the budgets with `minAvailable`; what ``DisruptionBudgetBlocksEvictions`` objects to is left to it, and so
    /// are two Pods, of which one is half.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.all(PodDisruptionBudget.self).compactMap { budget in
            guard let least = budget.resource.spec?.minAvailable, budget.resource.spec?.maxUnavailable == nil,
                let pods = scope.pods(countedBy: budget), let count = pods.count,
                let needed = try? least.scaled(of: count, rounding: .up), needed < count,
                let share = try? IntOrString.string("\(mostPercent)%").scaled(of: count, rounding: .up),
                needed > share
            else { return nil }
            return objection(
                "\(needed) of \(count) Pods must stay, more than \(mostPercent) %",
                at: scope.place("spec.minAvailable", of: budget),
                related: pods.places,
                evidence: [.init("minAvailable", .text("\(least)")), .init("Pods", .number(count))],
                advice: "let more go at a time if the others can take the load"
            )
        }
    }
}

/// Objects to budgets that keep broken Pods on their nodes.
public struct MissingUnhealthyPodEvictionPolicy: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "missing-unhealthy-pod-eviction-policy",
        severity: .note,
        category: .disruption,
        summary: "A disruption budget says whether broken Pods may be evicted",
        rationale: """
            By default Pods that are not ready may go only while enough others are healthy, so that an application which \
            is down for good blocks the drain of its nodes.
            """,
        reference: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy"
    )

    /// Creates the rule.
    public init() {}

    /// Judges the budgets.
    ///
    /// Where a budget counts Pods of Deployments only, there is a fix; Pods with a state of their
    /// own may be better kept.
    public func findings(in scope: RuleScope) -> [Finding] {
        // The field is of 1.26, and is there without a feature gate from 1.27 on.
        guard scope.assumptions.kubernetes >= KubernetesVersion(major: 1, minor: 27) else { return [] }
        return scope.resources.all(PodDisruptionBudget.self).compactMap { budget in
            guard budget.resource.spec?.unhealthyPodEvictionPolicy == nil else { return nil }
            let workloads = scope.resources.workloads(for: budget)
            let isStateless = !workloads.isEmpty && workloads.allSatisfy { $0.resource is Deployment }
            let change = Fix.Change.set(
                "spec.unhealthyPodEvictionPolicy",
                of: budget.position,
                to: .string(UnhealthyPodEvictionPolicyType.alwaysAllow.rawValue)
            )
            return objection(
                "the budget keeps broken Pods on their nodes while too few are healthy",
                at: scope.place("spec.unhealthyPodEvictionPolicy", of: budget),
                advice: "use AlwaysAllow, unless the Pods have a state to lose",
                fix: isStateless ? Fix("Let broken Pods go", [change]) : nil
            )
        }
    }
}

/// Objects to budgets that count no Pods.
public struct DanglingDisruptionBudget: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "dangling-disruption-budget",
        category: .disruption,
        summary: "A disruption budget selects Pods",
        rationale:
            "A budget whose labels are those of no Pods protects none, and nobody notices until nodes are drained.",
        reference: "https://popeyecli.io (code 900)"
    )

    /// Creates the rule.
    public init() {}

    /// Judges the budgets.
    ///
    /// Where the manifests have no workloads, they do not tell, and there is a note.
    public func findings(in scope: RuleScope) -> [Finding] {
        let severity = scope.severityOfDangling
        return scope.resources.all(PodDisruptionBudget.self).compactMap { budget in
            let namespace = scope.namespace(at: budget.position)
            if let selector = budget.resource.spec?.selector,
                scope.resources.hasPods(selectedBy: selector, namespace: namespace)
            {
                return nil
            }
            return objection(
                "the budget selects no Pods of these manifests",
                at: scope.place("spec.selector", of: budget),
                severity: severity,
                advice: "select the labels of a template"
            )
        }
    }
}
