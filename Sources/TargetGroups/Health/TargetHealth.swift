// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels

/// The state of a target, as ELB reports it.
public struct TargetHealthState: OpenEnumeration, Sendable {
    /// The wire spelling.
    public let rawValue: String

    /// Creates a value of any spelling, known or not.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Being registered, or its first health checks run.
    public static var initial: Self { Self("initial") }

    /// Receives requests.
    public static var healthy: Self { Self("healthy") }

    /// Fails its health checks and receives no requests, unless all targets fail theirs.
    public static var unhealthy: Self { Self("unhealthy") }

    /// Unhealthy, but keeps its connections for a while; Network Load Balancers only.
    public static var unhealthyDraining: Self { Self("unhealthy.draining") }

    /// Not registered, or nothing uses the target group.
    public static var unused: Self { Self("unused") }

    /// Deregistered; requests in flight may finish.
    ///
    /// It may still be sent new requests for some time.
    public static var draining: Self { Self("draining") }

    /// Its health is not known.
    public static var unavailable: Self { Self("unavailable") }

    /// The values that are known, in the order of the API.
    public static var allKnown: [Self] {
        [.initial, .healthy, .unhealthy, .unhealthyDraining, .unused, .draining, .unavailable]
    }
}

/// Why a target is in its state, as ELB reports it; healthy targets have no reason.
public struct TargetHealthReason: OpenEnumeration, Sendable {
    /// The wire spelling.
    public let rawValue: String

    /// Creates a value of any spelling, known or not.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// The target is being added to the load balancer; passes by itself.
    public static var registrationInProgress: Self { Self("Elb.RegistrationInProgress") }

    /// The first health checks run; passes by itself.
    public static var initialHealthChecking: Self { Self("Elb.InitialHealthChecking") }

    /// Health checks are answered with a status that the matcher does not accept; mend the application or the matcher.
    public static var responseCodeMismatch: Self { Self("Target.ResponseCodeMismatch") }

    /// Health checks are not answered in time; mend the application or its security groups.
    public static var timeout: Self { Self("Target.Timeout") }

    /// Health checks cannot connect, or the answer is malformed; mend the application, the port or its security groups.
    public static var failedHealthChecks: Self { Self("Target.FailedHealthChecks") }

    /// The target is not in the target group.
    public static var notRegistered: Self { Self("Target.NotRegistered") }

    /// No listener uses the target group, or the target's zone is not enabled: a gate waits for ever.
    public static var notInUse: Self { Self("Target.NotInUse") }

    /// The target is leaving; requests in flight may finish until the deregistration delay ends.
    public static var deregistrationInProgress: Self { Self("Target.DeregistrationInProgress") }

    /// The instance is stopped or terminated.
    public static var invalidState: Self { Self("Target.InvalidState") }

    /// The address is reserved, or the load balancer uses it itself.
    public static var ipUnusable: Self { Self("Target.IpUnusable") }

    /// Health checks are off, which only Lambda targets can have.
    public static var healthCheckDisabled: Self { Self("Target.HealthCheckDisabled") }

    /// The load balancer failed; passes by itself or needs AWS.
    public static var internalError: Self { Self("Elb.InternalError") }

    /// The values that are known, in the order of the API.
    public static var allKnown: [Self] {
        [
            .registrationInProgress, .initialHealthChecking, .responseCodeMismatch, .timeout, .failedHealthChecks,
            .notRegistered, .notInUse, .deregistrationInProgress, .invalidState, .ipUnusable, .healthCheckDisabled,
            .internalError,
        ]
    }
}

/// The health of a target: its state, and why.
public struct TargetHealth: FieldCodable, Hashable, Sendable {
    /// The state.
    public var state: TargetHealthState?

    /// Why; absent for a healthy target.
    public var reason: TargetHealthReason?

    /// A sentence of ELB for people.
    public var text: String?

    /// Creates a value; what is not given is absent.
    public init(state: TargetHealthState? = nil, reason: TargetHealthReason? = nil, text: String? = nil) {
        self.state = state
        self.reason = reason
        self.text = text
    }

    /// A value without fields.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, under the names of the ELB API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("State", &state)
        visitor.optional("Reason", &reason)
        visitor.optional("Description", &text)
    }
}
