// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// What `aws elbv2 describe-target-health` prints: the targets of a target group with their health.
///
/// Properties have Swift's spelling here; in JSON they begin with a capital, as in the ELB API.
public struct TargetHealthDescriptions: FieldCodable, Hashable, Sendable {
    /// One entry a target.
    public var targetHealthDescriptions: [TargetHealthDescription]?

    /// Creates a value; what is not given is absent.
    public init(targetHealthDescriptions: [TargetHealthDescription]? = nil) {
        self.targetHealthDescriptions = targetHealthDescriptions
    }

    /// A value without fields.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, under the names of the ELB API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("TargetHealthDescriptions", &targetHealthDescriptions)
    }
}

/// A target and its health.
public struct TargetHealthDescription: FieldCodable, Hashable, Sendable {
    /// Which target.
    public var target: TargetDescription?

    /// The port of the health checks.
    public var healthCheckPort: String?

    /// The health.
    public var targetHealth: TargetHealth?

    /// Creates a value; what is not given is absent.
    public init(
        target: TargetDescription? = nil,
        healthCheckPort: String? = nil,
        targetHealth: TargetHealth? = nil
    ) {
        self.target = target
        self.healthCheckPort = healthCheckPort
        self.targetHealth = targetHealth
    }

    /// A value without fields.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, under the names of the ELB API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("Target", &target)
        visitor.optional("HealthCheckPort", &healthCheckPort)
        visitor.optional("TargetHealth", &targetHealth)
    }
}

/// A target: a Pod's address or an instance, with a port.
public struct TargetDescription: FieldCodable, Hashable, Sendable, CustomStringConvertible {
    /// The address of a Pod, or the identifier of an instance.
    public var id: String

    /// The port.
    public var port: Int?

    /// The zone, or `all` for addresses outside the VPC.
    public var availabilityZone: String?

    /// Creates a value; what is not given is absent.
    public init(id: String, port: Int? = nil, availabilityZone: String? = nil) {
        self.id = id
        self.port = port
        self.availabilityZone = availabilityZone
    }

    /// What tells the target from others of its target group: `10.0.0.7:8080`.
    public var description: String { port.map { "\(id):\($0)" } ?? id }

    /// A value whose required fields are empty.
    public static var blank: Self { Self(id: "") }

    /// Presents each field to a visitor, under the names of the ELB API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.required("Id", &id)
        visitor.optional("Port", &port)
        visitor.optional("AvailabilityZone", &availabilityZone)
    }
}
