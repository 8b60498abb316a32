// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-score deployment-strategy, kube-linter no-rolling-update-strategy, Kubescape C-0305.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to Deployments that stop all Pods before they start new ones.
public struct RecreateStrategy: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "recreate-strategy",
        severity: .error,
        category: .updates,
        summary: "A Deployment behind a Service replaces its Pods in turn",
        rationale: "With Recreate an update ends all Pods first, and every request fails until new ones are ready.",
        reference: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload; what no Service selects gets a note.
    public func findings(in workload: Workload) -> [Finding] {
        guard let deployment = workload.resource as? Deployment, deployment.spec.strategy?.type == .recreate else {
            return []
        }
        return [
            objection(
                "an update ends all Pods before it starts new ones",
                at: workload.place("spec.strategy.type"),
                severity: workload.isServing ? Self.about.severity : .note,
                related: workload.services.prefix(1).map {
                    workload.scope.place("spec.selector", of: $0, note: "this Service sends requests to the Pods")
                },
                advice: "use RollingUpdate, unless two versions must not run at once"
            )
        ]
    }
}

/// Objects to workloads whose Pods an update leaves as they are.
public struct OnDeleteStrategy: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "on-delete-strategy",
        severity: .note,
        category: .updates,
        summary: "An update replaces the Pods",
        rationale: "With OnDelete a Pod keeps the old version until somebody deletes it, so that versions are mixed.",
        reference: "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#on-delete"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a StatefulSet or DaemonSet.
    public func findings(in workload: Workload) -> [Finding] {
        let isOnDelete =
            switch workload.resource {
            case let statefulSet as StatefulSet: statefulSet.spec.updateStrategy?.type == .onDelete
            case let daemonSet as DaemonSet: daemonSet.spec.updateStrategy?.type == .onDelete
            default: false
            }
        guard isOnDelete else { return [] }
        return [
            objection(
                "an update replaces no Pods until they are deleted",
                at: workload.place("spec.updateStrategy.type"),
                advice: "use RollingUpdate"
            )
        ]
    }
}
