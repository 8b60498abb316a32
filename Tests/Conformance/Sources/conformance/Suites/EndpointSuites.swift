// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

extension Suite {
    /// Which Pods and nodes of a Service are registered.
    static let endpoints = [
        Suite("endpoints.resolve-pods", computing: resolvePods),
        Suite("endpoints.resolve-node-ports", computing: resolveNodePorts),
        Suite("endpoints.find-service-port") { (input: JSONValue) in
            let key = try input.member("svcKey")
            let service = try key.text("name")
            let namespace = try key.text("namespace")
            let port = try portReference(input)
            let resources = ResourceSet(try services(input))
            // The targets of a Service cannot be found without its port.
            _ = try PodTargets(ofService: service, port: port, namespace: namespace, in: resources)
            let found = resources.first(Service.self, named: service, namespace: namespace)?.resource
            return ["service": try json(found), "port": try json(found?.port(port))]
        },
        Suite("endpoints.filter-nodes-by-ready") { (input: JSONValue) in
            let status = ConditionStatus(try input.text("readyCondStatus"))
            let nodes = try nodes(input).filter { $0.as(Node.self)?.readiness == status }
            return ["value": nodes.isEmpty ? .null : .array(try nodes.map(json))]
        },
        Suite("endpoints.node-suitable-as-proxy") { (input: JSONValue) in
            ["value": .boolean(try input.member("node").decodedAsServer(as: Node.self).canForward)]
        },
    ]

    private static func resolvePods(_ input: JSONValue) throws -> JSONValue {
        let key = try input.member("service")
        let service = try key.text("name")
        let namespace = try key.text("namespace")
        let port = try portReference(input)
        let resources = ResourceSet(
            try services(input) + clusterNodes(input) + pods(input) + slices(input) + endpoints(input)
        )
        let failsOpen = input["failOpenEnabled"] == true
        let targets =
            input["endpointSliceEnabled"] == true
            ? try PodTargets(
                ofService: service,
                port: port,
                namespace: namespace,
                addressType: AddressType(try input.text("addressTypeFilter")),
                in: resources,
                failsOpen: failsOpen
            )
            : try PodTargets(
                fromEndpointsOfService: service,
                port: port,
                namespace: namespace,
                in: resources,
                failsOpen: failsOpen
            )
        let endpoints = targets.targets.map { target -> JSONValue in
            ["ip": .string(target.address), "port": .integer(target.port), "pod": .string(target.podName)]
        }
        return ["endpoints": .array(endpoints)]
    }

    private static func resolveNodePorts(_ input: JSONValue) throws -> JSONValue {
        let key = try input.member("svcKey")
        let selector = try input["opts"]?.arrayValue?.first?["nodeSelector"].map { selector in
            // A text stands for a selector of everything, or of nothing.
            selector.stringValue == nil ? try selector.decoded(as: LabelSelector.self) : LabelSelector()
        }
        let resources = ResourceSet(try services(input) + nodes(input))
        let targets = try NodeTargets(
            ofService: try key.text("name"),
            port: try portReference(input),
            namespace: try key.text("namespace"),
            selector: selector ?? LabelSelector(),
            in: resources,
            failsOpen: input["failOpenEnabled"] == true
        )
        let values = try targets.targets.map { target -> JSONValue in
            let node = resources.first(Node.self, named: target.nodeName)?.resource
            return [
                "instanceID": .string(target.instanceID), "port": .integer(target.port), "node": try json(node),
            ]
        }
        return ["value": values.isEmpty ? .null : .array(values)]
    }

    // MARK: - Inputs

    private static func portReference(_ input: JSONValue) throws -> IntOrString {
        try input.member("port").decoded(as: IntOrString.self)
    }

    /// Services, either whole or as their name and ports.
    private static func services(_ input: JSONValue) throws -> [AnyResource] {
        try (input["services"]?.arrayValue ?? []).map { service in
            guard service["metadata"] == nil else {
                return AnyResource(try service.decodedAsServer(as: Service.self))
            }
            let ports = try service["ports"]?.arrayValue?.map { try $0.decodedAsServer(as: ServicePort.self) }
            return AnyResource(Service(metadata: try metadata(service), spec: ServiceSpec(ports: ports)))
        }
    }

    private static func nodes(_ input: JSONValue) throws -> [AnyResource] {
        try (input["nodes"]?.arrayValue ?? []).map { AnyResource(try $0.decodedAsServer(as: Node.self)) }
    }

    private static func clusterNodes(_ input: JSONValue) throws -> [AnyResource] {
        try (input["nodes"]?.arrayValue ?? []).map { node in
            let condition = NodeCondition(type: .ready, status: ConditionStatus(try node.text("ready")))
            return AnyResource(
                Node(
                    metadata: ObjectMeta(name: try node.text("name")),
                    status: NodeStatus(conditions: [condition])
                )
            )
        }
    }

    private static func pods(_ input: JSONValue) throws -> [AnyResource] {
        try (input["pods"]?.arrayValue ?? []).filter { $0["existsInCache"] != false }.map { pod in
            let status = try pod.optionalText("containersReady").map { ConditionStatus($0) }
            let conditions = status.map { [PodCondition(type: .containersReady, status: $0)] }
            return AnyResource(
                Pod(
                    metadata: try metadata(pod),
                    spec: PodSpec(containers: [], nodeName: try pod.optionalText("nodeName")),
                    status: PodStatus(conditions: conditions)
                )
            )
        }
    }

    private static func slices(_ input: JSONValue) throws -> [AnyResource] {
        try (input["endpointSlices"]?.arrayValue ?? []).map { slice in
            var object = slice.removing(["namespace", "name", "labels"])
            if object["addressType"] == .null { object = object.removing(["addressType"]) }
            var value = try object.decodedAsServer(as: EndpointSlice.self)
            value.metadata = try metadata(slice)
            value.metadata.labels = try slice.member("labels").decoded(as: [String: String].self)
            return AnyResource(value)
        }
    }

    private static func endpoints(_ input: JSONValue) throws -> [AnyResource] {
        try (input["endpoints"]?.arrayValue ?? []).map { endpoints in
            var value = try endpoints.removing(["namespace", "name"]).decodedAsServer(as: Endpoints.self)
            value.metadata = try metadata(endpoints)
            return AnyResource(value)
        }
    }

    private static func metadata(_ object: JSONValue) throws -> ObjectMeta {
        ObjectMeta(name: try object.text("name"), namespace: try object.optionalText("namespace"))
    }

    /// A value as it is in JSON, without what the cases leave out.
    private static func json(_ value: some Encodable) throws -> JSONValue {
        let object = try JSONText.read(JSONValue.self, from: JSONText.write(value))
        return object.removing(["apiVersion", "kind"])
    }
}
