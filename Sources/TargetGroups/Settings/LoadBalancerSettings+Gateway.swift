// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// Resolves the load balancer of a Gateway.
struct GatewayLoadBalancerResolver {
    let name: NamespacedName
    let gateway: Gateways.Gateway
    let kind: LoadBalancerSettings.Kind
    /// The one that counts more first.
    let configurations: [Gateways.Configuration]
    let options: ControllerOptions

    func settings() throws(AnnotationProblem) -> LoadBalancerSettings {
        let assumedScheme = Setting(
            options.defaultLoadBalancerScheme,
            from: .flag("--default-load-balancer-scheme")
        )
        let scheme = try choice("scheme", of: LoadBalancerScheme.self) ?? assumedScheme
        return LoadBalancerSettings(
            kind: kind,
            name: loadBalancerName(scheme.value),
            scheme: scheme,
            ipAddressType: try choice("ipAddressType", of: LoadBalancerIPAddressType.self)
                ?? Setting(.ipv4, from: .controller),
            attributes: attributes("loadBalancerAttributes", in: configurations.map { ($0, $0.specification, "spec") }),
            listeners: kind == .network ? listeners() : []
        )
    }

    /// The name, which the controller takes as it is.
    private func loadBalancerName(_ scheme: LoadBalancerScheme) -> Setting<LoadBalancerName>? {
        if let explicit = text("loadBalancerName") { return explicit.map { LoadBalancerName(live: $0) } }
        guard let clusterName = options.clusterName, let uid = gateway.uid else { return nil }
        let generated = LoadBalancerName(of: name, uid: uid, scheme: scheme, clusterName: clusterName)
        return Setting(generated, from: .following("the naming of the controller"))
    }

    private func text(_ field: String) -> Setting<String>? {
        configurations.lazy.compactMap { $0.text(field) }.first
    }

    private func choice<Value: OpenEnumeration>(
        _ field: String,
        of type: Value.Type
    ) throws(AnnotationProblem) -> Setting<Value>? {
        guard let text = text(field) else { return nil }
        let form = ValueForm.oneOf(Value.allKnown.map(\.rawValue))
        if let problem = form.problem(in: text.value) {
            throw AnnotationProblem(
                problem.code,
                object: "\(text.source)",
                suggestion: form.suggestion(for: text.value),
                problem.sentence
            )
        }
        return text.map { Value($0) }
    }

    /// The listeners of the Gateway, each with the attributes of the first configuration that has an entry for it.
    private func listeners() -> [LoadBalancerListener] {
        var entries: [String: (Gateways.Configuration, JSONValue, FieldPath)] = [:]
        for configuration in configurations {
            let path = FieldPath("spec.listenerConfigurations")
            let list = configuration.specification["listenerConfigurations"]?.arrayValue ?? []
            for (index, entry) in list.enumerated() {
                guard let name = entry["protocolPort"]?.stringValue, entries[name] == nil else { continue }
                entries[name] = (configuration, entry, path.index(index))
            }
        }
        return gateway.listeners.map { listener in
            var listener = listener
            if let entry = entries["\(listener.protocol):\(listener.port)"] {
                listener.attributes = attributes("listenerAttributes", in: [entry])
            }
            return listener
        }
    }

    /// The attributes in a field of some objects, by their keys, each with its place; the first object counts most.
    private func attributes(
        _ field: String,
        in objects: [(configuration: Gateways.Configuration, object: JSONValue, path: FieldPath)]
    ) -> [String: Setting<String>] {
        var attributes: [String: Setting<String>] = [:]
        for (configuration, object, path) in objects.reversed() {
            for (index, attribute) in (object[field]?.arrayValue ?? []).enumerated() {
                guard let key = attribute["key"]?.stringValue, let value = attribute["value"]?.stringValue else {
                    continue
                }
                let place = path.field(field).index(index)
                attributes[key] = Setting(value, from: .field(place, of: configuration.title))
            }
        }
        return attributes
    }
}
