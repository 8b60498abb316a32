// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-linter update-configuration (maxPodsUnavailable, maxSurge), Datree's examples for rolling updates.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to updates that take away more than a share of the Pods at a time.
public struct UpdateRemovesTooMany: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "update-removes-too-many",
        category: .updates,
        summary: "An update leaves enough Pods for the load",
        rationale: "The Pods that stay get the requests of those that are missing, and fail under them.",
        reference: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable"
    )

    /// The share of the Pods that may be missing, in percent.
    public var mostPercent: Int {
        didSet { mostPercent = Self.range.nearest(to: mostPercent) }
    }

    private static let range = ParameterRange.percent

    /// Creates the rule.
    ///
    /// - Parameter mostPercent: The share of the Pods that may be missing, in percent; what is outside
    ///   ``parameterRanges`` counts as the nearest number within.
    public init(mostPercent: Int = 50) {
        self.mostPercent = Self.range.nearest(to: mostPercent)
    }

    /// `mostPercent`: the share of the Pods that may be missing.
    public var parameters: [String: Int] {
        get { ["mostPercent": mostPercent] }
        set { mostPercent = newValue["mostPercent"] ?? mostPercent }
    }

    /// `mostPercent`: 0 to 100.
    public static var parameterRanges: [String: ClosedRange<Int>] { ["mostPercent": range] }

    /// Judges a workload of several Pods.
    public func findings(in workload: Workload) -> [Finding] {
        guard let shape = workload.updateShape, shape.manner != .recreate, shape.replicas > 1,
            shape.isMore(shape.unavailable, than: mostPercent)
        else { return [] }
        return [
            objection(
                "\(shape.unavailable) of \(shape.replicas) Pods may be missing during an update",
                at: workload.place(workload.updatePath.field("maxUnavailable")),
                evidence: [.init("missing", .number(shape.unavailable)), .init("Pods", .number(shape.replicas))],
                advice: "let at most \(mostPercent) % be missing"
            )
        ]
    }
}

/// Objects to updates that start more than a share of the Pods on top.
public struct UpdateAddsTooMany: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "update-adds-too-many",
        severity: .note,
        category: .updates,
        summary: "An update does not need more than the Pods once over",
        rationale: """
            The additional Pods need nodes, addresses and connections to databases, and those that are ending come on \
            top: they do not count.
            """,
        reference: "https://github.com/kubernetes/kubernetes/issues/95498"
    )

    /// The share of the Pods that may be added, in percent.
    public var mostPercent: Int {
        didSet { mostPercent = Self.range.nearest(to: mostPercent) }
    }

    private static let range = 0...Int(Int32.max)

    /// Creates the rule.
    ///
    /// - Parameter mostPercent: The share of the Pods that may be added, in percent; what is outside
    ///   ``parameterRanges`` counts as the nearest number within.
    public init(mostPercent: Int = 100) {
        self.mostPercent = Self.range.nearest(to: mostPercent)
    }

    /// `mostPercent`: the share of the Pods that may be added.
    public var parameters: [String: Int] {
        get { ["mostPercent": mostPercent] }
        set { mostPercent = newValue["mostPercent"] ?? mostPercent }
    }

    /// `mostPercent`: 0 or more.
    public static var parameterRanges: [String: ClosedRange<Int>] { ["mostPercent": range] }

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        guard let shape = workload.updateShape, shape.replicas > 0,
            shape.isMore(shape.surge, than: mostPercent)
        else { return [] }
        return [
            objection(
                "\(Text.count(shape.surge, "Pod", "Pods")) may run on top of \(shape.replicas) during an update",
                at: workload.place(workload.updatePath.field("maxSurge")),
                evidence: [.init("added", .number(shape.surge)), .init("Pods", .number(shape.replicas))],
                advice: "add at most \(mostPercent) %"
            )
        ]
    }
}

extension UpdateShape {
    /// Whether a number of Pods is more than a share of them, whatever the numbers are.
    fileprivate func isMore(_ count: Int, than percent: Int) -> Bool {
        count.multipliedFullWidth(by: 100) > replicas.multipliedFullWidth(by: percent)
    }
}

extension Workload {
    /// What an update replaces at a time, with the fewest Pods that there may be.
    fileprivate var updateShape: UpdateShape? {
        guard let pods = scope.leastPods(of: member) else { return nil }
        return UpdateShape(of: resource, replicas: pods.count)
    }

    /// Where the limits of an update stand.
    fileprivate var updatePath: FieldPath {
        resource is Deployment ? "spec.strategy.rollingUpdate" : "spec.updateStrategy.rollingUpdate"
    }
}
