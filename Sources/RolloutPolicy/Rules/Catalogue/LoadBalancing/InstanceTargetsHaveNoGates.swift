// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import TargetGroups

/// The namespace asks for readiness gates, but the targets are nodes.
///
/// Encodes the controller's issue 1719, answers 502 and 504 although gates were on, with targets of type instance.
public struct InstanceTargetsHaveNoGates: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "instance-targets-have-no-gates",
        severity: .note,
        category: .loadBalancing,
        summary: "Gates are asked for only where targets have them",
        rationale: "A node's health says nothing of a Pod: gates exist for targets of type ip only.",
        reference: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1719"
    )

    /// Creates the rule.
    public init() {}

    /// Notes labelled namespaces whose workloads are behind targets of type instance only.
    public func findings(in workload: Workload) -> [Finding] {
        guard workload.gates.webhook == .called, let target = workload.gates.targets.first,
            !workload.gates.targets.contains(where: \.hasGate),
            let label = workload.scope.namespacePlace(workload.gates.namespace, note: "the namespace asks for gates")
        else { return [] }
        let type = target.settings.targetType
        let key = target.settings.annotationFamily.map {
            $0.key($0 == .service ? "aws-load-balancer-nlb-target-type" : "target-type")
        }
        let place = key.flatMap { workload.scope.annotationPlace($0, of: target.settings) }
        return [
            Finding(
                Self.about.code,
                Self.about.severity,
                "the Pods of \(workload.title) get no readiness gates, because the targets are of type \"\(type.value)\" "
                    + "(\(type.source))",
                at: place ?? workload.place(workload.podPath),
                related: [label],
                evidence: [Finding.Evidence("target type", .text("\(type.value)"))],
                advice: "use targets of type ip"
            )
        ]
    }
}
