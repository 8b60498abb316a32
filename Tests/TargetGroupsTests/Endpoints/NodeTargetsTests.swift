// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

struct NodeTargetsTests {
    private static func service(_ type: ServiceType, nodePort: Int? = 30080) -> AnyResource {
        AnyResource(
            Service(
                metadata: ObjectMeta(name: "web"),
                spec: ServiceSpec(ports: [ServicePort(name: "http", port: 80, nodePort: nodePort)], type: type)
            )
        )
    }

    private static func node(
        _ name: String,
        _ readiness: ConditionStatus = .true,
        zone: String = "a",
        taints: [Taint] = [],
        providerID: String? = nil
    ) -> AnyResource {
        AnyResource(
            Node(
                metadata: ObjectMeta(name: name, labels: ["zone": zone]),
                spec: NodeSpec(providerID: providerID ?? "aws:///eu-west-1a/i-\(name)", taints: taints),
                status: NodeStatus(conditions: [NodeCondition(type: .ready, status: readiness)])
            )
        )
    }

    private func targets(
        _ resources: [AnyResource],
        selector: LabelSelector = LabelSelector(),
        failsOpen: Bool = true
    ) throws -> [String] {
        let targets = try NodeTargets(
            ofService: "web",
            port: "http",
            selector: selector,
            in: ResourceSet(resources),
            failsOpen: failsOpen
        )
        return targets.targets.map { "\($0.nodeName) \($0.instanceID):\($0.port)" }
    }

    @Test func `nodes that are ready and selected are targets at the node port`() throws {
        let nodes = [
            Self.node("1"), Self.node("2", .false), Self.node("3", .unknown), Self.node("4", zone: "b"),
            Self.node("5", taints: [Taint(key: "ToBeDeletedByClusterAutoscaler", effect: .preferNoSchedule)]),
            Self.node("6", taints: [Taint(key: "karpenter.sh/disrupted", effect: .noSchedule)]),
            Self.node("7", taints: [Taint(key: "karpenter.sh/disrupted", effect: .preferNoSchedule)]),
        ]
        let selector = LabelSelector(matchLabels: ["zone": "a"])
        #expect(try targets([Self.service(.nodePort)] + nodes, selector: selector) == ["1 i-1:30080", "7 i-7:30080"])
    }

    @Test func `nodes of unknown state are targets where no other node is`() throws {
        let resources = [Self.service(.loadBalancer), Self.node("1", .unknown), Self.node("2", .false)]
        #expect(try targets(resources) == ["1 i-1:30080"])
        #expect(try targets(resources, failsOpen: false) == [])
    }

    @Test(
        arguments: [
            (
                [service(.clusterIP)], .noNodePort,
                "error: the Service default/web has no node port, so that nodes cannot be its targets"
            ),
            (
                [service(.nodePort, nodePort: nil)], .noNodePort,
                "error: the Service default/web has no node port, so that nodes cannot be its targets"
            ),
            (
                [service(.nodePort), node("1", providerID: "kind://docker/kind/1")], .noInstance,
                "error: the node 1 is no EC2 instance: its provider ID ends with no instance ID"
            ),
            ([], .noService, "error: there is no Service default/web"),
        ] as [([AnyResource], TargetResolutionError.Code, String)]
    )
    func `what cannot have nodes for targets is an error`(
        resources: [AnyResource],
        code: TargetResolutionError.Code,
        description: String
    ) {
        let error = #expect(throws: TargetResolutionError.self) { try targets(resources) }
        #expect(error?.code == code)
        #expect(error?.description == description)
    }
}
