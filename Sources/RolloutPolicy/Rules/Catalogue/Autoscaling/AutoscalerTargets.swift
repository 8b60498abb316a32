// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-score horizontalpodautoscaler-has-target, kube-linter dangling-horizontalpodautoscaler, Kyverno
// prevent-duplicate-hpa and check-hpa-exists, Popeye 600 and 601, kubevious hpa-scale-target-ref.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to autoscalers of what does not exist.
public struct AutoscalerWithoutTarget: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "autoscaler-without-target",
        category: .autoscaling,
        summary: "An autoscaler scales something",
        rationale: "An autoscaler whose target has another name does nothing, and the load finds no more Pods.",
        reference: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges the autoscalers.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.all(HorizontalPodAutoscaler.self).compactMap { autoscaler in
            let target = autoscaler.resource.spec.scaleTargetRef
            // A version is optional; without one only the kinds of apps are certain.
            let isOfApps = [Deployment.kind, StatefulSet.kind, ReplicaSet.kind].contains(target.kind)
            guard let apiVersion = target.apiVersion ?? (isOfApps ? Deployment.apiVersion : nil) else { return nil }
            let exists = scope.resources.contains(
                apiVersion: apiVersion,
                kind: target.kind,
                named: target.name,
                namespace: scope.namespace(at: autoscaler.position)
            )
            guard !exists else { return nil }
            return objection(
                "these manifests have no \(target.kind) \(target.name) of \(apiVersion)",
                at: scope.place("spec.scaleTargetRef", of: autoscaler),
                evidence: [.init("target", .text("\(target.kind)/\(target.name)"))],
                advice: "name what is to be scaled"
            )
        }
    }
}

/// Objects to workloads that several autoscalers scale.
public struct SeveralAutoscalers: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "several-autoscalers",
        category: .autoscaling,
        summary: "One autoscaler at most scales a workload",
        rationale: "Two autoscalers undo each other's changes, and Pods come and go for no reason.",
        reference: "https://kyverno.io/policies/other/prevent-duplicate-hpa/prevent-duplicate-hpa/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        let elsewhere = workload.scope.resources.isScaledElsewhere(workload.member)
        let count = workload.autoscalers.count + (elsewhere ? 1 : 0)
        guard count > 1 else { return [] }
        return [
            objection(
                "\(count) autoscalers scale the workload",
                at: workload.place(.root),
                related: workload.autoscalers.map {
                    workload.scope.place("spec.scaleTargetRef", of: $0, note: "this autoscaler scales the workload")
                },
                evidence: [.init("autoscalers", .number(count))],
                advice: "keep one of them"
            )
        ]
    }
}

/// Objects to Deployments behind a Service without an autoscaler.
public struct MissingAutoscaler: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "missing-autoscaler",
        severity: .note,
        category: .autoscaling,
        summary: "A Deployment behind a Service has an autoscaler",
        rationale: "A fixed number of Pods is either too many at night or too few on the day that counts.",
        reference: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        guard workload.resource is Deployment, workload.isServing, workload.autoscalers.isEmpty,
            !workload.scope.resources.isScaledElsewhere(workload.member)
        else { return [] }
        return [
            objection(
                "no autoscaler sets the number of Pods",
                at: workload.place("spec.replicas"),
                advice: "add one if the load varies"
            )
        ]
    }
}
