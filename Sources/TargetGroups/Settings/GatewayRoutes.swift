// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// The routes of the Gateway API in a set, and where they send to.
///
/// The kinds of the Gateway API have no type here, so that they are read from untyped objects. What is malformed is
/// passed over, as a route is that the controller has not accepted.
struct GatewayRoutes: Sendable {
    /// A Service that a route sends to.
    struct Backend: Hashable {
        let route: GatewayBackend
        let service: NamespacedName
        let port: Int
    }

    private static let group = "gateway.networking.k8s.io"
    /// How many Gateways the API lets a route have.
    private static let mostParents = 32

    private let routes: [(kind: RouteKind, name: NamespacedName, specification: JSONValue)]
    /// The Gateways, and what configures their load balancers.
    let gateways: Gateways
    /// By the Service that they refer to.
    private let configurations: [NamespacedName: TargetGroupConfiguration]
    /// By their own names: those that refer to nothing, and can be defaults.
    private let defaults: [NamespacedName: TargetGroupConfiguration]

    init(_ resources: [AnyResource], _ defaultNamespace: String) {
        var routes: [(RouteKind, NamespacedName, JSONValue)] = []
        for resource in resources {
            guard let untyped = resource.untyped, let kind = untyped.kind, let name = untyped.name,
                ResourceName.group(of: untyped.apiVersion ?? "") == Self.group, let spec = untyped.object["spec"]
            else { continue }
            guard RouteKind(kind).isKnown else { continue }
            let fullName = NamespacedName(namespace: resource.namespace ?? defaultNamespace, name: name)
            routes.append((RouteKind(kind), fullName, spec))
        }
        self.routes = routes
        gateways = Gateways(resources, defaultNamespace)
        var configurations: [NamespacedName: TargetGroupConfiguration] = [:]
        var defaults: [NamespacedName: TargetGroupConfiguration] = [:]
        for configuration in resources.compactMap({ $0.as(TargetGroupConfiguration.self) }) {
            let namespace = configuration.metadata.namespace ?? defaultNamespace
            guard let reference = configuration.spec?.targetReference else {
                let name = NamespacedName(namespace: namespace, name: configuration.metadata.name ?? "")
                defaults[name] = configuration
                continue
            }
            guard reference.isService else { continue }
            let service = NamespacedName(namespace: namespace, name: reference.name)
            // Of several for a Service the first counts.
            configurations[service] = configurations[service] ?? configuration
        }
        (self.configurations, self.defaults) = (configurations, defaults)
    }

    /// The Services that routes send to through a Gateway of the controller, each once.
    var backends: [Backend] {
        var seen: Set<Backend> = []
        return routes.flatMap(backends).filter { seen.insert($0).inserted }
    }

    /// The configuration that refers to a Service.
    func configuration(of service: NamespacedName) -> TargetGroupConfiguration? {
        configurations[service]
    }

    /// The configurations that a Gateway and its class have for all Services, the one that counts more first.
    func defaults(of gateway: NamespacedName) -> [TargetGroupConfiguration] {
        gateways.configurations(of: gateway).compactMap { configuration in
            let reference = configuration.specification["defaultTargetGroupConfiguration"]
            return reference?["name"]?.stringValue.flatMap { name in
                defaults[NamespacedName(namespace: configuration.namespace, name: name)]
            }
        }
    }

    private func backends(
        of route: (kind: RouteKind, name: NamespacedName, specification: JSONValue)
    ) -> [Backend] {
        let spec = route.specification
        let services = (spec["rules"]?.arrayValue ?? []).flatMap { $0["backendRefs"]?.arrayValue ?? [] }
            .compactMap { reference -> (NamespacedName, Int)? in
                guard reference["kind"]?.stringValue ?? Service.kind == Service.kind,
                    let port = reference["port"]?.integerValue
                else { return nil }
                return name(reference, in: route.name.namespace).map { ($0, port) }
            }
        let parents = (spec["parentRefs"]?.arrayValue ?? []).prefix(Self.mostParents)
        let gateways = parents.compactMap { reference -> NamespacedName? in
            guard reference["kind"]?.stringValue ?? "Gateway" == "Gateway" else { return nil }
            return name(reference, in: route.name.namespace)
        }
        return gateways.flatMap { gateway in
            services.compactMap { service, port in
                loadBalancer(of: gateway, for: route.kind, service).map { loadBalancer in
                    let backend = GatewayBackend(
                        gateway: gateway,
                        loadBalancer: loadBalancer,
                        route: route.name,
                        routeKind: route.kind
                    )
                    return Backend(route: backend, service: service, port: port)
                }
            }
        }
    }

    /// The kind of load balancer that a Gateway's class stands for; nil for one of another controller.
    ///
    /// Where the class is not in the set a configuration for the Service shows that the Gateway is the controller's.
    private func loadBalancer(
        of gateway: NamespacedName,
        for kind: RouteKind,
        _ service: NamespacedName
    ) -> LoadBalancerSettings.Kind? {
        switch gateways.controller(of: gateway) {
        case "gateway.k8s.aws/alb": return .application
        case "gateway.k8s.aws/nlb": return .network
        case nil where configuration(of: service) != nil:
            return [.http, .grpc].contains(kind) ? .application : .network
        default: return nil
        }
    }

    private func name(_ reference: JSONValue, in namespace: String) -> NamespacedName? {
        reference["name"]?.stringValue.map { name in
            NamespacedName(namespace: reference["namespace"]?.stringValue ?? namespace, name: name)
        }
    }
}

extension TargetGroupReference {
    /// A Gateway can be meant, too: one that another load balancer sends to.
    fileprivate var isService: Bool { (group ?? "").isEmpty && kind ?? Service.kind == Service.kind }
}
