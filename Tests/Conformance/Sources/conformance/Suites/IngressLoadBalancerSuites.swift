// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

extension Suite {
    /// Ingresses with an Application Load Balancer, and the parameters of their classes.
    static let ingressLoadBalancers = [
        Suite("ingress-class-params.validate") { conformanceCase in
            let parameters: IngressClassParams = try conformanceCase.input.member("obj").objectOfGo()
            let errors = parameters.validationErrors()
            let message = try conformanceCase.expected.optionalText("message") ?? ""
            // The sentences are the library's own, the paths are the controller's.
            let areDescribed = errors.allSatisfy { message.contains("\($0.path):") }
            let isExpected = conformanceCase.expected["error"] == .boolean(!errors.isEmpty) && areDescribed
            return Verdict(isExpected, got: "\(errors)")
        },
        Suite("ingress.health-check-matcher") { input in
            ["value": try protocolSettings(in: input).healthCheck?.matcher?.value.json ?? .null]
        },
        Suite("ingress.health-check-path") { input in
            ["value": .string(try protocolSettings(in: input).healthCheck?.path?.value ?? "")]
        },
        Suite("ingress.multi-cluster-flag") { input in
            ["value": .boolean(try settings(in: input).isMultiCluster.value)]
        },
        Suite("ingress.node-selector") { input in
            let selector = try settings(in: input).nodeSelector?.value
            return ["value": try selector.map { try JSONText.read(from: JSONText.write($0)) } ?? .null]
        },
        Suite("ingress.target-control-port") { input in
            let ingress = Ingress(metadata: ObjectMeta(name: "web", annotations: input.texts("svcAndIngAnnotations")))
            let port = try settings(of: ingress, in: input, targetType: .ip).targetControlPort?.value
            return ["value": port.map { .integer($0) } ?? .null]
        },
        Suite("ingress.target-group-spec") { input in
            _ = try settings(in: input)
            return [:]
        },
        Suite("ingress-alb-model") { conformanceCase in
            // What AWS has already, certificates and security groups are no part of the settings.
            if conformanceCase.expected["error"] == true { return .skipped }
            let input = conformanceCase.input
            let resolution = ResourceSet(try resources(in: input)).targetGroups(try input.controllerOptions())
            var loadBalancers: [LoadBalancerSettings] = []
            for loadBalancer in resolution.targetGroups.compactMap(\.loadBalancer)
            where !loadBalancers.contains(loadBalancer) { loadBalancers.append(loadBalancer) }
            let got = TargetGroupSettings.model(of: resolution.targetGroups, loadBalancers)
            return Verdict(got.covers(conformanceCase.expected), got: "\(resolution.problems) \(JSONText.write(got))")
        },
    ]

    /// The settings for annotations that stand for those of Ingress and Service, and a version of HTTP.
    private static func protocolSettings(in input: JSONValue) throws -> TargetGroupSettings {
        let version = try input.text("tgProtocolVersion")
        let annotations = input.texts("svcAndIngAnnotations").merging([
            AnnotationFamily.ingress.key("backend-protocol-version"): version
        ]) { $1 }
        return try settings(of: Ingress(metadata: ObjectMeta(name: "web", annotations: annotations)), in: input)
    }

    private static func settings(in input: JSONValue) throws -> TargetGroupSettings {
        let ingress: Ingress = try input.member("ing").member("ing").objectOfGo()
        return try settings(of: ingress, in: input)
    }

    /// The settings for an Ingress; a Service without ports gets the one that the case is about.
    private static func settings(
        of ingress: Ingress,
        in input: JSONValue,
        targetType: TargetType = .instance
    ) throws -> TargetGroupSettings {
        var service: Service = try (input["svc"] ?? [:]).objectOfGo()
        let port: IntOrString = try input["port"]?.decoded() ?? 80
        if service.spec.ports == nil {
            var servicePort =
                try input["svcPort"]?.decodedAsServer(as: ServicePort.self)
                ?? ServicePort(port: 80, targetPort: 8080, nodePort: 30080)
            if case .string(let name) = port { servicePort.name = name }
            service.spec.ports = [servicePort]
        }
        var options = try input.controllerOptions()
        options.defaultTargetType =
            try (input.optionalText("targetType") ?? input.optionalText("defaultTargetType")).map { TargetType($0) }
            ?? targetType
        return try TargetGroupSettings(ingress: ingress, service: service, port: port, options: options)
    }

    /// The Ingresses of a group with their classes, and the Services of the cluster.
    private static func resources(in input: JSONValue) throws -> [AnyResource] {
        var resources: [AnyResource] = []
        for service in input["services"]?.arrayValue ?? [] {
            var service: Service = try service.objectOfGo()
            service.metadata.uid = service.metadata.uid ?? ""
            resources.append(AnyResource(service))
        }
        let group = try input.member("group").ingressGroup()
        for (index, member) in (input["members"]?.arrayValue ?? []).enumerated() {
            var ingress: Ingress = try member.member("ingress").objectOfGo()
            let name = "class-\(index)"
            let parameters = member["ingressClassParamsSpec"]?.objectValue ?? [:]
            var spec: IngressClassParamsSpec = try JSONValue.object(parameters).objectOfGo()
            if case .explicit(let name) = group { spec.group = IngressGroup(name: name) }
            ingress.spec = ingress.spec ?? IngressSpec()
            ingress.spec?.ingressClassName = name
            resources += [
                AnyResource(ingress),
                AnyResource(IngressClassParams(metadata: ObjectMeta(name: name), spec: spec)),
                AnyResource(
                    IngressClass(
                        metadata: ObjectMeta(name: name),
                        spec: IngressClassSpec(
                            controller: "ingress.k8s.aws/alb",
                            parameters: IngressClassParametersReference(kind: IngressClassParams.kind, name: name)
                        )
                    )
                ),
            ]
        }
        return resources
    }
}
