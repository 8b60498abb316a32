// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Whether a target that is not healthy becomes so, and by whose doing.
public enum TargetHealthOutlook: Hashable, Sendable {
    /// It is healthy.
    case healthy
    /// It passes by itself, as the next step of registering or leaving.
    case passing
    /// The application, its health check or the network must be mended; then it passes.
    case fixable
    /// The target stays as it is until the load balancer's set-up is changed.
    case blocked
    /// The target is gone, or is about to go.
    case leaving
    /// Neither the state nor the reason is known to this library.
    case unknown
}

extension TargetHealth {
    /// Whether the target becomes healthy, by its reason, or by its state where there is none.
    public var outlook: TargetHealthOutlook {
        if state == .healthy { return .healthy }
        return reason?.explanation?.outlook ?? state?.explanation?.outlook ?? .unknown
    }

    /// What the state and the reason mean, in a clause: `the first health checks are running`.
    ///
    /// For values that this library does not know it says so.
    public var meaning: String {
        if let known = reason?.explanation?.meaning ?? state?.explanation?.meaning { return known }
        if let reason, !reason.rawValue.isEmpty { return "ELB gives a reason that is not known here" }
        return state == nil ? "ELB gives no state" : "ELB gives a state that is not known here"
    }

    /// What to do, as a sentence; nil where there is nothing to do but to wait.
    public var advice: String? {
        state == .healthy ? nil : reason?.explanation?.advice ?? state?.explanation?.advice
    }

    /// State and reason as ELB spells them: `unhealthy (Target.Timeout)`.
    public var spelling: String {
        let state = state?.rawValue ?? "no state"
        guard let reason = reason?.rawValue, !reason.isEmpty else { return state }
        return "\(state) (\(reason))"
    }

    /// Whether the target is not in its target group.
    public var isNotRegistered: Bool {
        state == .unused && reason == .notRegistered
    }

    /// Whether the target is leaving its target group.
    public var isDraining: Bool {
        state == .draining || state == .unhealthyDraining
    }
}

/// What is known about a state or a reason.
struct TargetHealthExplanation {
    let meaning: String
    let outlook: TargetHealthOutlook
    var advice: String?
}

extension TargetHealthReason {
    fileprivate var explanation: TargetHealthExplanation? {
        Self.explanations[self]
    }

    private static let explanations: [Self: TargetHealthExplanation] = [
        .registrationInProgress: TargetHealthExplanation(
            meaning: "the target is still registering",
            outlook: .passing
        ),
        .initialHealthChecking: TargetHealthExplanation(
            meaning: "the first health checks are running",
            outlook: .passing
        ),
        .responseCodeMismatch: TargetHealthExplanation(
            meaning: "health checks are answered with a status that does not count as healthy",
            outlook: .fixable,
            advice:
                "Request the health check's path from within the Pod, and mend the answer, the path or the success codes."
        ),
        .timeout: TargetHealthExplanation(
            meaning: "health checks are not answered in time",
            outlook: .fixable,
            advice: """
                Let the security group of the Pods or nodes admit the load balancer on the health check's port; if it \
                does, the application is too slow for the health check's timeout.
                """
        ),
        .failedHealthChecks: TargetHealthExplanation(
            meaning: "health checks cannot connect, or their answers are malformed",
            outlook: .fixable,
            advice: "Compare the port and the protocol of the health check with what the container listens on."
        ),
        .internalError: TargetHealthExplanation(
            meaning: "the load balancer has a fault of its own",
            outlook: .passing,
            advice: "If it lasts, look at the AWS Health Dashboard."
        ),
        .notRegistered: TargetHealthExplanation(
            meaning: "the target is not in the target group",
            outlook: .leaving,
            advice:
                "Look at the events of the TargetGroupBinding and at the controller's log for a failure to register."
        ),
        .notInUse: TargetHealthExplanation(
            meaning: "no listener uses the target group, or the target's zone is not enabled for the load balancer",
            outlook: .blocked,
            advice: """
                Add a rule of a listener that forwards to the target group, and a subnet of the target's zone to the \
                load balancer; until then the gate stays closed.
                """
        ),
        .invalidState: TargetHealthExplanation(
            meaning: "the instance is stopped or terminated",
            outlook: .leaving,
            advice: "Start the instance, or let the Pod be placed on another node."
        ),
        .ipUnusable: TargetHealthExplanation(
            meaning: "the address is reserved, or the load balancer uses it itself",
            outlook: .blocked,
            advice: "Delete the Pod, so that another one gets another address."
        ),
        .deregistrationInProgress: TargetHealthExplanation(
            meaning: "the target is leaving: requests in flight may finish until the deregistration delay ends",
            outlook: .leaving
        ),
        .healthCheckDisabled: TargetHealthExplanation(
            meaning: "the target group has no health checks, which only those of Lambda functions can lack",
            outlook: .blocked,
            advice: "Use a target group of type \"ip\" or \"instance\"."
        ),
    ]
}

extension TargetHealthState {
    fileprivate var explanation: TargetHealthExplanation? {
        Self.explanations[self]
    }

    private static let explanations: [Self: TargetHealthExplanation] = [
        .initial: TargetHealthExplanation(
            meaning: "the target is registering, or its first health checks are running",
            outlook: .passing
        ),
        .healthy: TargetHealthExplanation(meaning: "the target is healthy", outlook: .healthy),
        .unhealthy: TargetHealthExplanation(
            meaning: "the target fails its health checks",
            outlook: .fixable,
            advice: "Compare the health check's path, port and protocol with what the container serves."
        ),
        .unhealthyDraining: TargetHealthExplanation(
            meaning: "the target fails its health checks, and the connections that it has may finish",
            outlook: .fixable,
            advice: "Compare the health check's path, port and protocol with what the container serves."
        ),
        .unused: TargetHealthExplanation(
            meaning: "the target is not registered, or nothing uses its target group",
            outlook: .blocked,
            advice: "Let a rule of a listener forward to the target group."
        ),
        .draining: TargetHealthExplanation(
            meaning: "the target is leaving: requests in flight may finish until the deregistration delay ends",
            outlook: .leaving
        ),
        .unavailable: TargetHealthExplanation(
            meaning: "the target's health is not known",
            outlook: .passing
        ),
    ]
}
