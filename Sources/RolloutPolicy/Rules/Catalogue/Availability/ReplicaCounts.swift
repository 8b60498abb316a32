// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-score deployment-replicas, kube-linter minimum-three-replicas, Polaris deploymentMissingReplicas, Kyverno
// deployment-has-multiple-replicas, Gatekeeper replicalimits, Popeye 500 and 1109.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to workloads with fewer Pods than it takes to lose one.
public struct TooFewReplicas: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "too-few-replicas",
        category: .availability,
        summary: "A workload has enough Pods to lose one",
        rationale: """
            A single Pod is gone while its node is drained or has failed, and nothing answers until another one has \
            started elsewhere.
            """,
        reference: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas"
    )

    /// The fewest Pods that are enough.
    public var least: Int {
        didSet { least = Self.range.nearest(to: least) }
    }

    private static let range = ParameterRange.pods

    /// Creates the rule.
    ///
    /// - Parameter least: The fewest Pods that are enough; what is outside
    ///   ``parameterRanges`` counts as the nearest number within.
    public init(least: Int = 2) {
        self.least = Self.range.nearest(to: least)
    }

    /// `least`: the fewest Pods that are enough.
    public var parameters: [String: Int] {
        get { ["least": least] }
        set { least = newValue["least"] ?? least }
    }

    /// `least`: 1 or more.
    public static var parameterRanges: [String: ClosedRange<Int>] { ["least": range] }

    /// Judges a workload.
    ///
    /// What an autoscaler sets is left to ``AutoscalerLeastTooLow``, and none at all is meant so.
    public func findings(in workload: Workload) -> [Finding] {
        guard workload.autoscalers.isEmpty, !workload.isOwned,
            let pods = workload.scope.leastPods(of: workload.member), (1..<least).contains(pods.count)
        else { return [] }
        let mayGrow = workload.resource is Deployment && !workload.isBoundToOnePod
        let fix = Fix("Want \(least) Pods", [workload.setting("spec.replicas", to: .integer(least))])
        return [
            objection(
                "\(Text.count(pods.count, "Pod is", "Pods are")) too few to lose one",
                at: workload.place("spec.replicas"),
                severity: workload.resource is StatefulSet ? .note : Self.about.severity,
                evidence: [.init("replicas", .number(pods.count)), .init("least", .number(least))],
                advice: "run \(least) or more",
                fix: mayGrow ? fix : nil
            )
        ]
    }
}

extension Workload {
    /// Whether something else makes the workload.
    fileprivate var isOwned: Bool { !(resource.metadata.ownerReferences ?? []).isEmpty }

    /// Whether the Pods need what can often be had by one of them only: a claim, or a port of the node.
    ///
    /// `Recreate` is mostly chosen for the same reason.
    fileprivate var isBoundToOnePod: Bool {
        (pod.volumes ?? []).contains { $0.persistentVolumeClaim != nil } || pod.hostNetwork == true
            || longRunningContainers.flatMap { $0.container.ports ?? [] }.contains { $0.hostPort != nil }
            || (resource as? Deployment)?.spec.strategy?.type == .recreate
    }
}

/// Objects to workloads and autoscalers with more Pods than a team allows.
public struct TooManyReplicas: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "too-many-replicas",
        category: .availability,
        summary: "A workload has no more Pods than allowed",
        rationale: "A slip of a digit takes the nodes that other workloads need, and an update takes hours.",
        reference: "https://open-policy-agent.github.io/gatekeeper-library/website/validation/replicalimits"
    )

    /// The most Pods that are allowed.
    public var most: Int {
        didSet { most = Self.range.nearest(to: most) }
    }

    private static let range = ParameterRange.pods

    /// Creates the rule.
    ///
    /// - Parameter most: The most Pods that are allowed; what is outside
    ///   ``parameterRanges`` counts as the nearest number within.
    public init(most: Int = 1000) {
        self.most = Self.range.nearest(to: most)
    }

    /// `most`: the most Pods that are allowed.
    public var parameters: [String: Int] {
        get { ["most": most] }
        set { most = newValue["most"] ?? most }
    }

    /// `most`: 1 or more.
    public static var parameterRanges: [String: ClosedRange<Int>] { ["most": range] }

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        guard let replicas = workload.resource.wantedReplicas, replicas > most else { return [] }
        return [finding(replicas, at: workload.place("spec.replicas"))]
    }

    /// Judges the autoscalers.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.all(HorizontalPodAutoscaler.self).compactMap { autoscaler in
            let replicas = autoscaler.resource.spec.maxReplicas
            guard replicas > most else { return nil }
            return finding(replicas, at: scope.place("spec.maxReplicas", of: autoscaler))
        }
    }

    private func finding(_ replicas: Int, at place: Finding.Place) -> Finding {
        objection(
            "\(replicas) Pods are more than allowed",
            at: place,
            evidence: [.init("replicas", .number(replicas)), .init("most", .number(most))],
            advice: "use \(most) or fewer"
        )
    }
}

/// Objects to workloads behind a Service that are scaled to nothing.
public struct ScaledToZero: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "scaled-to-zero",
        severity: .note,
        category: .availability,
        summary: "A workload behind a Service has Pods",
        rationale: "Without Pods every request fails; often somebody has scaled down and forgotten it.",
        reference: "https://popeyecli.io (code 500)"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        guard let service = workload.services.first, workload.autoscalers.isEmpty,
            workload.resource.wantedReplicas == 0,
            !workload.scope.resources.isScaledElsewhere(workload.member)
        else { return [] }
        return [
            objection(
                "no Pods are wanted",
                at: workload.place("spec.replicas"),
                related: [
                    workload.scope.place("spec.selector", of: service, note: "this Service sends requests to the Pods")
                ],
                advice: "scale up, or remove what sends requests"
            )
        ]
    }
}
