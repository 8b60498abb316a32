// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

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
        .init("group.order", .number([-1000...1000]), default: "0", isRangeChecked: true),
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
        .init("frontend-nlb-attributes", .attributes(of: AttributeDefinition.loadBalancer)),
    ]

    private static let ingressOthers: [AnnotationDefinition] =
        AnnotationDefinition.others([
            "tags", "subnets", "security-groups", "security-group-prefix-lists", "customer-owned-ipv4-pool",
            "wafv2-acl-arn", "wafv2-acl-name", "waf-acl-id", "web-acl-id", "shield-advanced-protection", "listen-ports",
            "ssl-redirect", "inbound-cidrs", "certificate-arn", "ssl-policy", "create-acm-cert", "acm-pca-arn",
            "auth-type", "auth-idp-cognito", "auth-idp-oidc", "auth-on-unauthenticated-request", "auth-scope",
            "auth-session-cookie", "auth-session-timeout", "jwt-validation", "mutual-authentication",
            "use-regex-path-match", "minimum-load-balancer-capacity", "ipam-ipv4-pool-id",
            "frontend-nlb-subnets", "frontend-nlb-security-groups", "frontend-nlb-listener-port-mapping",
            "frontend-nlb-eip-allocations", "frontend-nlb-tags",
        ]) + [
            .init("scheme", .oneOf(["internal", "internet-facing"]), affectsRollouts: false),
            .init("frontend-nlb-scheme", .oneOf(["internal", "internet-facing"]), affectsRollouts: false),
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
