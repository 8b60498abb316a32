// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups

extension Suite {
    /// Target groups of Gateways.
    static let gateways = [
        Suite("gateway.target-group-spec") { conformanceCase in
            let expected = conformanceCase.expected
            let isRefused = expected["error"] == true
            do {
                let got = try settings(in: conformanceCase.input).json
                let isExpected = try !isRefused && got.covers(expected.member("targetGroup"))
                return Verdict(isExpected, got: JSONText.write(got))
            } catch let error as AnnotationProblem {
                return Verdict(isRefused, got: "\(error)")
            }
        },
        Suite("gateway.target-group-binding-spec") { conformanceCase in
            let input = conformanceCase.input
            let targetGroup = try input.member("targetGroup")
            let properties = try configuration(input).spec?.defaultConfiguration
            let infrastructure = input["gateway"]?["spec"]?["infrastructure"] ?? .null
            var settings = TargetGroupSettings(
                object: "",
                service: try input.member("service").namespacedName(),
                servicePort: .int(try input.member("servicePort").integer("port")),
                name: Setting(TargetGroupName(live: try targetGroup.text("name")), from: .controller),
                targetType: Setting(TargetType(try targetGroup.text("targetType")), from: .controller),
                protocol: Setting(TargetGroupProtocol(try targetGroup.text("protocol")), from: .controller),
                nodeSelector: properties?.nodeSelector.map { Setting($0, from: .controller) }
            )
            settings.isMultiCluster = Setting(properties?.enableMultiCluster ?? false, from: .controller)
            settings.ipAddressType = Setting(
                TargetGroupIPAddressType(try targetGroup.text("ipAddressType")),
                from: .controller
            )
            let binding = settings.binding(
                vpcID: try input.optionalText("vpcID"),
                labels: infrastructure.texts("labels"),
                annotations: infrastructure.texts("annotations")
            )
            let got = try JSONText.read(JSONValue.self, from: JSONText.write(binding))
            // An empty map is none.
            let expected = conformanceCase.expected.removingEmptyMaps
            return Verdict(got.covers(expected), got: JSONText.write(got))
        },
        Suite("gateway.target-group-attributes") { input in
            let settings = try TargetGroupSettings(
                gateway: GatewayBackend(
                    gateway: NamespacedName(namespace: "infra", name: "edge"),
                    loadBalancer: .application,
                    route: NamespacedName(namespace: "shop", name: "web"),
                    routeKind: .http
                ),
                service: Service(spec: ServiceSpec()),
                port: ServicePort(port: 80),
                configuration: try configuration(input),
                options: ControllerOptions(defaultTargetType: .ip)
            )
            return ["value": settings.attributesJSON]
        },
    ]

    private static func settings(in input: JSONValue) throws -> TargetGroupSettings {
        let names = try ["gateway", "service"].map { name in
            let object = try input.member(name)
            return try (object["metadata"] ?? object).namespacedName()
        }
        let route = try input.member("route")
        var service = Service(
            metadata: ObjectMeta(name: names[1].name, namespace: names[1].namespace),
            spec: ServiceSpec(ports: [try input.member("servicePort").decodedAsServer(as: ServicePort.self)])
        )
        service.spec.externalTrafficPolicy = try input.member("service").optionalText("externalTrafficPolicy")
            .map { ServiceExternalTrafficPolicy($0) }
        return try TargetGroupSettings(
            gateway: GatewayBackend(
                gateway: names[0],
                loadBalancer: try input.text("loadBalancerType") == "application" ? .application : .network,
                route: try route.namespacedName(),
                routeKind: RouteKind(try route.text("kind"))
            ),
            service: service,
            port: service.spec.ports?.first ?? ServicePort(port: 0),
            configuration: try configuration(input),
            options: try input.controllerOptions()
        )
    }

    /// The settings of a case, under whichever name it has them.
    private static func configuration(_ input: JSONValue) throws -> TargetGroupConfiguration {
        let properties: TargetGroupProperties? =
            try (input["targetGroupProps"] ?? input["props"])?.decoded(as: TargetGroupProperties?.self)
        return TargetGroupConfiguration(spec: TargetGroupConfigurationSpec(defaultConfiguration: properties))
    }
}

extension JSONValue {
    /// Without members that are empty objects.
    fileprivate var removingEmptyMaps: JSONValue {
        guard case .object(let object) = self else { return self }
        let members = object.members.filter { $0.value != [:] }
        return .object(JSONObject(members.map { ($0.name, $0.value.removingEmptyMaps) }))
    }
}
