// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
public import KubernetesModels

/// The target groups that a set of resources leads to, and what the controller would refuse.
public struct TargetGroupResolution: Sendable {
    /// The target groups, in the order of what asks for them.
    public let targetGroups: [TargetGroupSettings]

    /// What is wrong; a target group that the controller would refuse is not in the list.
    public let problems: [AnnotationProblem]

    /// Where the target groups of a Service stand in the list.
    private let positions: [NamespacedName: [Int]]

    init(targetGroups: [TargetGroupSettings], problems: [AnnotationProblem]) {
        self.targetGroups = targetGroups
        self.problems = problems
        positions = Dictionary(grouping: targetGroups.indices) { targetGroups[$0].service }
    }

    /// Returns the target groups of some Services of a namespace, in order.
    func targetGroups(ofServices names: Set<String>, in namespace: String) -> [TargetGroupSettings] {
        names.flatMap { positions[NamespacedName(namespace: namespace, name: $0)] ?? [] }.sorted()
            .map { targetGroups[$0] }
    }
}

extension ResourceSet {
    /// Resolves the target groups that the AWS Load Balancer Controller would have for the resources.
    ///
    /// They are those of each Ingress, of each Service with a Network Load Balancer and of the Services that the actions
    /// of its listeners name, of each route of the Gateway API, and of bindings that somebody else has written, or whose
    /// Ingress, Service or route is not in the set.
    ///
    /// An Ingress counts where its class is the controller's: by the annotation `kubernetes.io/ingress.class`, by an
    /// IngressClass of the set, or, where that is not in the set, by the class's name `alb` or an annotation of the
    /// controller. A route counts where its Gateway's class is the controller's, or, where that is not in the set, a
    /// ``TargetGroupConfiguration`` refers to its Service. A Service that is not in the set is a warning, but an error in
    /// an action of a Service. Parameters that are not in the set count as absent; the load balancer of a Gateway that is
    /// not in the set is not known.
    ///
    /// Bindings of the controller itself, told by their labels, are not resolved again where a target group for their
    /// Service is; they give it its live name where port and type are the same.
    public func targetGroups(_ options: ControllerOptions = ControllerOptions()) -> TargetGroupResolution {
        var resolution = Resolution(set: self, options: options)
        resolution.resolveIngresses()
        resolution.resolveServices()
        resolution.resolveGateways()
        resolution.resolveBindings()
        return TargetGroupResolution(targetGroups: resolution.targetGroups, problems: resolution.problems)
    }

    /// Returns the parameters of an Ingress's class, or nil where there are none in the set.
    public func classParameters(for ingress: Ingress) -> IngressClassParams? {
        guard let name = ingress.spec?.ingressClassName, let ingressClass = first(IngressClass.self, named: name),
            let parameters = ingressClass.resource.spec?.parameters, parameters.kind == IngressClassParams.kind
        else { return nil }
        return first(IngressClassParams.self, named: parameters.name)?.resource
    }

    /// Whether an Ingress is the controller's.
    func isApplicationLoadBalancer(_ ingress: Ingress) -> Bool {
        let annotations = ingress.metadata.annotations ?? [:]
        if let legacy = annotations["kubernetes.io/ingress.class"] { return legacy == "alb" }
        guard let name = ingress.spec?.ingressClassName else {
            return annotations.keys.contains { AnnotationFamily.ingress.suffix(of: $0) != nil }
        }
        if let ingressClass = first(IngressClass.self, named: name) {
            return ingressClass.resource.spec?.controller == "ingress.k8s.aws/alb"
        }
        return name == "alb" || annotations.keys.contains { AnnotationFamily.ingress.suffix(of: $0) != nil }
    }
}

/// A Gateway, and the kind of load balancer that it stands for.
private struct GatewayKey: Hashable {
    let gateway: NamespacedName
    let kind: LoadBalancerSettings.Kind
}

/// The work of resolving a set.
private struct Resolution {
    let set: ResourceSet
    let options: ControllerOptions
    /// The bindings of the controller itself, by their Services.
    let managed: [NamespacedName: [TargetGroupBinding]]
    var targetGroups: [TargetGroupSettings] = []
    var problems: [AnnotationProblem] = []
    /// The problems that were thrown; one that several resources run into is told once.
    private var caught: Set<AnnotationProblem> = []

    init(set: ResourceSet, options: ControllerOptions) {
        self.set = set
        self.options = options
        let bindings = set.all(TargetGroupBinding.self).map(\.resource).filter(\.isManaged)
        managed = Dictionary(grouping: bindings) { binding in
            NamespacedName(
                namespace: binding.metadata.namespace ?? set.defaultNamespace,
                name: binding.spec.serviceRef.name
            )
        }
    }

    // MARK: - Ingresses

