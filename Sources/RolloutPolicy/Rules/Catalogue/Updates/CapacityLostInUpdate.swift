// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// During an update no Pod is left that serves: condition 6.
///
/// Encodes kubernetes issues 95498, 107920 and 99513: Pods that are ending are not counted against maxSurge, and those that
/// maxUnavailable lets go are gone at once.
public struct CapacityLostInUpdate: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "capacity-lost-in-update",
        severity: .error,
        category: .updates,
        summary: "Enough Pods serve during an update",
        rationale:
            "maxUnavailable takes old Pods away before new ones exist; with one replica, or with Recreate, nothing "
            + "serves meanwhile.",
        reference: "https://github.com/kubernetes/kubernetes/issues/95498"
    )

    /// Creates the rule.
    public init() {}

    /// Objects where an update leaves no Pod.
    public func findings(in workload: Workload) -> [Finding] {
        guard let failure = workload.failure(of: .capacityRemains), let shape = failure.analysis.update?.shape else {
            return []
        }
        let count = Text.count(shape.replicas, "Pod", "Pods")
        let deployment = workload.resource as? Deployment
        let isRolling = deployment.map { $0.spec.strategy?.type != .recreate } ?? false
        let path: FieldPath =
            isRolling
            ? "spec.strategy.rollingUpdate.maxUnavailable" : deployment != nil ? "spec.strategy.type" : "spec.replicas"
        let changes = isRolling ? workload.oldPodsStay(shape) : []
        return [
            Finding(
                Self.about.code,
                failure.severity,
                "of \(count) an update leaves \(shape.leastAvailable), and \(failure.environment.neededPods) must serve; "
                    + failure.outcome,
                at: workload.place(path),
                related: [workload.place("spec.replicas", note: "an update replaces \(count)")],
                evidence: [
                    Finding.Evidence("needed", .number(failure.environment.neededPods)),
                    Finding.Evidence("given", .number(shape.leastAvailable)),
                    Finding.Evidence("binding", .text(isRolling ? "maxUnavailable" : "replicas")),
                ],
                advice: isRolling
                    ? "let maxUnavailable be 0 and maxSurge 1"
                    : deployment != nil ? "use RollingUpdate with maxUnavailable 0" : "let replicas be 2 or more",
                timeline: failure.counterexample.timeline,
                fix: changes.isEmpty ? nil : Fix("Let new Pods come before old ones go", changes)
            )
        ]
    }
}

extension Workload {
    /// The changes of a Deployment by which no old Pod goes before a new one is there.
    func oldPodsStay(_ shape: UpdateShape) -> [Fix.Change] {
        let update = FieldPath("spec.strategy.rollingUpdate")
        let unavailable = setting(update.field("maxUnavailable"), to: 0)
        return shape.surge > 0 ? [unavailable] : [unavailable, setting(update.field("maxSurge"), to: 1)]
    }
}
