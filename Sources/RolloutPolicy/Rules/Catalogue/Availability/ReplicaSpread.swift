// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-score deployment-has-host-podantiaffinity and pod-topology-spread-constraints, kube-linter no-anti-affinity,
// Polaris topologySpreadConstraint, Datree EKS_MISSING_KEY_TOPOLOGYKEY and EKS_INVALID_VALUE_DONOOTSCHEDULE.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to several Pods that nothing keeps from one node.
public struct UnspreadReplicas: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "unspread-replicas",
        severity: .note,
        category: .availability,
        summary: "The Pods of a workload are spread over nodes or zones",
        rationale: """
            Pods on one node end together when it is drained or fails. By default the scheduler spreads them weakly, and \
            what it could not spread at first it does not move later.
            """,
        reference: "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        guard let pods = workload.scope.leastPods(of: workload.member), pods.count > 1, workload.spreads.isEmpty else {
            return []
        }
        return [
            objection(
                "all \(pods.count) Pods may run on one node",
                at: workload.place(workload.podPath.field("topologySpreadConstraints")),
                related: [pods.place],
                evidence: [.init("Pods", .number(pods.count))],
                advice: "spread them over kubernetes.io/hostname or topology.kubernetes.io/zone"
            )
        ]
    }
}

/// Objects to constraints on where Pods run that count other Pods than the workload's.
public struct SpreadSelectsOtherPods: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "spread-selects-other-pods",
        category: .availability,
        summary: "What spreads Pods selects them",
        rationale: "A constraint that does not select the Pods it stands in counts others, and spreads nothing.",
        reference: "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    ///
    /// Constraints against the Pods of others are meant so where some select the workload's own.
    public func findings(in workload: Workload) -> [Finding] {
        let labels = workload.resource.podTemplate.metadata.labels ?? [:]
        let spreads = workload.spreads
        guard !spreads.contains(where: { $0.selector?.matches(labels) == true }) else { return [] }
        return spreads.map { spread in
            objection(
                "the constraint does not select the Pods that it stands in",
                at: workload.place(spread.path.field("labelSelector")),
                related: [
                    workload.place("spec.template.metadata.labels", note: "the Pods have these labels")
                ],
                evidence: [.init("topology key", .text(spread.topologyKey))],
                advice: "select the labels of the template"
            )
        }
    }
}

/// Objects to constraints that the scheduler may ignore.
public struct OptionalSpread: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "optional-spread",
        severity: .note,
        category: .availability,
        summary: "One of the constraints that spread Pods is binding",
        rationale: """
            With ScheduleAnyway the Pods may still share a node. A binding constraint has its price: the additional Pods \
            of an update stay pending where they find no place.
            """,
        reference: "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        let spreads = workload.spreads
        guard let first = spreads.first, !spreads.contains(where: \.isBinding) else { return [] }
        return [
            objection(
                "the Pods are spread only where that is easy",
                at: workload.place(first.path),
                evidence: [.init("topology key", .text(first.topologyKey))],
                advice: "use DoNotSchedule where Pods must not share a node or zone"
            )
        ]
    }
}

/// What spreads Pods: a constraint, or a term against Pods at the same place.
private struct Spread {
    let path: FieldPath
    let topologyKey: String
    let selector: LabelSelector?
    let isBinding: Bool
}

extension Workload {
    /// What spreads the Pods, in the order of the API.
    fileprivate var spreads: [Spread] {
        let against = podPath.appending("affinity.podAntiAffinity")
        let affinity = pod.affinity?.podAntiAffinity
        let required = (affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []).enumerated().map {
            index,
            term in
            Spread(
                path: against.field("requiredDuringSchedulingIgnoredDuringExecution").index(index),
                topologyKey: term.topologyKey,
                selector: term.labelSelector,
                isBinding: true
            )
        }
        let preferred = (affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).enumerated().map {
            index,
            term in
            Spread(
                path: against.field("preferredDuringSchedulingIgnoredDuringExecution").index(index)
                    .field("podAffinityTerm"),
                topologyKey: term.podAffinityTerm.topologyKey,
                selector: term.podAffinityTerm.labelSelector,
                isBinding: false
            )
        }
        let constraints = (pod.topologySpreadConstraints ?? []).enumerated().map { index, constraint in
            Spread(
                path: podPath.field("topologySpreadConstraints").index(index),
                topologyKey: constraint.topologyKey,
                selector: constraint.labelSelector,
                isBinding: constraint.whenUnsatisfiable == .doNotSchedule
            )
        }
        return required + preferred + constraints
    }
}
