// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

/// Pods behind targets of type ip get no readiness gate, and only minReadySeconds waits for their targets.
///
/// Encodes the controller's documentation on the label, which counts on namespaces only and with one value only.
public struct ReadinessGateNotInjected: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "readiness-gate-not-injected",
        severity: .note,
        category: .loadBalancing,
        summary: "Pods behind targets of type ip get readiness gates",
        rationale: "A gate waits for the target itself; minReadySeconds waits for a guess of how long that takes.",
        reference: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/"
    )

    /// Creates the rule.
    public init() {}

    /// Notes missing labels, and warns of labels without effect, unless the policy has a finding of condition 5.
    public func findings(in workload: Workload) -> [Finding] {
        guard !workload.analyses.isEmpty, workload.gates.targets.contains(where: \.hasGate),
            case .namespaceNotLabeled(let value) = workload.gates.webhook,
            !workload.isTold(.replacementsAreHealthy),
            let place = workload.scope.namespacePlace(workload.gates.namespace)
        else { return [] }
        let labels = workload.resource.podTemplate.metadata.labels ?? [:]
        let isOnPod = labels[InjectionLabel.key] != nil
        let path = workload.podPath.parent.appending("metadata.labels").key(InjectionLabel.key)
        return [
            Finding(
                Self.about.code,
                value != nil || isOnPod ? .warning : .note,
                workload.gates.summary.withoutFullStop.lowercasedFirst,
                at: place,
                related: isOnPod ? [workload.place(path, note: "here the label has no effect")] : [],
                advice: "label the namespace \(InjectionLabel.key)=\(InjectionLabel.enabledValue)",
                fix: .labelNamespace(at: place)
            )
        ]
    }
}

extension FieldPath {
    /// The path of what holds the value at this path.
    var parent: FieldPath { FieldPath(Array(components.dropLast())) }
}

extension String {
    /// The text without a full stop at its end.
    var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }

    /// The text with a small letter in front.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
