// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-score horizontalpodautoscaler-replicas, kube-linter hpa-minimum-three-replicas, Polaris hpaMinAvailability and
// hpaMaxAvailability, Gatekeeper horizontalpodautoscaler, Datree HPA_MISSING_MINREPLICAS_KEY.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to autoscalers that leave fewer Pods than it takes to lose one.
public struct AutoscalerLeastTooLow: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "autoscaler-least-too-low",
        category: .autoscaling,
        summary: "An autoscaler leaves enough Pods to lose one",
        rationale:
            "At night one Pod is left, and while its node is drained nothing answers. Without minReplicas it is 1.",
        reference: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/"
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

    /// Judges the autoscalers; scaling to zero is meant so.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.all(HorizontalPodAutoscaler.self).compactMap { autoscaler in
            let spec = autoscaler.resource.spec
            let count = spec.minReplicas ?? 1
            guard (1..<least).contains(count) else { return nil }
            let path: FieldPath = "spec.minReplicas"
            let fix = Fix("Keep \(least) Pods", [.set(path, of: autoscaler.position, to: .integer(least))])
            return objection(
                "the autoscaler may leave \(Text.count(count, "Pod", "Pods"))",
                at: scope.place(path, of: autoscaler),
                evidence: [.init("minReplicas", .number(count)), .init("least", .number(least))],
                advice: "keep \(least) or more",
                fix: spec.maxReplicas >= least ? fix : nil
            )
        }
    }
}

/// Objects to autoscalers that have no room.
public struct AutoscalerCannotScale: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "autoscaler-cannot-scale",
        category: .autoscaling,
        summary: "An autoscaler has room between its least and its most",
        rationale: "An autoscaler whose most is its least scales nothing, and looks as if it did.",
        reference: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/"
    )

    /// The least difference between most and least that is room enough.
    public var room: Int {
        didSet { room = Self.range.nearest(to: room) }
    }

    private static let range = 0...Int(Int32.max)

    /// Creates the rule.
    ///
    /// - Parameter room: The least difference between most and least that is room enough; what is outside
    ///   ``parameterRanges`` counts as the nearest number within.
    public init(room: Int = 1) {
        self.room = Self.range.nearest(to: room)
    }

    /// `room`: the least difference between most and least that is room enough.
    public var parameters: [String: Int] {
        get { ["room": room] }
        set { room = newValue["room"] ?? room }
    }

    /// `room`: 0 or more.
    public static var parameterRanges: [String: ClosedRange<Int>] { ["room": range] }

    /// Judges the autoscalers.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.all(HorizontalPodAutoscaler.self).compactMap { autoscaler in
            let (least, most) = (autoscaler.resource.spec.minReplicas ?? 1, autoscaler.resource.spec.maxReplicas)
            let (difference, overflows) = most.subtractingReportingOverflow(least)
            guard overflows ? most < least : difference < room else { return nil }
            return objection(
                "between \(least) and \(most) Pods there is no room to scale",
                at: scope.place("spec.maxReplicas", of: autoscaler),
                related: [scope.place("spec.minReplicas", of: autoscaler, note: "the least is \(least)")],
                evidence: [.init("minReplicas", .number(least)), .init("maxReplicas", .number(most))],
                advice: "raise maxReplicas, or remove the autoscaler"
            )
        }
    }
}
