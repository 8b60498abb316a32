// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

/// Pods are created before what their readiness gates depend on.
///
/// Encodes the controller's rule that gates are injected when a Pod is created, for bindings and Services that exist by
/// then, and never later.
public struct WorkloadBeforeService: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "workload-before-service",
        severity: .note,
        category: .loadBalancing,
        summary: "The Service and what asks for the target group stand before the workload",
        rationale:
            "kubectl creates objects in the order of the manifests. The first Pods have no gates where their binding "
            + "does not exist yet; restart the workload once.",
        reference: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/"
    )

    /// Creates the rule.
    public init() {}

    /// Notes workloads with gates that stand before their Service or Ingress, unless a binding exists already.
    public func findings(in workload: Workload) -> [Finding] {
        guard workload.gates.willHaveGates == true else { return [] }
        let scope = workload.scope
        guard scope.resources.targetGroupBindings(inNamespace: workload.gates.namespace).isEmpty else { return [] }
        let sources =
            workload.services.map(\.position)
            + workload.gates.targets.filter(\.hasGate).compactMap { scope.position(of: $0.settings.object) }
        guard let last = sources.max(), last > workload.member.position else { return [] }
        let later = scope.place(.root, at: last, note: "this is created afterwards")
        return [
            Finding(
                Self.about.code,
                Self.about.severity,
                "\(workload.title) is created before \(later.object), so that its first Pods get no readiness gates",
                at: workload.place(.root),
                related: [later],
                advice: "let it stand behind, and restart the workload once the TargetGroupBinding exists"
            )
        ]
    }
}
