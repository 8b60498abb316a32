// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// An attribute of a target group, a load balancer or a listener, as the ELB API defines it.
///
/// Ranges and defaults are those of the ELB API (version 2015-12-01); the controller passes values on unseen.
public struct AttributeDefinition: Hashable, Sendable, CustomStringConvertible {
    /// The attribute's key.
    public let key: String
    /// What values are allowed.
    public let form: ValueForm
    /// What counts where the attribute was never set; nil where that depends on the protocol.
    public let defaultValue: String?

    private init(_ key: String, _ form: ValueForm, default defaultValue: String?) {
        self.key = key
        self.form = form
        self.defaultValue = defaultValue
    }

    /// The key.
    public var description: String { key }
}

// MARK: - Target groups

extension AttributeDefinition {
    /// How long requests in flight may go on after a target was deregistered: 0 to 3600 seconds, 300 by default.
    public static let deregistrationDelay = Self(
        "deregistration_delay.timeout_seconds",
        .number([0...3600]),
        default: "300"
    )

    /// Whether a Network Load Balancer ends connections when the deregistration delay is over; false by default, true
    /// for new target groups of UDP and TCP_UDP.
    public static let deregistrationConnectionTermination = Self(
        "deregistration_delay.connection_termination.enabled",
        .boolean,
        default: nil
    )

    /// How long an Application Load Balancer takes to give a new target its full share: 30 to 900 seconds, or 0, the
    /// default, for at once.
    public static let slowStart = Self(
        "slow_start.duration_seconds",
        .number([0...0, 30...900]),
        default: "0"
    )

    /// Whether a client stays with its target; false by default.
    public static let stickiness = Self("stickiness.enabled", .boolean, default: "false")

    /// How an Application Load Balancer picks a target; in turn by default.
    public static let loadBalancingAlgorithm = Self(
        "load_balancing.algorithm.type",
        .oneOf(["round_robin", "least_outstanding_requests", "weighted_random"]),
        default: "round_robin"
    )

    /// Whether targets in all zones get requests from each zone; as the load balancer says by default.
    public static let targetGroupCrossZone = Self(
        "load_balancing.cross_zone.enabled",
        .oneOf(["true", "false", "use_load_balancer_configuration"]),
        default: "use_load_balancer_configuration"
    )

    /// How many targets must be healthy lest requests go to all, healthy or not: 1 or more, 1 by default.
    public static let minimumHealthyTargets = Self(
        "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count",
        .number([1...Int(Int32.max)]),
        default: "1"
    )

    /// Whether targets of a Network Load Balancer see the client's address; depends on target type and protocol.
    public static let preserveClientIP = Self("preserve_client_ip.enabled", .boolean, default: nil)

    /// Whether a Network Load Balancer puts a header with the client's address before each connection; false by
    /// default.
    public static let proxyProtocol = Self("proxy_protocol_v2.enabled", .boolean, default: "false")

    /// Whether a Network Load Balancer ends the connections of an unhealthy target; true by default.
    public static let unhealthyConnectionTermination = Self(
        "target_health_state.unhealthy.connection_termination.enabled",
        .boolean,
        default: "true"
    )

    /// How long a Network Load Balancer leaves an unhealthy target its connections: 0 to 360000 seconds, 0 by default.
    public static let unhealthyDraining = Self(
        "target_health_state.unhealthy.draining_interval_seconds",
        .number([0...360_000]),
        default: "0"
    )

