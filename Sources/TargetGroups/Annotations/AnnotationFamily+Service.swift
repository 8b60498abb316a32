// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

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
        .init(
            "aws-load-balancer-listener-attributes",
            .attributes(of: AttributeDefinition.networkListener),
            takesName: true
        ),
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
