// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// maxUnavailable takes old Pods away before new ones are healthy, whatever gates say.
///
/// Encodes kubernetes 107920 and the 5xx of users who had gates and maxUnavailable above 0: a gate holds back what comes
/// after the first Pods have gone.
public struct OldPodsGoFirst: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "old-pods-go-first",
        severity: .note,
        category: .updates,
        summary: "Behind a load balancer no old Pod goes before a new one is healthy",
        rationale:
            "As many Pods as maxUnavailable says are deleted at the start of an update; those that remain carry all "
            + "traffic until new targets are healthy.",
        reference: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable"
    )

    /// Creates the rule.
    public init() {}

    /// Notes Deployments behind a load balancer that choose a maxUnavailable above 0.
    public func findings(in workload: Workload) -> [Finding] {
        guard workload.isLoadBalanced, let deployment = workload.resource as? Deployment,
            deployment.spec.strategy?.rollingUpdate?.maxUnavailable != nil,
            !workload.isTold(.capacityRemains),
            // Such Pods cannot stand beside one another.
            workload.hostPortPlace == nil, let shape = workload.analyses.first?.update?.shape, shape.manner == .beside,
            shape.unavailable > 0
        else { return [] }
        let path: FieldPath = "spec.strategy.rollingUpdate.maxUnavailable"
        return [
            Finding(
                Self.about.code,
                Self.about.severity,
                "\(Text.count(shape.unavailable, "Pod", "Pods")) of \(shape.replicas) may go before new ones are healthy at "
                    + "the load balancer",
                at: workload.place(path),
                evidence: [
                    Finding.Evidence("needed", .number(shape.replicas)),
                    Finding.Evidence("given", .number(shape.leastAvailable)),
                ],
                advice: "let maxUnavailable be 0 and maxSurge 1 or more",
                fix: Fix("Let new Pods come before old ones go", workload.oldPodsStay(shape))
            )
        ]
    }
}
