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
                return Verdict(!isRefused && got.covers(try expected.member("targetGroup")), got: JSONText.write(got))
            } catch let error as AnnotationProblem {
                return Verdict(isRefused, got: "\(error)")
            }
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
