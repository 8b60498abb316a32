// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

struct LoadBalancerSettingsTests {
    private typealias Member = (ingress: Ingress, classParameters: IngressClassParams?)

    private static func member(
        _ name: String,
        _ annotations: [String: String] = [:],
        _ parameters: IngressClassParamsSpec? = nil
    ) -> Member {
        let keyed = annotations.map { (AnnotationFamily.ingress.key($0.key), $0.value) }
        return (
            Ingress(metadata: ObjectMeta(name: name, annotations: Dictionary(uniqueKeysWithValues: keyed))),
            parameters.map { IngressClassParams(metadata: ObjectMeta(name: "public"), spec: $0) }
        )
    }

    private static func settings(_ members: [Member]) throws -> LoadBalancerSettings {
        try LoadBalancerSettings(
            members: members,
            group: .explicit("edge"),
            options: ControllerOptions(clusterName: "prod")
        )
    }

    @Test func `the parameters of a class go before annotations`() throws {
        let settings = try Self.settings([
            Self.member(
                "a",
                [
                    "scheme": "internal", "load-balancer-name": "annotated",
                    "load-balancer-attributes": "idle_timeout.timeout_seconds=30,client_keep_alive.seconds=600",
                ],
                IngressClassParamsSpec(
                    loadBalancerName: "fixed",
                    scheme: .internetFacing,
                    ipAddressType: .dualstack,
                    loadBalancerAttributes: [LoadBalancerAttribute(key: "idle_timeout.timeout_seconds", value: "90")]
                )
            ), Self.member("b"),
        ])
        #expect(settings.ipAddressType.description == "dualstack (IngressClassParams public, spec.ipAddressType)")
        #expect(
            settings.description == """
                load balancer: application
                load balancer name: fixed (IngressClassParams public, spec.loadBalancerName)
                scheme: internet-facing (IngressClassParams public, spec.scheme)
                idle timeout: 1m30s (IngressClassParams public, spec.loadBalancerAttributes[0])
                client keep-alive: 10m0s (Ingress a, annotation alb.ingress.kubernetes.io/load-balancer-attributes)
                """
        )
    }

    private static let refused: [([Member], String)] = [
        (
            [member("a", ["load-balancer-name": "one"]), member("b", ["load-balancer-name": "two"])],
            "alb.ingress.kubernetes.io/load-balancer-name: error: it is \"one\" by Ingress a, annotation "
                + "alb.ingress.kubernetes.io/load-balancer-name, but \"two\" by Ingress b, annotation "
                + "alb.ingress.kubernetes.io/load-balancer-name; Ingresses of one group must agree"
        ),
        (
            [
                member("a", ["load-balancer-attributes": "idle_timeout.timeout_seconds=30"]), member("b"),
                member("c", ["load-balancer-attributes": "idle_timeout.timeout_seconds=60"]),
            ],
            "alb.ingress.kubernetes.io/load-balancer-attributes: error: idle_timeout.timeout_seconds is \"30\" by "
                + "Ingress a, annotation alb.ingress.kubernetes.io/load-balancer-attributes, but \"60\" by Ingress c, "
                + "annotation alb.ingress.kubernetes.io/load-balancer-attributes; Ingresses of one group must agree"
        ),
        (
            [member("a", ["scheme": "public"])],
            "Ingress a, annotation alb.ingress.kubernetes.io/scheme: error: \"public\" is not supported; "
                + "use one of \"internal\", \"internet-facing\""
        ),
        (
            [member("a", ["load-balancer-name": "the-public-load-balancer-of-the-shop"])],
            "Ingress a, annotation alb.ingress.kubernetes.io/load-balancer-name: error: "
                + "\"the-public-load-balancer-of-the-shop\" has 36 characters; a name of a load balancer has at most 32"
        ),
    ]

    @Test(arguments: refused)
    private func `what the controller refuses is told with its place`(members: [Member], text: String) throws {
        let problem = try #require(throws: AnnotationProblem.self) { try Self.settings(members) }
        #expect(problem.description == text)
    }

    private static func listener(_ proto: TargetGroupProtocol, _ seconds: String? = nil) -> LoadBalancerListener {
        let attributes = seconds.map { ["tcp.idle_timeout.seconds": Setting($0, from: .controller)] }
        return LoadBalancerListener(protocol: proto, port: 80, attributes: attributes ?? [:])
    }

    @Test(arguments: [
        ([], "5m50s (default of the ELB API)"),
        ([listener(.tcp, "600"), listener(.tls, "600")], "10m0s (default of the controller)"),
        ([listener(.tcp, "600"), listener(.tcpUDP, "60")], "1m0s (default of the controller)"),
        ([listener(.tcp, "600"), listener(.tls)], "5m50s (default of the ELB API)"),
        ([listener(.udp, "60"), listener(.quic, "60"), listener(.tcpQUIC)], "5m50s (default of the ELB API)"),
        ([listener(.tcp, "60"), listener(.tcp, "1m")], nil), ([listener(.udp)], nil),
    ])
    private func `the listener that is least patient ends connections first`(
        listeners: [LoadBalancerListener],
        timeout: String?
    ) {
        let settings = LoadBalancerSettings(
            kind: .network,
            scheme: Setting(.internal, from: .controller),
            attributes: ["tcp.idle_timeout.seconds": Setting("70", from: .controller)],
            listeners: listeners
        )
        #expect(settings.idleTimeout?.description == timeout)
    }

    private static func front(_ members: [Member]) throws -> LoadBalancerSettings? {
        try LoadBalancerSettings.inFront(
            of: settings(members),
            members: members,
            group: .explicit("edge"),
            options: ControllerOptions(clusterName: "prod")
        )
    }

    @Test func `a Network Load Balancer is in front where an annotation asks for it`() throws {
        #expect(try Self.front([Self.member("a")]) == nil)
        #expect(try Self.front([Self.member("a", ["enable-frontend-nlb": "false"])]) == nil)
        let members = [
            Self.member("a", ["load-balancer-name": "shop", "scheme": "internet-facing"]),
            Self.member(
                "b",
                [
                    "enable-frontend-nlb": "true", "ip-address-type": "dualstack",
                    "frontend-nlb-attributes": "load_balancing.cross_zone.enabled=true",
                ],
                IngressClassParamsSpec(loadBalancerAttributes: [
                    LoadBalancerAttribute(key: "load_balancing.cross_zone.enabled", value: "false")
                ])
            ), Self.member("c", ["enable-frontend-nlb": "t"]),
        ]
        let front = try #require(try Self.front(members))
        #expect(
            front.description == """
                load balancer: network
                load balancer name: shop-nlb (follows the name of the load balancer behind it)
                scheme: internal (the controller's --default-load-balancer-scheme)
                idle timeout: 5m50s (default of the ELB API)
                """
        )
        #expect(front.ipAddressType.value == .dualstack)
        #expect(
            front.isCrossZone.description
                == "true (Ingress b, annotation alb.ingress.kubernetes.io/frontend-nlb-attributes)"
        )
    }

    private static let refusedFronts: [([String: String], [String: String], String)] = [
        (
            ["enable-frontend-nlb": "true"], ["enable-frontend-nlb": "false"],
            "enable-frontend-nlb: error: it is \"true\" by Ingress a, annotation "
                + "alb.ingress.kubernetes.io/enable-frontend-nlb, but \"false\" by Ingress b, annotation "
                + "alb.ingress.kubernetes.io/enable-frontend-nlb; Ingresses of one group must agree"
        ),
        (
            ["enable-frontend-nlb": "true", "frontend-nlb-attributes": "a=1"], ["frontend-nlb-attributes": "a=2"],
            "frontend-nlb-attributes: error: a is \"1\" by Ingress a, annotation "
                + "alb.ingress.kubernetes.io/frontend-nlb-attributes, but \"2\" by Ingress b, annotation "
                + "alb.ingress.kubernetes.io/frontend-nlb-attributes; Ingresses of one group must agree"
        ),
    ]

    @Test(arguments: refusedFronts)
    func `Ingresses must agree on the load balancer in front, too`(
        first: [String: String],
        second: [String: String],
        text: String
    ) throws {
        let problem = try #require(throws: AnnotationProblem.self) {
            try Self.front([Self.member("a", first), Self.member("b", second)])
        }
        #expect(problem.description == "alb.ingress.kubernetes.io/\(text)")
    }

    @Test func `a Network Load Balancer has defaults of its own`() {
        let settings = LoadBalancerSettings(kind: .network, scheme: Setting(.internal, from: .controller))
        #expect(settings.idleTimeout?.value == .seconds(350))
        #expect(settings.clientKeepAlive == nil)
        #expect(!settings.isCrossZone.value)
    }
}