    mutating func resolveIngresses() {
        let ingresses = set.all(Ingress.self).map { placed($0.resource) }.filter(set.isApplicationLoadBalancer)
        let members = ingresses.map { (ingress: $0, classParameters: set.classParameters(for: $0)) }
        let groups = Dictionary(grouping: members) { $0.ingress.groupID($0.classParameters) }
        var loadBalancers: [IngressGroupID: LoadBalancerSettings] = [:]
        var fronts: [IngressGroupID: LoadBalancerSettings] = [:]
        var seen: Set<IngressGroupID> = []
        for member in members {
            let group = member.ingress.groupID(member.classParameters)
            if seen.insert(group).inserted, let members = groups[group] {
                let resolver = IngressLoadBalancerResolver(members: members, group: group, options: options)
                loadBalancers[group] = attempt { () throws(AnnotationProblem) in try resolver.settings() }
                fronts[group] = loadBalancers[group].flatMap { loadBalancer in
                    attempt { () throws(AnnotationProblem) in try resolver.frontSettings(loadBalancer) } ?? nil
                }
            }
            resolve(member.ingress, member.classParameters, loadBalancers[group], front: fronts[group])
        }
    }

    private mutating func resolve(
        _ ingress: Ingress,
        _ classParameters: IngressClassParams?,
        _ loadBalancer: LoadBalancerSettings?,
        front: LoadBalancerSettings?
    ) {
        var seen: Set<ServiceReference> = []
        for reference in references(of: ingress) where seen.insert(reference).inserted {
            let namespace = ingress.metadata.namespace ?? ""
            let name = NamespacedName(namespace: namespace, name: reference.name)
            guard let member = service(name, for: ingress.title) else { continue }
            let service = placed(member.resource)
            let settings: TargetGroupSettings? = attempt { [options] () throws(AnnotationProblem) in
                try TargetGroupSettings(
                    ingress: ingress,
                    service: service,
                    port: reference.port,
                    classParameters: classParameters,
                    options: options
                )
            }
            guard var settings else { continue }
            settings.loadBalancer = loadBalancer
            settings.frontLoadBalancer = front
            if settings.ipAddressType.value == .ipv6, loadBalancer?.ipAddressType.value == .ipv4 {
                let sentence =
                    "\(service.title) has the family IPv6, but the load balancer is not \"dualstack\"; set that"
                let key = AnnotationFamily.ingress.key("ip-address-type")
                problems.append(AnnotationProblem(.conflict, object: ingress.title, key: key, sentence))
                continue
            }
            add(settings)
        }
    }

    /// The Services that an Ingress sends to, those in the actions of its annotations among them.
    private mutating func references(of ingress: Ingress) -> [ServiceReference] {
        let backends = ingress.serviceBackends { add($0) }
        return backends.compactMap { _, backend in
            backend.port.map { port in
                ServiceReference(name: backend.name, port: port.name.map { .string($0) } ?? .int(port.number ?? 0))
            }
        }
    }

    // MARK: - Services

    mutating func resolveServices() {
        for member in set.all(Service.self) where member.resource.hasNetworkLoadBalancer(options) {
            let service = placed(member.resource)
            let resolver = ServiceResolver(service, options)
            let loadBalancer: LoadBalancerSettings? = attempt { () throws(AnnotationProblem) in
                try resolver.loadBalancer()
            }
            guard let loadBalancer else { continue }
            var seen: Set<Int> = []
            for port in service.spec.ports ?? [] where seen.insert(port.port).inserted {
                let settings: TargetGroupSettings? = attempt { () throws(AnnotationProblem) in
                    try resolver.settings(for: port, behind: loadBalancer)
                }
                if let settings { add(settings) }
            }
            resolveActions(resolver, loadBalancer)
        }
    }

    /// The target groups of other Services, which the actions of listeners name; each port of a Service has one.
    private mutating func resolveActions(_ resolver: ServiceResolver, _ loadBalancer: LoadBalancerSettings) {
        var seen: Set<ServiceReference> = []
        for listener in loadBalancer.listeners {
            let targets: [ServiceResolver.ActionTarget]? = attempt { () throws(AnnotationProblem) in
                try resolver.actionTargets(of: listener)
            }
            for target in targets ?? [] where target.service.name != resolver.base.metadata.name {
                guard let service = actionService(target, of: resolver.base) else { continue }
                let port = service.port(target.service.port).map { IntOrString.int($0.port) }
                let reference = ServiceReference(name: target.service.name, port: port ?? target.service.port)
                guard seen.insert(reference).inserted else { continue }
                let settings: TargetGroupSettings? = attempt { () throws(AnnotationProblem) in
                    try resolver.settings(for: target, of: service, behind: loadBalancer)
                }
                if let settings { add(settings) }
            }
        }
    }

