// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups

extension Suite {
    /// Names of target groups and load balancers.
    static let naming = [
        Suite("naming.ingress-target-group") { input in
            let identity = IngressTargetGroupIdentity(
                clusterName: try input.text("clusterName"),
                // The text is what is hashed, whichever group it stands for.
                group: .explicit(try input.text("ingressGroupID")),
                ingress: NamespacedName(
                    namespace: try input.text("ingressNamespace"),
                    name: try input.text("ingressName")
                ),
                service: try service(in: input),
                serviceUID: try input.text("serviceUID"),
                servicePort: try input.intOrString("servicePortRef"),
                targetGroupPort: try input.integer("targetGroupPort"),
                targetType: TargetType(try input.text("targetType")),
                protocol: TargetGroupProtocol(try input.text("protocol")),
                protocolVersion: TargetGroupProtocolVersion(try input.optionalText("protocolVersion") ?? ""),
                targetControlPort: input.optionalInteger("targetControlPort")
            )
            return ["name": .string(identity.name.rawValue)]
        },
        Suite("naming.ingress-target-group-port") { input in
            let port: ServicePort = try input.member("svcPort").decodedAsServer(as: ServicePort.self)
            let number = port.targetGroupPort(for: TargetType(try input.text("targetType")))
            return ["targetGroupPort": .integer(number)]
        },
        Suite("naming.service-target-group") { input in
            let identity = ServiceTargetGroupIdentity(
                clusterName: try input.text("clusterName"),
                baseServiceUID: try input.optionalText("baseServiceUID"),
                service: try service(in: input),
                serviceUID: try input.text("serviceUID"),
                servicePort: try input.integer("servicePort"),
                targetGroupPort: try input.integer("targetGroupPort"),
                targetType: TargetType(try input.text("targetType")),
                protocol: TargetGroupProtocol(try input.text("protocol")),
                healthCheckProtocol: TargetGroupProtocol(try input.text("healthCheckProtocol")),
                healthCheckIntervalSeconds: try input.integer("healthCheckIntervalSeconds")
            )
            return ["name": .string(identity.name.rawValue)]
        },
        Suite("naming.gateway-target-group") { input in
            ["name": .string(try gatewayIdentity(in: input).name.rawValue)]
        },
        Suite("naming.gateway-target-group-relations") { conformanceCase in
            let names = try ["a", "b"].map { try gatewayIdentity(in: conformanceCase.input.member($0)).name }
            let relation = names[0] == names[1] ? "equal" : "notEqual"
            return Verdict(conformanceCase.expected["relation"] == .string(relation), got: "\(names)")
        },
        Suite("naming.ingress-load-balancer") { input in
            let members = try (input["members"]?.arrayValue ?? []).map { member in
                let name = try member.optionalText("ingressClassParamsLoadBalancerName")
                return (
                    ingress: Ingress(metadata: try metadata(in: member.member("ingress"))),
                    classParameters: name.map { IngressClassParams(spec: IngressClassParamsSpec(loadBalancerName: $0)) }
                )
            }
            var options = try input.controllerOptions()
            options.defaultLoadBalancerScheme = LoadBalancerScheme(try input.text("scheme"))
            let group = try input.member("group").ingressGroup()
            let settings = try LoadBalancerSettings(members: members, group: group, options: options)
            return ["name": .string(settings.name?.value.rawValue ?? "")]
        },
        Suite("naming.service-load-balancer") { input in
            var options = try input.controllerOptions()
            // The scheme is the text that is hashed; cases go without.
            options.defaultLoadBalancerScheme = LoadBalancerScheme(try input.optionalText("scheme") ?? "")
            let service = Service(metadata: try metadata(in: input.member("service")), spec: ServiceSpec())
            let settings = try TargetGroupSettings(service: service, port: ServicePort(port: 80), options: options)
            return ["name": .string(settings.loadBalancer?.name?.value.rawValue ?? "")]
        },
        Suite("naming.gateway-load-balancer") { input in
            if let explicit = try input.optionalText("explicitLoadBalancerName") {
                return ["name": .string(LoadBalancerName(live: explicit).rawValue)]
            }
            let gateway = try input.member("gateway")
            let name = LoadBalancerName(
                of: try gateway.namespacedName(),
                uid: try gateway.text("uid"),
                scheme: LoadBalancerScheme(try input.text("scheme")),
                clusterName: try input.text("clusterName")
            )
            return ["name": .string(name.rawValue)]
        },
        Suite("naming.frontend-nlb") { conformanceCase in
            let input = conformanceCase.input
            let name = LoadBalancerName(
                inFrontOf: LoadBalancerName(live: try input.optionalText("albName") ?? ""),
                group: try input.member("group").ingressGroup(),
                scheme: LoadBalancerScheme(try input.text("scheme")),
                clusterName: try input.text("clusterName")
            )
            let expected = conformanceCase.expected
            let part = try expected.optionalText("nameContains") ?? expected.optionalText("name") ?? ""
            let isExpected = name.rawValue.split(separator: "-nlb").contains { $0.contains(part) }
            return Verdict(isExpected && name.rawValue.utf8.count <= LoadBalancerName.maximumLength, got: "\(name)")
        },
    ]

    private static func service(in input: JSONValue) throws -> NamespacedName {
        NamespacedName(namespace: try input.text("serviceNamespace"), name: try input.text("serviceName"))
    }

    private static func metadata(in object: JSONValue) throws -> ObjectMeta {
        let name = try object.namespacedName()
        return ObjectMeta(
            name: name.name,
            namespace: name.namespace,
            uid: try object.optionalText("uid") ?? "",
            annotations: object.texts("annotations")
        )
    }

    private static func gatewayIdentity(in input: JSONValue) throws -> GatewayTargetGroupIdentity {
        GatewayTargetGroupIdentity(
            clusterName: try input.text("clusterName"),
            gateway: try input.member("gateway").namespacedName(),
            route: try input.member("route").namespacedName(),
            routeKind: RouteKind(try input.text("routeKind")),
            service: try input.member("service").namespacedName(),
            targetGroupPort: try input.integer("targetGroupPort"),
            identifierPort: try input.intOrString("identifierPort"),
            targetType: TargetType(try input.text("targetType")),
            protocol: TargetGroupProtocol(try input.text("protocol")),
            protocolVersion: try input.optionalText("protocolVersion").map { TargetGroupProtocolVersion($0) },
            targetControlPort: input.optionalInteger("targetControlPort"),
            explicitName: try input.optionalText("explicitTargetGroupName")
        )
    }
}
