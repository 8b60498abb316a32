// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

struct PodTargetsTests {
    private static let service = AnyResource(
        Service(
            metadata: ObjectMeta(name: "web"),
            spec: ServiceSpec(
                ports: [ServicePort(name: "http", port: 80), ServicePort(name: "admin", port: 81)],
                selector: ["app": "web"]
            )
        )
    )

    private static func node(_ name: String, _ readiness: String?) -> AnyResource {
        let conditions = readiness.map { [NodeCondition(type: .ready, status: ConditionStatus($0))] }
        return AnyResource(Node(metadata: ObjectMeta(name: name), status: NodeStatus(conditions: conditions)))
    }

    private static func pod(_ name: String, on node: String, containersReady: Bool?) -> AnyResource {
        let conditions = containersReady.map { [PodCondition(type: .containersReady, status: $0 ? .true : .false)] }
        return AnyResource(
            Pod(
                metadata: ObjectMeta(name: name),
                spec: PodSpec(containers: [], nodeName: node),
                status: PodStatus(conditions: conditions)
            )
        )
    }

    private static func endpoint(
        _ name: String,
        ready: Bool? = nil,
        terminating: Bool? = nil,
        kind: String = "Pod"
    ) -> Endpoint {
        Endpoint(
            addresses: ["10.0.0.\(name.utf8.last ?? 0)"],
            conditions: EndpointConditions(ready: ready, terminating: terminating),
            targetRef: ObjectReference(kind: kind, name: name)
        )
    }

    private static func slice(_ endpoints: [Endpoint], _ type: AddressType = .ipv4, of service: String = "web")
        -> AnyResource
    {
        AnyResource(
            EndpointSlice(
                metadata: ObjectMeta(name: "web-1", labels: ["kubernetes.io/service-name": service]),
                addressType: type,
                endpoints: endpoints,
                ports: [EndpointPort(name: "http", port: 8080), EndpointPort(name: "admin", port: 8081)]
            )
        )
    }

    private static let nodes = [
        node("good", "True"), node("lost", "Unknown"), node("bad", "False"), node("new", nil),
    ]

    private func targets(_ resources: [AnyResource], failsOpen: Bool = true) throws -> PodTargets {
        try PodTargets(
            ofService: "web",
            port: "http",
            in: ResourceSet([Self.service] + Self.nodes + resources),
            failsOpen: failsOpen
        )
    }

    @Test(
        arguments: [
            (nil, nil, "bad", nil, .ready), (true, true, "bad", nil, .ready),
            (false, nil, "good", false, .containersNotReady), (false, nil, "good", nil, .containersNotReady),
            (false, nil, "good", true, .waitingForGates), (false, false, "good", true, .waitingForGates),
            (false, true, "good", true, .terminating), (false, true, "lost", true, .nodeUnknown),
            (false, nil, "lost", true, .nodeUnknown), (false, nil, "bad", true, .nodeNotReady),
            (false, nil, "new", true, .nodeNotReady), (false, nil, "gone", true, .nodeNotReady),
        ] as [(Bool?, Bool?, String, Bool?, PodTargets.Outcome)]
    )
    func `an endpoint that is not ready counts where only gates keep it from being so`(
        ready: Bool?,
        terminating: Bool?,
        node: String,
        containersReady: Bool?,
        outcome: PodTargets.Outcome
    ) throws {
        let pod = Self.pod("a", on: node, containersReady: containersReady)
        let slice = Self.slice([Self.endpoint("a", ready: ready, terminating: terminating)])
        #expect(try targets([pod, slice], failsOpen: false).candidates.map(\.outcome) == [outcome])
    }

    @Test func `Pods on nodes of unknown state are targets where no other Pod is`() throws {
        let lost = Self.pod("a", on: "lost", containersReady: true)
        let good = Self.pod("b", on: "good", containersReady: true)
        let endpoints = [Self.endpoint("a", ready: false), Self.endpoint("b", ready: false)]
        #expect(try targets([lost, Self.slice([endpoints[0]])]).candidates.map(\.outcome) == [.onUnknownNode])
        #expect(
            try targets([lost, good, Self.slice(endpoints)]).description == """
                a (10.0.0.97:8080): left out: the state of its node is not known
                b (10.0.0.98:8080): its containers are ready, and its gates are not open yet
                """
        )
    }

    @Test func `only Pods that are known, of slices of the Service and of the family, are targets`() throws {
        let pod = Self.pod("a", on: "good", containersReady: true)
        let slices = [
            Self.slice([Self.endpoint("a"), Self.endpoint("b"), Self.endpoint("c", kind: "Node")]),
            Self.slice([Self.endpoint("a")], .ipv6), Self.slice([Self.endpoint("a")], of: "api"),
        ]
        let targets = try targets([pod] + slices)
        #expect(targets.candidates.map(\.outcome) == [.ready, .podNotFound])
        #expect(targets.targets.map(\.podName) == ["a"])
    }

    @Test func `a port without name stands for all ports of the slices`() throws {
        let service = AnyResource(
            Service(metadata: ObjectMeta(name: "web"), spec: ServiceSpec(ports: [ServicePort(port: 80)]))
        )
        let resources = [service, Self.pod("a", on: "good", containersReady: true), Self.slice([Self.endpoint("a")])]
        let targets = try PodTargets(ofService: "web", port: 80, in: ResourceSet(resources))
        #expect(targets.targets.map(\.port) == [8080, 8081])
    }

    @Test func `Endpoints tell the same, but not what is terminating`() throws {
        let endpoints = AnyResource(
            Endpoints(
                metadata: ObjectMeta(name: "web"),
                subsets: [
                    EndpointSubset(
                        addresses: [
                            EndpointAddress(ip: "10.0.0.1", targetRef: ObjectReference(kind: "Pod", name: "a"))
                        ],
                        notReadyAddresses: [
                            EndpointAddress(ip: "10.0.0.2", targetRef: ObjectReference(kind: "Pod", name: "b")),
                            EndpointAddress(ip: "10.0.0.3", targetRef: ObjectReference(kind: "Pod", name: "c")),
                        ],
                        ports: [EndpointsPort(name: "http", port: 8080)]
                    )
                ]
            )
        )
        let pods = [
            Self.pod("a", on: "good", containersReady: true), Self.pod("b", on: "good", containersReady: true),
            Self.pod("c", on: "good", containersReady: false),
        ]
        let resources = ResourceSet([Self.service, endpoints] + Self.nodes + pods)
        let targets = try PodTargets(fromEndpointsOfService: "web", port: "http", in: resources)
        #expect(targets.candidates.map(\.outcome) == [.ready, .waitingForGates, .containersNotReady])
        let error = #expect(throws: TargetResolutionError.self) {
            try PodTargets(fromEndpointsOfService: "web", port: "http", in: ResourceSet([Self.service]))
        }
        #expect(error?.description == "error: there are no Endpoints default/web")
    }

    @Test func `a Service or a port that is missing is an error`() {
        let resources = ResourceSet([Self.service])
        let service = #expect(throws: TargetResolutionError.self) {
            try PodTargets(ofService: "api", port: 80, namespace: "shop", in: resources)
        }
        #expect(service?.code == .noService)
        #expect(service?.description == "error: there is no Service shop/api")
        let port = #expect(throws: TargetResolutionError.self) {
            try PodTargets(ofService: "web", port: 8080, in: resources)
        }
        #expect(port?.code == .noPort)
        #expect(port?.description == "error: there is no port 8080 of the Service default/web")
    }
}
