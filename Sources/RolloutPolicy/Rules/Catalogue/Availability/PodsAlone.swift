// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// Kubescape C-0073, hardeneks avoid_running_singleton_pods; kube-linter priority-class-name, Polaris priorityClassNotSet.

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

/// Objects to workloads behind a Service without a priority.
public struct MissingPriorityClass: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "missing-priority-class",
        severity: .note,
        category: .availability,
        summary: "A workload that serves has a priority class",
        rationale: """
            Where nodes are full, Pods without a priority give way to any that have one, and the new Pods of an update \
            wait for the rest.
            """,
        reference: "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        guard workload.isServing, workload.pod.priority == nil, (workload.pod.priorityClassName ?? "").isEmpty else {
            return []
        }
        return [
            objection(
                "the Pods have no priority class",
                at: workload.place(workload.podPath.field("priorityClassName")),
                advice: "name one, unless the cluster has a default that fits"
            )
        ]
    }
}
