// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct ServiceSpecTrafficTests {
    private static let annotation = "service.beta.kubernetes.io/load-balancer-source-ranges"

    private func rangeLines(_ type: ServiceType, _ ranges: [String]?, annotation: String? = nil) -> [String] {
        let annotations = annotation.map { [Self.annotation: $0] } ?? [:]
        return ServiceSpec(type: type, loadBalancerSourceRanges: ranges)
            .sourceRangeErrors(at: "spec", annotations: annotations).lines
    }

    @Test func `a load balancer lets in ranges of addresses`() {
        #expect(rangeLines(.loadBalancer, [" 10.0.0.0/8 "]).isEmpty)
        #expect(rangeLines(.loadBalancer, ["a"]) == ["spec.LoadBalancerSourceRanges[0] Invalid"])
        #expect(rangeLines(.clusterIP, ["10.0.0.0/8"]) == ["spec.LoadBalancerSourceRanges Forbidden"])
    }

    @Test func `an annotation names them, too`() {
        let path = "metadata.annotations[\(Self.annotation)]"
        #expect(rangeLines(.loadBalancer, nil, annotation: "10.0.0.0/8, 192.168.0.0/16").isEmpty)
        #expect(rangeLines(.loadBalancer, nil, annotation: " ").isEmpty)
        #expect(rangeLines(.loadBalancer, nil, annotation: "10.0.0.0/8,") == ["\(path) Invalid"])
        #expect(rangeLines(.nodePort, nil, annotation: "") == ["\(path) Forbidden"])
        #expect(rangeLines(.loadBalancer, ["10.0.0.0/8"], annotation: "a").isEmpty)
    }

    @Test func `some settings are for load balancers`() {
        func lines(_ spec: ServiceSpec) -> [String] { spec.loadBalancerErrors(at: "spec").lines }
        #expect(lines(ServiceSpec(type: .loadBalancer)) == ["allocateLoadBalancerNodePorts Required"])
        #expect(
            lines(
                ServiceSpec(type: .loadBalancer, allocateLoadBalancerNodePorts: false, loadBalancerClass: "a b")
            ) == ["spec.loadBalancerClass Invalid"]
        )
        #expect(
            lines(ServiceSpec(type: .clusterIP, allocateLoadBalancerNodePorts: false, loadBalancerClass: "a")) == [
                "spec.allocateLoadBalancerNodePorts Forbidden", "spec.loadBalancerClass Forbidden",
            ]
        )
    }

    @Test func `traffic goes where a policy says`() {
        func lines(_ change: (inout ServiceSpec) -> Void) -> [String] {
            var spec = ServiceSpec(type: .loadBalancer, externalTrafficPolicy: .local, internalTrafficPolicy: .cluster)
            change(&spec)
            return spec.trafficErrors(at: .root).lines
        }
        #expect(lines { _ in }.isEmpty)
        #expect(lines { $0.externalTrafficPolicy = nil } == ["externalTrafficPolicy Required"])
        #expect(lines { $0.externalTrafficPolicy = .init("Foo") } == ["externalTrafficPolicy NotSupported"])
        #expect(lines { $0.type = .clusterIP } == ["externalTrafficPolicy Invalid"])
        #expect(lines { $0.internalTrafficPolicy = nil } == ["internalTrafficPolicy Required"])
        #expect(lines { $0.internalTrafficPolicy = .init("Foo") } == ["internalTrafficPolicy NotSupported"])
        #expect(lines { $0.trafficDistribution = .preferSameNode }.isEmpty)
        #expect(lines { $0.trafficDistribution = .init("Foo") } == ["trafficDistribution NotSupported"])
        #expect(lines { $0.healthCheckNodePort = 30_000 }.isEmpty)
        #expect(lines { $0.healthCheckNodePort = 70_000 } == ["healthCheckNodePort Invalid"])
        let cluster = lines {
            $0.healthCheckNodePort = 30_000
            $0.externalTrafficPolicy = .cluster
        }
        #expect(cluster == ["healthCheckNodePort Invalid"])
        let addressed = lines {
            $0.type = .clusterIP
            $0.externalIPs = ["10.0.0.1"]
        }
        #expect(addressed.isEmpty)
    }
}
