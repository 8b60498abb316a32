// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

extension JSONValue {
    /// An object that cases lay out as Go does: what is embedded stands in a member of its own, and times are only set.
    func objectOfGo<Value: FieldCodable>(as type: Value.Type = Value.self) throws -> Value {
        try withoutGoLayout.decodedAsServer(as: type)
    }

    private var withoutGoLayout: JSONValue {
        switch self {
        case .array(let elements): return .array(elements.map(\.withoutGoLayout))
        case .object(let object):
            var result = JSONObject()
            for (name, value) in object.members {
                switch (name, value) {
                case ("ingressRuleValue", .object(let embedded)):
                    for (name, value) in embedded.members { result[name] = value.withoutGoLayout }
                case ("iDs", _): result["ids"] = value
                case ("deletionTimestamp", "<set>"): result[name] = "2024-06-01T12:00:00Z"
                default: result[name] = value.withoutGoLayout
                }
            }
            return .object(result)
        default: return self
        }
    }

    /// A target group as AWS describes it; cases begin its members with a small letter.
    func targetGroupDescription() throws -> TargetGroupDescription {
        try capitalised.decoded()
    }

    private var capitalised: JSONValue {
        guard case .object(let object) = self else { return self }
        let members = object.members.map { name, value in
            (name.prefix(1).uppercased() + name.dropFirst(), value.capitalised)
        }
        return .object(JSONObject(members))
    }

    /// A namespace and a name.
    func namespacedName() throws -> NamespacedName {
        NamespacedName(namespace: try optionalText("namespace") ?? "", name: try text("name"))
    }

    /// A group of Ingresses: one without a namespace is explicit.
    func ingressGroup() throws -> IngressGroupID {
        let name = try namespacedName()
        return name.namespace.isEmpty ? .explicit(name.name) : .implicit(name)
    }

    /// A number or a text.
    func intOrString(_ name: String) throws -> IntOrString {
        try member(name).decoded()
    }

    /// A member that is a list of texts by their names.
    func texts(_ name: String) -> [String: String] {
        let members = self[name]?.objectValue?.members ?? []
        return Dictionary(members.compactMap { name, value in value.stringValue.map { (name, $0) } }) { $1 }
    }

    /// The options of the controller that a case gives.
    func controllerOptions() throws -> ControllerOptions {
        var options = ControllerOptions(clusterName: try optionalText("clusterName") ?? "")
        if let type = try optionalText("defaultTargetType") { options.defaultTargetType = TargetType(type) }
        if let scheme = try optionalText("defaultLoadBalancerScheme") {
            options.defaultLoadBalancerScheme = LoadBalancerScheme(scheme)
        }
        options.allowsIPTargets = self["enableIPTargetType"] != false
        options.joinsTCPAndUDP = self["featureGates"]?["EnableTCPUDPListener"] == true
        options.requiresTypeLoadBalancer = self["featureGates"]?["ServiceTypeLoadBalancerOnly"] == true
        options.allowsAdvancedHealthChecks =
            self["featureGates"]?["NLBHealthCheckAdvancedConfig"] != false
            && self["disableAdvancedNLBHealthCheckConfig"] != true
        return options
    }

    /// Whether this has everything that is expected; an object may have more.
    func covers(_ expected: JSONValue) -> Bool {
        switch (self, expected) {
        case (.object(let own), .object(let expected)):
            expected.members.allSatisfy { own[$0.name]?.covers($0.value) ?? ($0.value == .null) }
        case (.array(let own), .array(let expected)):
            own.count == expected.count && zip(own, expected).allSatisfy { $0.covers($1) }
        default: isIdentical(to: expected)
        }
    }
}
