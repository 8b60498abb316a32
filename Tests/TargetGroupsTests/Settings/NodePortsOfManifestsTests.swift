// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

/// Manifests leave node ports to the API server.
struct NodePortsOfManifestsTests {
    private func targetGroups(
        _ type: ServiceType?,
        nodePort: Int? = nil,
        allocates: Bool? = nil
    ) -> TargetGroupResolution {
        let service = Service(
            metadata: ObjectMeta(name: "web"),
            spec: ServiceSpec(
                ports: [ServicePort(port: 80, nodePort: nodePort)],
                selector: ["app": "web"],
                type: type,
                allocateLoadBalancerNodePorts: allocates
            )
        )
        let backend = IngressServiceBackend(name: "web", port: ServiceBackendPort(number: 80))
        let ingress = Ingress(
            metadata: ObjectMeta(name: "web"),
            spec: IngressSpec(ingressClassName: "alb", defaultBackend: IngressBackend(service: backend))
        )
        return ResourceSet([AnyResource(service), AnyResource(ingress)])
            .targetGroups(ControllerOptions(clusterName: "demo"))
    }

    @Test func `a port that is not chosen yet is not known, and neither is the name that depends on it`() throws {
        let chosen = try #require(targetGroups(.nodePort, nodePort: 30_080).targetGroups.first)
        #expect(chosen.port == 30_080 && chosen.targetType.value == .instance)
        let open = try #require(targetGroups(.nodePort).targetGroups.first)
        #expect(open.port == nil && open.name == nil && open.targetType.value == .instance)
        #expect(targetGroups(.nodePort).problems.isEmpty)
        #expect(targetGroups(.loadBalancer).targetGroups.map(\.port) == [nil])
    }

    @Test func `a Service that never gets node ports is refused`() {
        for resolution in [targetGroups(nil), targetGroups(.clusterIP), targetGroups(.loadBalancer, allocates: false)] {
            #expect(resolution.targetGroups.isEmpty)
            #expect(resolution.problems.map(\.code) == [.unresolvedPort])
        }
    }
}
