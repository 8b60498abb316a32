// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-linter priority-class-name, Polaris priorityClassNotSet.

import FieldCoding
import KubernetesModels
import TargetGroups

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
