// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// An annotation that the controller knows.
///
/// Names and defaults are those of the AWS Load Balancer Controller v3.5; ranges are those of the ELB API, which the
/// controller does not check.
public struct AnnotationDefinition: Hashable, Sendable {
    /// What follows the prefix and its slash.
    public let suffix: String
    /// Whether a dot and a further text must follow the suffix, such as a port.
    public let takesName: Bool
    /// What values are allowed.
    public let form: ValueForm
    /// What the controller assumes without the annotation; nil for nothing, and where it depends on other settings.
    public let defaultValue: String?
    /// Whether it has an effect on how safe a rollout is.
    public let affectsRollouts: Bool

    init(
        _ suffix: String,
        _ form: ValueForm = .text,
        default defaultValue: String? = nil,
        takesName: Bool = false,
        affectsRollouts: Bool = true
    ) {
        self.suffix = suffix
        self.takesName = takesName
        self.form = form
        self.defaultValue = defaultValue
        self.affectsRollouts = affectsRollouts
    }

    static func others(_ suffixes: [String]) -> [Self] {
        suffixes.map { Self($0, affectsRollouts: false) }
    }
}

/// The annotations for one kind of load balancer, which begin alike.
public struct AnnotationFamily: Hashable, Sendable {
    /// What all keys begin with, without the slash.
    public let prefix: String
    /// The annotations.
    public let definitions: [AnnotationDefinition]
    /// What suffixes begin with that can be meant for the controller; others may share the prefix.
    let ownBeginning: String
    /// What almost all suffixes begin with.
    let commonBeginning: String

    /// Returns the key with a suffix.
    public func key(_ suffix: String) -> String {
        "\(prefix)/\(suffix)"
    }

    /// Returns the definition of an annotation, or nil for one that the controller does not know.
    public func definition(of key: String) -> AnnotationDefinition? {
        guard let suffix = suffix(of: key) else { return nil }
        return definitions.first { definition in
            definition.takesName
                ? suffix.hasPrefix(definition.suffix + ".") && suffix.utf8.count > definition.suffix.utf8.count + 1
                : suffix == definition.suffix
        }
    }

    /// Returns what follows the prefix in a key, or nil where that is another prefix.
    func suffix(of key: String) -> String? {
        key.hasPrefix(prefix + "/") ? String(key.dropFirst(prefix.count + 1)) : nil
    }
}

// MARK: - Ingress

extension AnnotationFamily {
    /// The annotations of an Ingress, and of the Services that it sends to.
    public static let ingress = AnnotationFamily(
        prefix: "alb.ingress.kubernetes.io",
        definitions: ingressRollout + ingressFrontend + ingressOthers,
        ownBeginning: "",
        commonBeginning: ""
    )

    private static let ingressRollout: [AnnotationDefinition] = [
        .init("target-type", .oneOf(["instance", "ip"])),
        .init("backend-protocol", .oneOf(["HTTP", "HTTPS"]), default: "HTTP"),
        .init("backend-protocol-version", .oneOf(["HTTP1", "HTTP2", "GRPC"]), default: "HTTP1"),
        .init("healthcheck-port", default: "traffic-port"),
        .init("healthcheck-protocol", .oneOf(["HTTP", "HTTPS"])),
        .init("healthcheck-path"),
        .init("healthcheck-interval-seconds", .number([5...300]), default: "15"),
        .init("healthcheck-timeout-seconds", .number([2...120]), default: "5"),
        .init("healthy-threshold-count", .number([2...10]), default: "2"),
        .init("unhealthy-threshold-count", .number([2...10]), default: "2"),
        .init("success-codes"),
        .init("target-group-attributes", .attributes(of: AttributeDefinition.targetGroup)),
        .init("load-balancer-attributes", .attributes(of: AttributeDefinition.loadBalancer)),
        .init("listener-attributes", .pairs, takesName: true),
        .init("target-node-labels", .pairs),
        .init("multi-cluster-target-group", .boolean, default: "false"),
        .init("target-control-port", .number([1...65_535]), takesName: true),
        .init("actions", .json, takesName: true),
        .init("group.name"),
        .init("group.order", .number([-1000...1000]), default: "0"),
        .init("load-balancer-name"),
        .init("manage-backend-security-group-rules", .boolean),
        .init("dry-run-plan"),
    ]

    private static let ingressFrontend: [AnnotationDefinition] = [
        .init("enable-frontend-nlb", .boolean, default: "false"),
        .init("frontend-nlb-healthcheck-port", default: "traffic-port"),
        .init("frontend-nlb-healthcheck-protocol", .oneOf(["HTTP", "HTTPS"]), default: "HTTP"),
        .init("frontend-nlb-healthcheck-path", default: "/"),
        .init("frontend-nlb-healthcheck-interval-seconds", .number([5...300]), default: "15"),
        .init("frontend-nlb-healthcheck-timeout-seconds", .number([2...120]), default: "5"),
        .init("frontend-nlb-healthcheck-healthy-threshold-count", .number([2...10]), default: "3"),
        .init("frontend-nlb-healthcheck-unhealthy-threshold-count", .number([2...10]), default: "3"),
        .init("frontend-nlb-healthcheck-success-codes", default: "200"),
    ]

