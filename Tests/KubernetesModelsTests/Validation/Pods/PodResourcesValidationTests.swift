// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct PodResourcesValidationTests {
    private static let requests = ResourceRequirements(requests: ["cpu": "400m"])

    private func errors(_ resources: ResourceRequirements?, _ change: (inout PodSpec) -> Void = { _ in }) -> [String] {
        var spec = PodSpec(containers: ["a", "b"].map { Container(name: $0, resources: Self.requests) })
        spec.resources = resources
        change(&spec)
        return spec.resourceErrors(at: "resources", claims: []).lines
    }

    private func errors(cpu: Quantity, initContainers: [Container] = []) -> [String] {
        errors(ResourceRequirements(requests: ["cpu": cpu])) { $0.initContainers = initContainers }
    }

    @Test func `a Pod has as much as its containers together`() {
        #expect(errors(nil).isEmpty)
        #expect(errors(cpu: "800m").isEmpty)
        #expect(errors(cpu: "799m") == ["resources.requests[cpu] Invalid"])
        #expect(errors(ResourceRequirements(requests: ["memory": "1"])).isEmpty)
    }

    @Test func `sidecars run beside containers, init containers before them`() {
        let sidecar = Container(name: "c", resources: Self.requests, restartPolicy: .always)
        let start = Container(name: "d", resources: ResourceRequirements(requests: ["cpu": "700m"]))
        #expect(errors(cpu: "1199m", initContainers: [sidecar]) == ["resources.requests[cpu] Invalid"])
        #expect(errors(cpu: "1200m", initContainers: [sidecar, start]).isEmpty)
        #expect(errors(cpu: "800m", initContainers: [start]).isEmpty)
        let large = Container(name: "d", resources: ResourceRequirements(requests: ["cpu": "1"]))
        #expect(errors(cpu: "800m", initContainers: [large]) == ["resources.requests[cpu] Invalid"])
    }

    @Test func `a container's limit is within that of the Pod`() {
        let resources = ResourceRequirements(limits: ["cpu": "1"], requests: ["cpu": "1"])
        let lines = errors(resources) { $0.containers[1].resources?.limits = ["cpu": "2", "memory": "5"] }
        #expect(lines == ["resources.containers[1][cpu].limits Invalid"])
    }

    @Test func `huge pages are enough for all containers`() {
        let pages: [String: Quantity] = ["hugepages-2Mi": "2Mi", "cpu": "1"]
        let lines = errors(ResourceRequirements(limits: pages)) { spec in
            for index in spec.containers.indices { spec.containers[index].resources = .init(limits: pages) }
        }
        #expect(lines == ["resources.limits[hugepages-2Mi] Invalid"])
    }

    @Test func `not every resource is for Pods`() {
        let resources = ResourceRequirements(limits: ["example.com/gpu": "1"], claims: [ResourceClaim(name: "a")])
        #expect(
            errors(resources) == [
                "resources.claims Forbidden", "resources.limits[example.com/gpu] NotSupported",
                "resources.claims[0] NotFound",
            ]
        )
        #expect(errors(resources) { $0.os = PodOS(name: .windows) } == ["resources Forbidden"])
    }

    @Test func `amounts beyond all bounds are passed over`() {
        let lines = errors(ResourceRequirements(requests: ["cpu": "1"])) { spec in
            for index in spec.containers.indices { spec.containers[index].resources?.requests = ["cpu": "9e15"] }
        }
        #expect(lines.isEmpty)
    }
}