    /// The attributes of target groups.
    public static let targetGroup: [Self] = [
        deregistrationDelay,
        deregistrationConnectionTermination,
        slowStart,
        stickiness,
        Self(
            "stickiness.type",
            .oneOf([
                "lb_cookie", "app_cookie", "source_ip", "source_ip_dest_ip", "source_ip_dest_ip_proto",
            ]),
            default: nil
        ),
        Self("stickiness.lb_cookie.duration_seconds", .number([1...604_800]), default: "86400"),
        Self("stickiness.app_cookie.duration_seconds", .number([1...604_800]), default: "86400"),
        Self("stickiness.app_cookie.cookie_name", .text, default: nil),
        loadBalancingAlgorithm,
        Self("load_balancing.algorithm.anomaly_mitigation", .oneOf(["on", "off"]), default: "off"),
        targetGroupCrossZone,
        Self(
            "target_group_health.dns_failover.minimum_healthy_targets.count",
            .number([1...Int(Int32.max)], or: ["off"]),
            default: "1"
        ),
        Self(
            "target_group_health.dns_failover.minimum_healthy_targets.percentage",
            .number([1...100], or: ["off"]),
            default: "off"
        ),
        minimumHealthyTargets,
        Self(
            "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage",
            .number([1...100], or: ["off"]),
            default: "off"
        ),
        preserveClientIP,
        proxyProtocol,
        Self("proxy_protocol_v2.client_to_server.header_placement", .text, default: nil),
        unhealthyConnectionTermination,
        unhealthyDraining,
    ]
}

// MARK: - Load balancers and listeners

extension AttributeDefinition {
    /// How long an Application Load Balancer keeps an idle connection: 1 to 4000 seconds, 60 by default.
    ///
    /// A server must keep its idle connections longer than this.
    public static let idleTimeout = Self("idle_timeout.timeout_seconds", .number([1...4000]), default: "60")

    /// How long an Application Load Balancer keeps a client's connection: 60 to 604800 seconds, 3600 by default.
    public static let clientKeepAlive = Self(
        "client_keep_alive.seconds",
        .number([60...604_800]),
        default: "3600"
    )

    /// Whether targets in all zones get requests from each zone; true by default for an Application Load Balancer,
    /// false for a Network Load Balancer.
    public static let loadBalancerCrossZone = Self("load_balancing.cross_zone.enabled", .boolean, default: nil)

    /// Whether the load balancer is protected from being deleted; false by default.
    public static let deletionProtection = Self("deletion_protection.enabled", .boolean, default: "false")

    /// The attributes of load balancers that this library knows; the ELB API has more.
    public static let loadBalancer: [Self] = [
        idleTimeout,
        clientKeepAlive,
        loadBalancerCrossZone,
        deletionProtection,
        Self("routing.http2.enabled", .boolean, default: "true"),
        Self("routing.http.drop_invalid_header_fields.enabled", .boolean, default: "false"),
        Self("routing.http.preserve_host_header.enabled", .boolean, default: "false"),
        Self("routing.http.x_amzn_tls_version_and_cipher_suite.enabled", .boolean, default: "false"),
        Self("routing.http.xff_client_port.enabled", .boolean, default: "false"),
        Self("routing.http.xff_header_processing.mode", .oneOf(["append", "preserve", "remove"]), default: "append"),
        Self(
            "routing.http.desync_mitigation_mode",
            .oneOf(["monitor", "defensive", "strictest"]),
            default: "defensive"
        ),
        Self("waf.fail_open.enabled", .boolean, default: "false"),
        Self("zonal_shift.config.enabled", .boolean, default: "false"),
        Self("access_logs.s3.enabled", .boolean, default: "false"),
        Self("access_logs.s3.bucket", .text, default: nil),
        Self("access_logs.s3.prefix", .text, default: nil),
        Self("connection_logs.s3.enabled", .boolean, default: "false"),
        Self("connection_logs.s3.bucket", .text, default: nil),
        Self("connection_logs.s3.prefix", .text, default: nil),
        Self(
            "dns_record.client_routing_policy",
            .oneOf(["availability_zone_affinity", "partial_availability_zone_affinity", "any_availability_zone"]),
            default: "any_availability_zone"
        ),
        Self("ipv6.deny_all_igw_traffic", .boolean, default: nil),
    ]

    /// The attributes of the listeners of Network Load Balancers.
    public static let networkListener: [Self] = [tcpIdleTimeout]

    /// How long a listener of a Network Load Balancer keeps an idle TCP connection: 60 to 6000 seconds, 350 by default.
    public static let tcpIdleTimeout = Self(
        "tcp.idle_timeout.seconds",
        .number([60...6000]),
        default: "350"
    )
}