    private static let ingressOthers: [AnnotationDefinition] =
        AnnotationDefinition.others([
            "tags", "subnets", "security-groups", "security-group-prefix-lists", "customer-owned-ipv4-pool",
            "wafv2-acl-arn", "wafv2-acl-name", "waf-acl-id", "web-acl-id", "shield-advanced-protection", "listen-ports",
            "ssl-redirect", "inbound-cidrs", "certificate-arn", "ssl-policy", "create-acm-cert", "acm-pca-arn",
            "auth-type", "auth-idp-cognito", "auth-idp-oidc", "auth-on-unauthenticated-request", "auth-scope",
            "auth-session-cookie", "auth-session-timeout", "jwt-validation", "mutual-authentication",
            "use-regex-path-match", "minimum-load-balancer-capacity", "ipam-ipv4-pool-id", "frontend-nlb-scheme",
            "frontend-nlb-subnets", "frontend-nlb-security-groups", "frontend-nlb-listener-port-mapping",
            "frontend-nlb-eip-allocations", "frontend-nlb-attributes", "frontend-nlb-tags",
        ]) + [
            .init("scheme", .oneOf(["internal", "internet-facing"]), affectsRollouts: false),
            .init(
                "ip-address-type",
                .oneOf(["ipv4", "dualstack", "dualstack-without-public-ipv4"]),
                default: "ipv4",
                affectsRollouts: false
            ),
            .init("conditions", .json, takesName: true, affectsRollouts: false),
            .init("transforms", .json, takesName: true, affectsRollouts: false),
        ]
}

// MARK: - Service

extension AnnotationFamily {
    /// The annotations of a Service with a Network Load Balancer.
    public static let service = AnnotationFamily(
        prefix: "service.beta.kubernetes.io",
        definitions: serviceRollout + serviceOthers,
        ownBeginning: "aws-",
        commonBeginning: "aws-load-balancer-"
    )

    private static let serviceRollout: [AnnotationDefinition] = [
        .init("aws-load-balancer-type"),
        .init("aws-load-balancer-nlb-target-type", .oneOf(["instance", "ip"])),
        .init("aws-load-balancer-healthcheck-protocol", .oneOfAnyCase(["TCP", "HTTP", "HTTPS"])),
        .init("aws-load-balancer-healthcheck-port"),
        .init("aws-load-balancer-healthcheck-path"),
        .init("aws-load-balancer-healthcheck-interval", .number([5...300]), default: "10"),
        .init("aws-load-balancer-healthcheck-timeout", .number([2...120])),
        .init("aws-load-balancer-healthcheck-healthy-threshold", .number([2...10])),
        .init("aws-load-balancer-healthcheck-unhealthy-threshold", .number([2...10])),
        .init("aws-load-balancer-healthcheck-success-codes", default: "200-399"),
        .init("aws-load-balancer-target-group-attributes", .attributes(of: AttributeDefinition.targetGroup)),
        .init(
            "aws-load-balancer-target-group-attributes",
            .attributes(of: AttributeDefinition.targetGroup),
            takesName: true
        ),
        .init("aws-load-balancer-proxy-protocol", .oneOf(["*"])),
        .init("aws-load-balancer-proxy-protocol-per-target-group", .list),
        .init("aws-load-balancer-attributes", .attributes(of: AttributeDefinition.loadBalancer)),
        .init("aws-load-balancer-listener-attributes", .pairs, takesName: true),
        .init("aws-load-balancer-cross-zone-load-balancing-enabled", .boolean, default: "false"),
        .init("aws-load-balancer-backend-protocol"),
        .init("aws-load-balancer-target-node-labels", .pairs),
        .init("aws-load-balancer-multi-cluster-target-group", .boolean, default: "false"),
        .init("aws-load-balancer-quic-enabled-ports", .list),
        .init("aws-load-balancer-enable-tcp-udp-listener", .boolean),
        .init("actions", .json, takesName: true),
    ]

    private static let serviceOthers: [AnnotationDefinition] =
        AnnotationDefinition.others([
            "load-balancer-source-ranges", "aws-load-balancer-name", "aws-load-balancer-access-log-s3-bucket-name",
            "aws-load-balancer-access-log-s3-bucket-prefix", "aws-load-balancer-ssl-cert",
            "aws-load-balancer-ssl-ports", "aws-load-balancer-ssl-negotiation-policy",
            "aws-load-balancer-additional-resource-tags", "aws-load-balancer-subnets",
            "aws-load-balancer-eip-allocations", "aws-load-balancer-private-ipv4-addresses",
            "aws-load-balancer-ipv6-addresses", "aws-load-balancer-alpn-policy", "aws-load-balancer-security-groups",
            "aws-load-balancer-inbound-sg-rules-on-private-link-traffic",
            "aws-load-balancer-security-group-prefix-lists", "aws-load-balancer-enable-prefix-for-ipv6-source-nat",
            "aws-load-balancer-source-nat-ipv6-prefixes", "aws-load-balancer-minimum-load-balancer-capacity",
            "aws-load-balancer-enable-icmp-for-path-mtu-discovery", "aws-load-balancer-quic-enabled-containers",
        ]) + [
            .init("aws-load-balancer-scheme", .oneOf(["internal", "internet-facing"]), affectsRollouts: false),
            .init("aws-load-balancer-internal", .boolean, affectsRollouts: false),
            .init("aws-load-balancer-ip-address-type", .oneOf(["ipv4", "dualstack"]), affectsRollouts: false),
            .init("aws-load-balancer-access-log-enabled", .boolean, affectsRollouts: false),
            .init("aws-load-balancer-manage-backend-security-group-rules", .boolean, affectsRollouts: false),
            .init("aws-load-balancer-disable-nlb-sg", .boolean, affectsRollouts: false),
        ]
}
