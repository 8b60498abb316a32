// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// The Gateways of a set, their classes, and the configurations of their load balancers.
///
/// None of these kinds has a type here, so that they are read from untyped objects. What is malformed, or not in the
/// set, counts as absent.
struct Gateways: Sendable {
    /// A Gateway, as far as its load balancer depends on it.
    struct Gateway: Sendable {
        /// The `metadata.uid`.
        let uid: String?
        /// What clients connect to.
        let listeners: [LoadBalancerListener]
        fileprivate let className: String?
        fileprivate let parameters: NamespacedName?
    }

    /// A LoadBalancerConfiguration.
    struct Configuration: Sendable {
        /// The kind and the name.
        let title: String
        /// The namespace, also of what it refers to.
        let namespace: String
        /// Its `spec`.
        let specification: JSONValue

        /// A field of the specification that is a text, with its place.
        func text(_ field: String) -> Setting<String>? {
            specification[field]?.stringValue.map {
                Setting($0, from: .field(FieldPath("spec").field(field), of: title))
            }
        }
    }

    private struct GatewayClass {
        let controller: String?
        let parameters: NamespacedName?
    }

    private var gateways: [NamespacedName: Gateway] = [:]
    private var classes: [String: GatewayClass] = [:]
    private var configurations: [NamespacedName: Configuration] = [:]

    init(_ resources: [AnyResource], _ defaultNamespace: String) {
        for resource in resources {
            guard let untyped = resource.untyped, let kind = untyped.kind, let name = untyped.name,
                let spec = untyped.object["spec"]
            else { continue }
            let fullName = NamespacedName(namespace: resource.namespace ?? defaultNamespace, name: name)
            switch (ResourceName.group(of: untyped.apiVersion ?? ""), kind) {
            case ("gateway.networking.k8s.io", "Gateway"):
                gateways[fullName] = Gateway(
                    uid: untyped.object["metadata"]?["uid"]?.stringValue,
                    listeners: Self.listeners(in: spec),
                    className: spec["gatewayClassName"]?.stringValue,
                    parameters: Self.parameters(spec["infrastructure"]?["parametersRef"], in: fullName.namespace)
                )
            case ("gateway.networking.k8s.io", "GatewayClass"):
                classes[name] = GatewayClass(
                    controller: spec["controllerName"]?.stringValue,
                    parameters: Self.parameters(
                        spec["parametersRef"],
                        in: spec["parametersRef"]?["namespace"]?.stringValue
                    )
                )
            case ("gateway.k8s.aws", "LoadBalancerConfiguration"):
                let title = "\(kind) \(fullName)"
                configurations[fullName] = Configuration(
                    title: title,
                    namespace: fullName.namespace,
                    specification: spec
                )
            default:
                break
            }
        }
    }

    subscript(gateway: NamespacedName) -> Gateway? { gateways[gateway] }

    /// The name of the controller of a Gateway's class; nil where the class is not in the set.
    func controller(of gateway: NamespacedName) -> String? {
        gatewayClass(of: gateway)?.controller
    }

    /// The configuration of a Gateway and that of its class, as far as there are any, the one that counts more first.
    ///
    /// That is the one of the class, unless it says otherwise.
    func configurations(of gateway: NamespacedName) -> [Configuration] {
        let own = gateways[gateway]?.parameters.flatMap { configurations[$0] }
        let common = gatewayClass(of: gateway)?.parameters.flatMap { configurations[$0] }
        let prefersOwn = common?.specification["mergingMode"] == "prefer-gateway"
        return (prefersOwn ? [own, common] : [common, own]).compactMap(\.self)
    }

    private func gatewayClass(of gateway: NamespacedName) -> GatewayClass? {
        gateways[gateway]?.className.flatMap { classes[$0] }
    }

    private static func parameters(_ reference: JSONValue?, in namespace: String?) -> NamespacedName? {
        guard let reference, let namespace, let name = reference["name"]?.stringValue,
            reference["group"] == "gateway.k8s.aws", reference["kind"] == "LoadBalancerConfiguration"
        else { return nil }
        return NamespacedName(namespace: namespace, name: name)
    }

    private static func listeners(in specification: JSONValue) -> [LoadBalancerListener] {
        var listeners: [LoadBalancerListener] = []
        var seen: Set<LoadBalancerListener> = []
        for listener in specification["listeners"]?.arrayValue ?? [] {
            guard let proto = listener["protocol"]?.stringValue, let port = listener["port"]?.integerValue else {
                continue
            }
            let listener = LoadBalancerListener(protocol: TargetGroupProtocol(proto), port: port)
            if seen.insert(listener).inserted { listeners.append(listener) }
        }
        return listeners
    }
}