    /// The Service that an action names; without it the controller refuses the Service with the action.
    private mutating func actionService(_ target: ServiceResolver.ActionTarget, of base: Service) -> Service? {
        let name = target.service.name
        if let member: ResourceSet.Member<Service> = set.first(named: name, namespace: base.metadata.namespace) {
            return placed(member.resource)
        }
        let sentence = "the Service \(name.quotedForMessages) is not there; create it, or take it out of the action"
        add(target.annotation.problem(.missingService, sentence))
        return nil
    }

    // MARK: - Gateways

    mutating func resolveGateways() {
        let routes = set.joins.gatewayRoutes
        var loadBalancers: [GatewayKey: LoadBalancerSettings?] = [:]
        for backend in routes.backends {
            let title = "\(backend.route.routeKind) \(backend.route.route)"
            guard let member = service(backend.service, for: title) else { continue }
            let service = placed(member.resource)
            guard let port = service.port(.int(backend.port)) else {
                let sentence = "\(backend.port) is not a port of \(service.title); use the number of one"
                problems.append(AnnotationProblem(.unresolvedPort, object: title, sentence))
                continue
            }
            let configuration = routes.configuration(of: backend.service).map(placed)
            let defaults = routes.defaults(of: backend.route.gateway).map(placed)
            let key = GatewayKey(gateway: backend.route.gateway, kind: backend.route.loadBalancer)
            if loadBalancers[key] == nil {
                loadBalancers.updateValue(loadBalancer(of: key, routes.gateways), forKey: key)
            }
            let settings: TargetGroupSettings? = attempt { [options] () throws(AnnotationProblem) in
                try TargetGroupSettings(
                    gateway: backend.route,
                    service: service,
                    port: port,
                    configuration: configuration,
                    defaults: defaults,
                    options: options
                )
            }
            guard var settings else { continue }
            settings.loadBalancer = loadBalancers[key] ?? nil
            add(settings)
        }
    }

    private mutating func loadBalancer(of key: GatewayKey, _ gateways: Gateways) -> LoadBalancerSettings? {
        guard let gateway = gateways[key.gateway] else { return nil }
        let resolver = GatewayLoadBalancerResolver(
            name: key.gateway,
            gateway: gateway,
            kind: key.kind,
            configurations: gateways.configurations(of: key.gateway),
            options: options
        )
        return attempt { () throws(AnnotationProblem) in try resolver.settings() }
    }

    // MARK: - Bindings

    mutating func resolveBindings() {
        let resolved = Set(targetGroups.map(\.service))
        for member in set.all(TargetGroupBinding.self) {
            let settings = TargetGroupSettings(binding: placed(member.resource))
            // Of what the controller made for an object that is not in the set, the binding alone tells.
            if !member.resource.isManaged || !resolved.contains(settings.service) { targetGroups.append(settings) }
        }
    }

    /// Adds a target group, with the name of its binding where the set has one.
    private mutating func add(_ settings: TargetGroupSettings) {
        var settings = settings
        let live = (managed[settings.service] ?? []).filter { binding in
            binding.spec.serviceRef.port == settings.servicePort
                && binding.spec.targetType == settings.targetType.value
        }
        // Two Ingresses with the same Service have two.
        if live.count == 1, let name = live[0].metadata.name {
            settings.name = Setting(TargetGroupName(live: name), from: .field("metadata.name", of: live[0].title))
        }
        targetGroups.append(settings)
    }

    // MARK: - Helpers

    /// The Service of a name; where it is not in the set that is a problem of what sends to it.
    private mutating func service(_ name: NamespacedName, for object: String) -> ResourceSet.Member<Service>? {
        let member: ResourceSet.Member<Service>? = set.first(named: name.name, namespace: name.namespace)
        if member == nil {
            let sentence =
                "the Service \(name.name.quotedForMessages) is not there; requests to it are answered with 503"
            problems.append(AnnotationProblem(.missingService, severity: .warning, object: object, sentence))
        }
        return member
    }

    /// The object with the namespace that it stands in.
    private func placed<Resource: KubernetesResource>(_ resource: Resource) -> Resource {
        var resource = resource
        resource.metadata.namespace = resource.metadata.namespace ?? set.defaultNamespace
        return resource
    }

    private mutating func attempt<Value>(_ work: () throws(AnnotationProblem) -> Value) -> Value? {
        do {
            return try work()
        } catch {
            add(error)
            return nil
        }
    }

    private mutating func add(_ problem: AnnotationProblem) {
        if caught.insert(problem).inserted { problems.append(problem) }
    }
}

extension TargetGroupBinding {
    /// Whether the controller has made the binding for an Ingress, a Service or a Gateway.
    var isManaged: Bool {
        (metadata.labels ?? [:]).keys.contains { key in
            ["ingress.k8s.aws/stack", "service.k8s.aws/stack", "gateway.k8s.aws/"].contains { key.hasPrefix($0) }
        }
    }
}
