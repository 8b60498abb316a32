// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups

extension Suite {
    /// Services with a Network Load Balancer.
    static let serviceLoadBalancers = [
        Suite("service.is-supported") { input in
            let service: Service = try input.member("svc").objectOfGo()
            return ["value": .boolean(service.hasNetworkLoadBalancer(try input.controllerOptions()))]
        },
        Suite("service.lookup-port") { conformanceCase in
            let input = conformanceCase.input
            let service: Service = try input.member("svc").objectOfGo()
            let port = service.port(try input.intOrString("port"))
            if conformanceCase.expected["error"] == true { return Verdict(port == nil, got: "\(port as Any)") }
            let got = try JSONText.read(JSONValue.self, from: JSONText.write(port))
            return Verdict(got.covers(try conformanceCase.expected.member("value")), got: JSONText.write(got))
        },
        Suite("service.target-type") { input in
            let service: Service = try input.member("svc").objectOfGo()
            let port = service.spec.ports?.first ?? ServicePort(port: 0)
            let settings = try TargetGroupSettings(service: service, port: port, options: input.controllerOptions())
            return ["value": .string(settings.targetType.value.rawValue)]
        },
        Suite("service.health-check") { input in
            ["value": try settings(in: input).healthCheck?.json ?? .null]
        },
        Suite("service.health-check-port") { input in
            let key = AnnotationFamily.service.key("aws-load-balancer-healthcheck-port")
            // A default port of cases stands for the one of local traffic.
            let port = try settings(in: input, assuming: [key: input.text("defaultPort")]).healthCheck?.port.value
            return ["value": port?.intValue.map { .integer($0) } ?? .string(port?.description ?? "")]
        },
        Suite("service.multi-cluster-flag") { input in
            ["value": .boolean(try settings(in: input).isMultiCluster.value)]
        },
        Suite("service.node-selector") { input in
            let selector = try settings(in: input).nodeSelector?.value
            return ["value": try selector.map { try JSONText.read(from: JSONText.write($0)) } ?? .null]
        },
        Suite("service.preserve-client-ip") { input in
            var map = AttributeMap()
            for attribute in try input.member("tgAttrs").arrayValue ?? [] {
                try map.set(attribute.text("key"), to: attribute.text("value"))
            }
            let key = AnnotationFamily.service.targetGroupAttributesKey
            let annotated: JSONValue = [
                "svc": ["metadata": ["annotations": [key: .string(map.text)]]],
                "targetType": try input.member("targetType"),
            ]
            return ["value": .boolean(try settings(in: annotated).preservesClientIP.value)]
        },
        Suite("service.target-group-attributes") { conformanceCase in
            let input = conformanceCase.input
            return Verdict(expected: conformanceCase.expected.sortingAttributes) {
                let service: Service = try input.member("svc").objectOfGo()
                let port = try input["port"]?.decodedAsServer(as: ServicePort.self) ?? ServicePort(port: 80)
                let settings = try TargetGroupSettings(service: service, port: port)
                let result: JSONValue = ["value": settings.attributesJSON]
                return result.sortingAttributes
            }
        },
        Suite("node-selector.effective") { conformanceCase in
            let selector: LabelSelector? = try conformanceCase.input["nodeSelector"]?.decoded(as: LabelSelector?.self)
            let effective = LabelSelector.nodes(selectedBy: selector)
            let labels = (effective.matchLabels ?? [:]).map {
                LabelSelectorRequirement(key: $0.key, operator: .in, values: [$0.value])
            }
            let got = labels + (effective.matchExpressions ?? [])
            // Requirements have no order.
            let requirements = try conformanceCase.expected.member("requirements")
            let expected = try requirements.decoded(as: [LabelSelectorRequirement].self)
            let isExpected = got.count == expected.count && expected.allSatisfy(got.contains)
            return Verdict(isExpected, got: "\(got)")
        },
        Suite("service-nlb-model") { conformanceCase in
            let input = conformanceCase.input
            // Security groups, subnets and what AWS has already are no part of the settings.
            if conformanceCase.expected["error"] == true { return .skipped }
            var service: Service = try input.member("service").objectOfGo()
            service.metadata.uid = service.metadata.uid ?? ""
            let options = try input.controllerOptions()
            let resolution = ResourceSet([AnyResource(service)]).targetGroups(options)
            let loadBalancers = resolution.targetGroups.first?.loadBalancer.map { [$0] } ?? []
            let got = TargetGroupSettings.model(of: resolution.targetGroups, loadBalancers)
            let isExpected = resolution.problems.isEmpty && got.covers(conformanceCase.expected)
            return Verdict(isExpected, got: "\(resolution.problems) \(JSONText.write(got))")
        },
    ]

    /// The settings for a Service of a case, whose type of targets the controller assumes.
    private static func settings(
        in input: JSONValue,
        assuming annotations: [String: String] = [:]
    ) throws -> TargetGroupSettings {
        var service: Service = try input.member("svc").objectOfGo()
        service.metadata.annotations = annotations.merging(service.metadata.annotations ?? [:]) { $1 }
        var options = try input.controllerOptions()
        options.defaultTargetType = TargetType(try input.optionalText("targetType") ?? "instance")
        let port = service.spec.ports?.first ?? ServicePort(port: 80)
        return try TargetGroupSettings(service: service, port: port, options: options)
    }
}

extension JSONValue {
    /// With the attributes in the order of their keys, because they have none.
    fileprivate var sortingAttributes: JSONValue {
        guard var object = objectValue, let attributes = self["value"]?.arrayValue else { return self }
        object["value"] = .array(attributes.sorted { $0["key"]?.stringValue ?? "" < $1["key"]?.stringValue ?? "" })
        return .object(object)
    }
}
