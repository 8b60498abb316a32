// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

/// Nodes that send to their own Pods only.
struct LocalTrafficTests {
    private func workload(_ shop: Shop) throws -> Workload {
        try #require(RuleScope(shop.resources).workloads.first)
    }

    private var behindIngress: Shop {
        var shop = Shop(.sleeping(300), grace: 400)
        shop.annotate("target-type", "instance")
        shop.service.spec.type = .nodePort
        return shop
    }

    private var behindNetworkLoadBalancer: Shop {
        var shop = Shop(.sleeping(300), grace: 400)
        shop.ingress = nil
        shop.service.spec.type = .loadBalancer
        shop.service.spec.externalTrafficPolicy = .local
        shop.service.metadata.annotations = [
            "service.beta.kubernetes.io/aws-load-balancer-type": "external",
            "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type": "instance",
        ]
        return shop
    }

    @Test func `health checks that ask the Pod itself keep traffic coming until it stops`() throws {
        #expect(try workload(behindIngress).analyses.map(\.isSafe) == [true])
        var shop = behindIngress
        shop.service.spec.externalTrafficPolicy = .local
        // kube-proxy 30, and two checks, 15 s apart.
        shop.deployment.spec.minReadySeconds = 60
        let workload = try workload(shop)
        #expect(workload.environments.map { $0.path.endlessness != nil } == [true])
        #expect(workload.analyses[0].worst.map(\.condition) == [.serverOutlivesRouting])
        let finding = try #require(SleepShorterThanRouting().findings(in: shop.resources).first)
        #expect(finding.severity == .error && finding.fix == nil)
        #expect(
            finding.advice == """
                infeasible: no hook is long enough, since the health checks ask the Pod, and with externalTrafficPolicy \
                Local its node sends to it as long as it serves; use targets of type ip, or a Service of type \
                LoadBalancer, whose nodes have a port for health checks
                """
        )
    }

    @Test(arguments: [
        (nil, nil, false), (31_000, nil, false), (31_000, "31000", false), (31_000, "traffic-port", true),
    ])
    func `a port for health checks of nodes lets traffic end`(node: Int?, port: String?, isEndless: Bool) throws {
        var shop = behindNetworkLoadBalancer
        shop.service.spec.healthCheckNodePort = node
        shop.service.metadata.annotations?["service.beta.kubernetes.io/aws-load-balancer-healthcheck-port"] = port
        shop.deployment.spec.minReadySeconds = 50
        let workload = try workload(shop)
        #expect(workload.environments.map { $0.path.endlessness != nil } == [isEndless])
        #expect(workload.analyses.map(\.isSafe) == [!isEndless])
        // kube-proxy 30, two failing checks 20, the load balancer 40, and the request 1.
        #expect(workload.environments[0].path.duration(.criticalPath).most == .seconds(91))
    }

    @Test func `old Pods wait until the nodes of new ones have passed their checks`() throws {
        var shop = behindNetworkLoadBalancer
        shop.service.metadata.annotations?["service.beta.kubernetes.io/aws-load-balancer-healthcheck-interval"] = "5"
        let finding = try #require(ReplacementNotAwaited().findings(in: shop.resources).first)
        #expect(finding.sides[0] == "Deployment/web: spec.minReadySeconds")
        // kube-proxy 30, and two checks, 5 s apart. No gate helps, so that none is advised.
        #expect(finding.advice == "let minReadySeconds be 40")
        let fix = try #require(finding.fix)
        #expect(ReplacementNotAwaited().findings(in: try shop.resources.applying([fix])).isEmpty)
    }
}
