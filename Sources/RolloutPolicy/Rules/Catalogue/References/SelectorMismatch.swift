// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-score deployment-pod-selector-labels-match-template-metadata-labels, kube-linter mismatching-selector; the API
// server refuses such a workload (pkg/apis/apps/validation, "selector does not match template labels").

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to workloads whose selector does not select their own Pods.
public struct SelectorMismatch: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "selector-mismatch",
        severity: .error,
        category: .references,
        summary: "The selector of a workload selects its own Pods",
        rationale: "The API server refuses a workload that does not count the Pods that it makes.",
        reference: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    ///
    /// There is a fix where the template lacks labels, none where one has another value.
    public func findings(in workload: Workload) -> [Finding] {
        let labels = workload.resource.podTemplate.metadata.labels ?? [:]
        guard let selector = workload.selector, !selector.matches(labels) else { return [] }
        let wanted = (selector.matchLabels ?? [:]).sorted { $0.key < $1.key }.filter { labels[$0.key] != $0.value }
        let place: FieldPath = "spec.template.metadata.labels"
        let isCertain =
            wanted.allSatisfy { labels[$0.key] == nil }
            && selector.matches(labels.merging(wanted.map { ($0.key, $0.value) }) { $1 })
        let fix = Fix(
            "Add what the selector selects to the template",
            wanted.map { workload.setting(place.key($0.key), to: .string($0.value)) }
        )
        return [
            objection(
                "the selector does not select the Pods of the template",
                at: workload.place(place),
                related: [workload.place("spec.selector", note: "the selector stands here")],
                evidence: wanted.map { .init($0.key, .text($0.value)) },
                advice: "give the template the labels that are selected",
                fix: isCertain ? fix : nil
            )
        ]
    }
}

extension Workload {
    /// The workload's selector of its Pods; nil for one that the server would fill in.
    fileprivate var selector: LabelSelector? {
        switch resource {
        case let deployment as Deployment: deployment.spec.selector
        case let statefulSet as StatefulSet: statefulSet.spec.selector
        case let daemonSet as DaemonSet: daemonSet.spec.selector
        case let replicaSet as ReplicaSet: replicaSet.spec.selector
        default: nil
        }
    }
}
