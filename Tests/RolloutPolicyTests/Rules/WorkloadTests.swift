// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct WorkloadTests {
    private func environments(_ shop: Shop, _ assumptions: Assumptions = Assumptions()) -> [RolloutEnvironment] {
        RuleScope(shop.resources, assumptions: assumptions).workloads.flatMap(\.environments)
    }

    private func healthChecks(_ environment: RolloutEnvironment?) -> Delay? {
        for case .step(.healthChecks, let delay) in environment?.path.arrival ?? [] { return delay }
        return nil
    }

    @Test(arguments: [("1", "1 check, 15 s apart", 15), ("3", "3 checks, 15 s apart", 45)])
    func `health checks take as long as the settings of the target group say`(
        threshold: String,
        source: String,
        seconds: Int
    ) {
        var shop = Shop()
        shop.annotate("healthy-threshold-count", threshold)
        let checks = healthChecks(environments(shop).first)
        #expect(checks?.most == .seconds(seconds))
        #expect(checks?.source.hasPrefix(source + " (") == true)
    }

    @Test func `a delay that is known counts on the path and for the gates`() {
        let assumptions = Assumptions(
            delays: [.gateUpdate: .stated(upTo: .seconds(3)), .controllerProcessing: .stated(upTo: .seconds(2))]
        )
        let environment = environments(Shop(), assumptions).first
        #expect(environment?.gateUpdate == .stated(upTo: .seconds(3)))
        #expect(environment?.path.stages.contains(.step(.controllerProcessing, .stated(upTo: .seconds(2)))) == true)
        #expect(environments(Shop()).first?.gateUpdate.most == .seconds(15))
    }

    @Test func `target groups that are alike are one way of traffic`() {
        var shop = Shop()
        let first = shop.service
        shop.service.spec.ports = [ServicePort(name: "a", port: 80), ServicePort(name: "b", port: 81)]
        for name in ["second", "third"] {
            var (service, ingress) = (first, shop.ingress)
            service.metadata.name = name
            ingress?.metadata.name = name
            ingress?.spec?.defaultBackend?.service?.name = name
            if name == "third" {
                ingress?.metadata.annotations?["alb.ingress.kubernetes.io/target-group-attributes"] =
                    "deregistration_delay.timeout_seconds=30"
            }
            shop.others += [AnyResource(service)] + [ingress].compactMap { $0.map { AnyResource($0) } }
        }
        #expect(environments(shop).map(\.deregistrationDelay) == [.seconds(300), .seconds(30)])
    }
}
