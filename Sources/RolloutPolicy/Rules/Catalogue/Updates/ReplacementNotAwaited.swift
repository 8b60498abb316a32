// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

/// Old Pods go before new ones are healthy where traffic comes from: condition 5.
///
/// Encodes 708 answers 502 within 70 s of a rollout without gates, where Pods were Ready at 12 s and healthy at 60 s, and the
/// answer of the controller's documentation, readiness gates.
public struct ReplacementNotAwaited: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "replacement-not-awaited",
        severity: .error,
        category: .updates,
        summary: "A Pod is removed only when one that replaces it is healthy at the load balancer",
        rationale:
            "A Pod is Ready long before its target is healthy. A readiness gate makes the update wait for the target; "
            + "without one only minReadySeconds does.",
        reference: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/"
    )

    /// Creates the rule.
    public init() {}

    /// Objects where no healthy target may be left.
    public func findings(in workload: Workload) -> [Finding] {
        guard let failure = workload.failure(of: .replacementsAreHealthy), let margin = failure.margin else {
            return []
        }
        let needed = Text.seconds(margin.needed)
        let message =
            "a new Pod counts as available \(Text.seconds(margin.given)) after it is ready, but its target may be healthy "
            + "only after \(needed); \(failure.outcome)"
        let minReady = workload.place(
            FieldPath("spec.minReadySeconds"),
            note: "minReadySeconds is \(workload.minReadySeconds)"
        )
        let source = failure.target.flatMap {
            workload.scope.place(of: $0.settings, note: "this asks for the target group")
        }
        if let target = failure.target, target.hasGate, let label = missingLabel(workload) {
            return [
                Finding(
                    Self.about.code,
                    failure.severity,
                    message,
                    at: label,
                    related: [minReady, source].compactMap { $0 },
                    evidence: failure.evidence,
                    advice: "label the namespace, so that Pods get readiness gates, or let minReadySeconds be "
                        + "\(margin.needed.wholeSecondsRoundedUp)",
                    timeline: failure.counterexample.timeline,
                    fix: .labelNamespace(at: label)
                )
            ]
        }
        let seconds = workload.longestArrivalSeconds
        let asksForGate = failure.target?.hasGate == true
        return [
            Finding(
                Self.about.code,
                failure.severity,
                message,
                at: minReady,
                related: [source].compactMap { $0 },
                evidence: failure.evidence,
                advice: "let minReadySeconds be \(seconds)" + (asksForGate ? ", or have readiness gates injected" : ""),
                timeline: failure.counterexample.timeline,
                fix: Fix(
                    "Let minReadySeconds be \(seconds)",
                    [workload.setting(FieldPath("spec.minReadySeconds"), to: .integer(seconds))]
                )
            )
        ]
    }

    /// The place of the label that the namespace lacks, where that is all that is missing.
    private func missingLabel(_ workload: Workload) -> Finding.Place? {
        guard case .namespaceNotLabeled = workload.gates.webhook else { return nil }
        return workload.scope.namespacePlace(
            workload.gates.namespace,
            note: "the namespace asks for no readiness gates"
        )
    }
}

extension Workload {
    /// How long a Pod must be ready until it counts as available.
    var minReadySeconds: Int {
        switch resource {
        case let deployment as Deployment: deployment.spec.minReadySeconds ?? 0
        case let statefulSet as StatefulSet: statefulSet.spec.minReadySeconds ?? 0
        case let daemonSet as DaemonSet: daemonSet.spec.minReadySeconds ?? 0
        default: 0
        }
    }

    /// The longest time, over all environments without gates, until the target of a new Pod is healthy.
    fileprivate var longestArrivalSeconds: Int {
        let needed = analyses.compactMap { analysis in
            analysis.worst.contains { $0.condition == .replacementsAreHealthy }
                ? analysis.margins.all.first { $0.condition == .replacementsAreHealthy }?.needed : nil
        }
        return (needed.max() ?? .zero).wholeSecondsRoundedUp
    }
}
