// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels

/// Settings of a target group, `TargetGroupProps` in the API.
///
/// What is absent has the controller's default; there is no range that the controller checks.
public struct TargetGroupProperties: FieldCodable, Sendable {
    /// The name of the target group, taken as it is.
    ///
    /// Default: generated, see ``GatewayTargetGroupIdentity``.
    public var targetGroupName: String?

    /// The family of the targets' addresses.
    ///
    /// Default: that of the Service.
    public var ipAddressType: TargetGroupIPAddressType?

    /// The health checks.
    public var healthCheckConfig: HealthCheckConfiguration?

    /// Which nodes are registered; only for targets of type `instance`.
    public var nodeSelector: LabelSelector?

    /// Attributes such as `deregistration_delay.timeout_seconds`.
    public var targetGroupAttributes: [TargetGroupAttribute]?

    /// What is registered.
    ///
    /// Default: the controller's `--default-target-type`, which is `instance`.
    public var targetType: TargetType?

    /// The protocol spoken with the targets.
    ///
    /// Default: that of the route.
    public var `protocol`: TargetGroupProtocol?

    /// The version of HTTP.
    ///
    /// Default: `GRPC` for a GRPCRoute, `HTTP1` otherwise.
    public var protocolVersion: TargetGroupProtocolVersion?

    /// The port of the target control agent; only for targets of type `ip`.
    public var targetControlPort: Int?

    /// Whether Pods of other clusters share the target group.
    ///
    /// Default: false.
    public var enableMultiCluster: Bool?

    /// Tags of the target group.
    public var tags: [String: String]?

    /// Creates a value; what is not given is absent.
    public init(
        targetGroupName: String? = nil,
        ipAddressType: TargetGroupIPAddressType? = nil,
        healthCheckConfig: HealthCheckConfiguration? = nil,
        nodeSelector: LabelSelector? = nil,
        targetGroupAttributes: [TargetGroupAttribute]? = nil,
        targetType: TargetType? = nil,
        protocol: TargetGroupProtocol? = nil,
        protocolVersion: TargetGroupProtocolVersion? = nil,
        targetControlPort: Int? = nil,
        enableMultiCluster: Bool? = nil,
        tags: [String: String]? = nil
    ) {
        self.targetGroupName = targetGroupName
        self.ipAddressType = ipAddressType
        self.healthCheckConfig = healthCheckConfig
        self.nodeSelector = nodeSelector
        self.targetGroupAttributes = targetGroupAttributes
        self.targetType = targetType
        self.protocol = `protocol`
        self.protocolVersion = protocolVersion
        self.targetControlPort = targetControlPort
        self.enableMultiCluster = enableMultiCluster
        self.tags = tags
    }

    /// A value without fields.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("targetGroupName", &targetGroupName)
        visitor.optional("ipAddressType", &ipAddressType)
        visitor.optional("healthCheckConfig", &healthCheckConfig)
        visitor.optional("nodeSelector", &nodeSelector)
        visitor.optional("targetGroupAttributes", &targetGroupAttributes)
        visitor.optional("targetType", &targetType)
        visitor.optional("protocol", &`protocol`)
        visitor.optional("protocolVersion", &protocolVersion)
        visitor.optional("targetControlPort", &targetControlPort)
        visitor.optional("enableMultiCluster", &enableMultiCluster)
        visitor.optional("tags", &tags)
    }
}

/// An attribute of a target group.
public struct TargetGroupAttribute: FieldCodable, Hashable, Sendable {
    /// The attribute's key, such as `deregistration_delay.timeout_seconds`.
    public var key: String

    /// The attribute's value.
    public var value: String

    /// Creates a value.
    public init(key: String, value: String) {
        self.key = key
        self.value = value
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self(key: "", value: "") }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.required("key", &key)
        visitor.required("value", &value)
    }
}

/// How a Gateway's load balancer finds out whether a target is healthy.
public struct HealthCheckConfiguration: FieldCodable, Sendable {
    /// How many checks must succeed until a target is healthy: 2 to 10.
    ///
    /// Default: 3.
    public var healthyThresholdCount: Int?

    /// The seconds between two checks: 5 to 300.
    ///
    /// Default: 15.
    public var healthCheckInterval: Int?

    /// The path, for HTTP and HTTPS.
    ///
    /// Default: `/`, and `/AWS.ALB/healthcheck` for gRPC.
    public var healthCheckPath: String?

    /// The port: a number, the name of a port of the Service, or `traffic-port`.
    ///
    /// Default: `traffic-port`.
    public var healthCheckPort: String?

    /// The protocol: `HTTP`, `HTTPS` or `TCP`.
    ///
    /// Default: that of the target group for an Application Load Balancer, `TCP` for a Network Load Balancer.
    public var healthCheckProtocol: TargetGroupProtocol?

    /// The seconds after which a check has failed: 2 to 120.
    ///
    /// Default: 5.
    public var healthCheckTimeout: Int?

    /// How many checks must fail until a target is unhealthy: 2 to 10.
    ///
    /// Default: 3.
    public var unhealthyThresholdCount: Int?

    /// Which codes count as success.
    ///
    /// Default: `200-399` of HTTP, `12` of gRPC.
    public var matcher: HealthCheckMatcher?

    /// Creates a value; what is not given is absent.
    public init(
        healthyThresholdCount: Int? = nil,
        healthCheckInterval: Int? = nil,
        healthCheckPath: String? = nil,
        healthCheckPort: String? = nil,
        healthCheckProtocol: TargetGroupProtocol? = nil,
        healthCheckTimeout: Int? = nil,
        unhealthyThresholdCount: Int? = nil,
        matcher: HealthCheckMatcher? = nil
    ) {
        self.healthyThresholdCount = healthyThresholdCount
        self.healthCheckInterval = healthCheckInterval
        self.healthCheckPath = healthCheckPath
        self.healthCheckPort = healthCheckPort
        self.healthCheckProtocol = healthCheckProtocol
        self.healthCheckTimeout = healthCheckTimeout
        self.unhealthyThresholdCount = unhealthyThresholdCount
        self.matcher = matcher
    }

    /// A value without fields.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("healthyThresholdCount", &healthyThresholdCount)
        visitor.optional("healthCheckInterval", &healthCheckInterval)
        visitor.optional("healthCheckPath", &healthCheckPath)
        visitor.optional("healthCheckPort", &healthCheckPort)
        visitor.optional("healthCheckProtocol", &healthCheckProtocol)
        visitor.optional("healthCheckTimeout", &healthCheckTimeout)
        visitor.optional("unhealthyThresholdCount", &unhealthyThresholdCount)
        visitor.optional("matcher", &matcher)
    }
}

/// Which codes count as success; one of the two is given.
public struct HealthCheckMatcher: FieldCodable, Hashable, Sendable {
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

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("httpCode", &httpCode)
        visitor.optional("grpcCode", &grpcCode)
    }
}
