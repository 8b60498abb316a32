// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A change beside hook and grace period that an update needs to be safe, with its reason.
public struct PlannedChange: Hashable, Sendable, CustomStringConvertible {
    /// What changes, and to what.
    public enum Action: Hashable, Sendable {
        /// New Pods get readiness gates: the namespace gets the label
        /// `elbv2.k8s.aws/pod-readiness-gate-inject=enabled`, and Pods that run already are replaced once.
        case injectReadinessGates
        /// `minReadySeconds` of the workload.
        case minReadySeconds(Int)
        /// `progressDeadlineSeconds` of the Deployment.
        case progressDeadlineSeconds(Int)
        /// The strategy of the Deployment becomes `RollingUpdate`.
        case rollingUpdate
        /// `maxUnavailable` of the rolling update.
        case maxUnavailable(Int)
        /// `maxSurge` of the rolling update.
        case maxSurge(Int)
        /// `replicas` of the workload.
        case replicas(Int)
        /// `deregistration_delay.timeout_seconds` of the target group.
        case deregistrationDelay(seconds: Int)
        /// `failureThreshold` of the probe that kills a container which takes long to start.
        case failureThreshold(container: String, probe: StartProbe, Int)
        /// How long the server keeps idle connections: a setting of the application.
        case keepAlive(Duration)
    }

    /// A probe that kills a container which has not started.
    public enum StartProbe: String, Hashable, Sendable {
        /// `startupProbe`.
        case startup = "startupProbe"
        /// `livenessProbe`, where there is no startup probe.
        case liveness = "livenessProbe"
    }

    /// What changes, and to what.
    public let action: Action

    /// The condition that needs it; nil where it is needed before any.
    public let condition: RolloutCondition?

    /// Why, in a clause.
    public let reason: String

    /// What the number is made of; empty where the reason says it.
    public let attributions: [RolloutPlan.Attribution]

    init(
        _ action: Action,
        for condition: RolloutCondition?,
        _ reason: String,
        _ attributions: [RolloutPlan.Attribution] = []
    ) {
        self.action = action
        self.condition = condition
        self.reason = reason
        self.attributions = attributions
    }

    /// The change with its reason: `progressDeadlineSeconds -> 700 s: …`.
    public var description: String { "\(action): \(reason)" }
}

extension PlannedChange.Action: CustomStringConvertible {
    /// Field and value.
    public var description: String {
        switch self {
        case .injectReadinessGates:
            "readiness gates: label the namespace elbv2.k8s.aws/pod-readiness-gate-inject=enabled"
        case .minReadySeconds(let seconds): "minReadySeconds -> \(seconds) s"
        case .progressDeadlineSeconds(let seconds): "progressDeadlineSeconds -> \(seconds) s"
        case .rollingUpdate: "strategy -> RollingUpdate"
        case .maxUnavailable(let number): "maxUnavailable -> \(number)"
        case .maxSurge(let number): "maxSurge -> \(number)"
        case .replicas(let number): "replicas -> \(number)"
        case .deregistrationDelay(let seconds): "deregistration delay of the target group -> \(seconds) s"
        case .failureThreshold(let container, let probe, let number):
            "\(probe.rawValue) of \(container): failureThreshold -> \(number)"
        case .keepAlive(let time): "keep-alive of the server -> \(Text.seconds(time)) or more"
        }
    }
}
