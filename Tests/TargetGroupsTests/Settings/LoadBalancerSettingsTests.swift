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

    @Test func `a Network Load Balancer has defaults of its own`() {
        let settings = LoadBalancerSettings(kind: .network, scheme: Setting(.internal, from: .controller))
        #expect(settings.idleTimeout?.value == .seconds(350))
        #expect(settings.clientKeepAlive == nil)
        #expect(!settings.isCrossZone.value)
    }
}
