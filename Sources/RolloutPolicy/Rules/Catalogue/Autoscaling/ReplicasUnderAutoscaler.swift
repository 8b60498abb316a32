// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-score deployment-targeted-by-hpa-does-not-have-replicas-configured.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to replicas that stand in a workload which an autoscaler scales.
public struct ReplicasUnderAutoscaler: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "replicas-under-autoscaler",
        category: .autoscaling,
        summary: "A workload with an autoscaler states no replicas",
        rationale: """
            Each time the manifest is applied, the number of Pods falls back to the one that is stated, whatever the load \
            is, and the autoscaler needs minutes to raise it again.
            """,
        reference: """
            https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/\
            #migrating-deployments-and-statefulsets-to-horizontal-autoscaling
            """
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    ///
    /// There is no fix: without that last step kubectl would take the removal for a wish of one Pod.
    public func findings(in workload: Workload) -> [Finding] {
        guard let replicas = workload.resource.wantedReplicas, let autoscaler = workload.autoscalers.first else {
            return []
        }
        let path: FieldPath = "spec.replicas"
        return [
            objection(
                "each time the manifest is applied, the number of Pods falls back to \(replicas)",
                at: workload.place(path),
                related: [
                    workload.scope.place(
                        "spec.scaleTargetRef",
                        of: autoscaler,
                        note: "this autoscaler sets the replicas"
                    )
                ],
                evidence: [.init("replicas", .number(replicas))],
                advice: "remove the field, after a last `kubectl apply edit-last-applied` where kubectl applies it"
            )
        ]
    }
}
