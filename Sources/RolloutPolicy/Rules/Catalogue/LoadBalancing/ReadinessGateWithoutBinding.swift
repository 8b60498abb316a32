// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

/// A readiness gate is written into the template by hand, and nothing opens it.
///
/// Encodes the gates of the controller's first generation, and names that were copied from another cluster: such Pods are
/// never Ready.
public struct ReadinessGateWithoutBinding: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "readiness-gate-without-binding",
        category: .loadBalancing,
        summary: "A target-health gate of a template belongs to a TargetGroupBinding",
        rationale:
            "The controller writes the condition only for bindings that select the Pod; without it the Pod is never "
            + "Ready, and no update ends.",
        reference: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/"
    )

    /// Creates the rule.
    public init() {}

    /// Objects to gates whose binding is neither in the set nor expected.
    public func findings(in workload: Workload) -> [Finding] {
        let written = workload.pod.readinessGates ?? []
        guard !written.isEmpty else { return [] }
        let expected = workload.gates.targets.filter(\.hasGate)
        let bindings = workload.scope.resources.targetGroupBindings(inNamespace: workload.gates.namespace)
        let known = Set(expected.compactMap(\.gate) + bindings.compactMap(\.resource.gate))
        // Without the cluster's name those of the set's own Ingresses are not known.
        let knowsAll = expected.allSatisfy { $0.gate != nil }
        let dead = written.enumerated().filter { _, gate in
            if gate.isOfFirstGeneration { return true }
            guard knowsAll, let gate = TargetHealthGate(gate.conditionType) else { return false }
            return !known.contains(gate)
        }
        guard let first = dead.first else { return [] }
        let path = workload.podPath.field("readinessGates")
        let changes =
            dead.count == written.count
            ? [workload.removing(path)] : dead.reversed().map { workload.removing(path.index($0.offset)) }
        let names = dead.map { "\"\($0.element.conditionType.rawValue)\"" }.joined(separator: ", ")
        return [
            Finding(
                Self.about.code,
                Self.about.severity,
                "no TargetGroupBinding is known that opens \(names)",
                at: workload.place(path.index(first.offset)),
                evidence: [Finding.Evidence("gates", .text(names))],
                advice: "remove the gate; the controller injects those that it opens",
                fix: Fix("Remove gates that nothing opens", changes)
            )
        ]
    }
}

extension TargetGroupBinding {
    fileprivate var gate: TargetHealthGate? { metadata.name.map { TargetHealthGate(bindingName: $0) } }
}
