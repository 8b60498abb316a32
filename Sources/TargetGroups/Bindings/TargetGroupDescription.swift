// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
import KubernetesModels

/// A target group as `aws elbv2 describe-target-groups` prints it.
///
/// Properties have Swift's spelling here; in JSON they begin with a capital, as in the ELB API. Attributes and tags are
/// no part of it.
public struct TargetGroupDescription: FieldCodable, Hashable, Sendable {
    /// The ARN.
    public var targetGroupArn: String?

    /// The name.
    public var targetGroupName: String?

    /// The protocol spoken with the targets.
    public var `protocol`: TargetGroupProtocol?

    /// The version of HTTP; only of HTTP and HTTPS.
    public var protocolVersion: TargetGroupProtocolVersion?

    /// The port that counts for targets without one of their own.
    public var port: Int?

    /// The VPC.
    public var vpcId: String?

    /// What is registered.
    public var targetType: TargetType?

    /// The family of the targets' addresses.
    public var ipAddressType: TargetGroupIPAddressType?

    /// Whether there are health checks.
    public var healthCheckEnabled: Bool?

    /// The protocol of the health checks.
    public var healthCheckProtocol: TargetGroupProtocol?

    /// The port of the health checks, or `traffic-port`.
    public var healthCheckPort: String?

    /// The path of the health checks; only over HTTP and HTTPS.
    public var healthCheckPath: String?

    /// The seconds between two health checks: 5 to 300.
    public var healthCheckIntervalSeconds: Int?

    /// The seconds after which a health check has failed: 2 to 120.
    public var healthCheckTimeoutSeconds: Int?

    /// How many checks must succeed until a target is healthy: 2 to 10.
    public var healthyThresholdCount: Int?

    /// How many checks must fail until a target is unhealthy: 2 to 10.
    public var unhealthyThresholdCount: Int?

    /// Which codes count as success.
    public var matcher: TargetGroupMatcher?

    /// The port of the target control agent.
    public var targetControlPort: Int?

    /// Creates a value; what is not given is absent.
    public init(
        targetGroupArn: String? = nil,
        targetGroupName: String? = nil,
        protocol: TargetGroupProtocol? = nil,
        protocolVersion: TargetGroupProtocolVersion? = nil,
        port: Int? = nil,
        vpcId: String? = nil,
        targetType: TargetType? = nil,
        ipAddressType: TargetGroupIPAddressType? = nil,
        healthCheckEnabled: Bool? = nil,
        healthCheckProtocol: TargetGroupProtocol? = nil,
        healthCheckPort: String? = nil,
        healthCheckPath: String? = nil,
        healthCheckIntervalSeconds: Int? = nil,
        healthCheckTimeoutSeconds: Int? = nil,
        healthyThresholdCount: Int? = nil,
        unhealthyThresholdCount: Int? = nil,
        matcher: TargetGroupMatcher? = nil,
        targetControlPort: Int? = nil
    ) {
        self.targetGroupArn = targetGroupArn
        self.targetGroupName = targetGroupName
        self.protocol = `protocol`
        self.protocolVersion = protocolVersion
        self.port = port
        self.vpcId = vpcId
        self.targetType = targetType
        self.ipAddressType = ipAddressType
        self.healthCheckEnabled = healthCheckEnabled
        self.healthCheckProtocol = healthCheckProtocol
        self.healthCheckPort = healthCheckPort
        self.healthCheckPath = healthCheckPath
        self.healthCheckIntervalSeconds = healthCheckIntervalSeconds
        self.healthCheckTimeoutSeconds = healthCheckTimeoutSeconds
        self.healthyThresholdCount = healthyThresholdCount
        self.unhealthyThresholdCount = unhealthyThresholdCount
        self.matcher = matcher
        self.targetControlPort = targetControlPort
    }

    /// A value without fields.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, under the names of the ELB API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("TargetGroupArn", &targetGroupArn)
        visitor.optional("TargetGroupName", &targetGroupName)
        visitor.optional("Protocol", &`protocol`)
        visitor.optional("ProtocolVersion", &protocolVersion)
        visitor.optional("Port", &port)
        visitor.optional("VpcId", &vpcId)
        visitor.optional("TargetType", &targetType)
        visitor.optional("IpAddressType", &ipAddressType)
        visitor.optional("HealthCheckEnabled", &healthCheckEnabled)
        visitor.optional("HealthCheckProtocol", &healthCheckProtocol)
        visitor.optional("HealthCheckPort", &healthCheckPort)
        visitor.optional("HealthCheckPath", &healthCheckPath)
        visitor.optional("HealthCheckIntervalSeconds", &healthCheckIntervalSeconds)
        visitor.optional("HealthCheckTimeoutSeconds", &healthCheckTimeoutSeconds)
        visitor.optional("HealthyThresholdCount", &healthyThresholdCount)
        visitor.optional("UnhealthyThresholdCount", &unhealthyThresholdCount)
        visitor.optional("Matcher", &matcher)
        visitor.optional("TargetControlPort", &targetControlPort)
    }
}

/// Which codes count as success, in the spelling of the ELB API.
public struct TargetGroupMatcher: FieldCodable, Hashable, Sendable {
    /// Codes of HTTP, as `200`, `200,202` or `200-399`.
    public var httpCode: String?

    /// Codes of gRPC, as `12`, `0,1` or `0-99`.
    public var grpcCode: String?

    /// Creates a value; what is not given is absent.
    public init(httpCode: String? = nil, grpcCode: String? = nil) {
        self.httpCode = httpCode
        self.grpcCode = grpcCode
    }

    /// A value without fields.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, under the names of the ELB API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("HttpCode", &httpCode)
        visitor.optional("GrpcCode", &grpcCode)
    }
}
