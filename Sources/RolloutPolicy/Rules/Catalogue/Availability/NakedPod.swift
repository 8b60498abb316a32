// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// Kubescape C-0073, hardeneks avoid_running_singleton_pods.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to Pods that nothing makes anew.
public struct NakedPod: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "naked-pod",
        category: .availability,
        summary: "A Pod is made by a workload",
        rationale: "A Pod of its own is gone for good once its node is drained or has failed, and cannot be updated.",
        reference: "https://kubernetes.io/docs/concepts/configuration/overview/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges the Pods; those that run once and end are left alone, as are the ones that something else has made.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.all(Pod.self).compactMap { pod in
            let metadata = pod.resource.metadata
            guard (metadata.ownerReferences ?? []).isEmpty, metadata.annotations?["kubernetes.io/config.source"] == nil,
                (pod.resource.spec.restartPolicy ?? .always) == .always
            else { return nil }
            return objection(
                "nothing makes the Pod anew when its node goes",
                at: scope.place("spec", of: pod),
                advice: "make it by a Deployment"
            )
        }
    }
}
