// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
public import KubernetesModels

/// A route of the Gateway API that sends to a Service, and the load balancer that it goes through.
public struct GatewayBackend: Hashable, Sendable {
    /// The Gateway.
    public var gateway: NamespacedName

    /// The kind of load balancer that the Gateway's class stands for.
    public var loadBalancer: LoadBalancerSettings.Kind

    /// The route.
    public var route: NamespacedName

    /// The kind of the route.
    public var routeKind: RouteKind

    /// Creates a value.
    public init(
        gateway: NamespacedName,
        loadBalancer: LoadBalancerSettings.Kind,
        route: NamespacedName,
        routeKind: RouteKind
    ) {
        self.gateway = gateway
        self.loadBalancer = loadBalancer
        self.route = route
        self.routeKind = routeKind
    }
}

extension TargetGroupSettings {
    /// Resolves the target group of a Gateway for a route and a port of a Service, as the AWS Load Balancer Controller
    /// v3.5 does.
    ///
    /// - Parameters:
    ///   - backend: The Gateway and the route.
    ///   - service: The Service that the route sends to.
    ///   - port: One of its ports.
    ///   - configuration: The configuration that refers to the Service.
    ///   - defaults: The default configurations of the Gateway and its class, the one that counts more first, for what
    ///     the Service's configuration leaves open. Only the first has a say for single routes.
    ///   - options: How the controller was started.
    /// - Throws: ``AnnotationProblem`` for the first mistake, with the path of the field as its key.
    public init(
        gateway backend: GatewayBackend,
        service: Service,
        port: ServicePort,
        configuration: TargetGroupConfiguration? = nil,
        defaults: [TargetGroupConfiguration] = [],
        options: ControllerOptions = ControllerOptions()
    ) throws(AnnotationProblem) {
        self = try GatewayResolver(backend, service, port, configuration, defaults, options).settings()
    }
}

/// Resolves the target group of a Gateway.
private struct GatewayResolver {
    let backend: GatewayBackend
    let service: Service
    let port: ServicePort
    let options: ControllerOptions
    /// The properties, what counts more first.
    let sources: [Source]

    /// Properties, and where they stand.
    struct Source {
        let properties: TargetGroupProperties
        let object: String
        let path: FieldPath
    }

    init(
        _ backend: GatewayBackend,
        _ service: Service,
        _ port: ServicePort,
        _ configuration: TargetGroupConfiguration?,
        _ defaults: [TargetGroupConfiguration],
        _ options: ControllerOptions
    ) {
        self.backend = backend
        self.service = service
        self.port = port
        self.options = options
        var sources: [Source] = []
        for (index, configuration) in ([configuration] + defaults).enumerated() {
            guard let configuration, let spec = configuration.spec else { continue }
            // Of the defaults only the first counts for single routes.
            let general = TargetGroupConfigurationSpec(defaultConfiguration: spec.defaultConfiguration)
            for found in (index > 1 ? general : spec).properties(for: backend.routeKind, backend.route) {
                sources.append(Source(properties: found.properties, object: configuration.title, path: found.path))
            }
        }
        self.sources = sources
    }

    func settings() throws(AnnotationProblem) -> TargetGroupSettings {
        let targetType =
            written("targetType") { $0.targetType }
            ?? Setting(options.defaultTargetType, from: .flag("--default-target-type"))
        let proto = try targetGroupProtocol()
        let version = protocolVersion()
        var settings = TargetGroupSettings(
            object: "\(backend.routeKind) \(backend.route)",
            service: service.namespacedName,
            servicePort: .int(port.port),
            targetType: targetType,
            protocol: proto,
            protocolVersion: version
        )
        settings.healthCheck = try healthCheck(targetType.value, proto.value, version?.value)
        for source in sources.reversed() {
            for (index, attribute) in (source.properties.targetGroupAttributes ?? []).enumerated() {
                let place = source.path.field("targetGroupAttributes").index(index)
                settings.attributes[attribute.key] = Setting(attribute.value, from: .field(place, of: source.object))
            }
        }
        settings.port = port.targetGroupPort(for: targetType.value)
        if settings.port == 0, service.getsNodePorts { settings.port = nil }
        guard settings.port != 0 else {
            throw AnnotationProblem(
                .unresolvedPort,
                object: service.title,
                "the port \(port.port) has no node port, which targets of type \"instance\" need; "
                    + "use the type NodePort or LoadBalancer for the Service, or targets of type \"ip\""
            )
        }
        settings.targetControlPort = written("targetControlPort") { $0.targetControlPort }
        if let type = written("ipAddressType", { $0.ipAddressType }) {
            settings.ipAddressType = type
        } else if service.spec.ipFamilies?.contains(.ipv6) == true {
            settings.ipAddressType = Setting(.ipv6, from: .field("spec.ipFamilies", of: service.title))
        }
        if let isMultiCluster = written("enableMultiCluster", { $0.enableMultiCluster }) {
            settings.isMultiCluster = isMultiCluster
        }
        if targetType.value == .instance { settings.nodeSelector = written("nodeSelector") { $0.nodeSelector } }
        addNames(to: &settings)
        return settings
    }

    private func addNames(to settings: inout TargetGroupSettings) {
        settings.name = written("targetGroupName") { $0.targetGroupName }?.map { TargetGroupName(live: $0) }
        // Both depend on the port, which the API server may have to choose yet.
        guard let proto = settings.protocol, let targetGroupPort = settings.port else { return }
        let identity = GatewayTargetGroupIdentity(
            clusterName: options.clusterName ?? "",
            gateway: backend.gateway,
            route: backend.route,
            routeKind: backend.routeKind,
            service: service.namespacedName,
            targetGroupPort: targetGroupPort,
            identifierPort: port.targetPortOrDefault,
            targetType: settings.targetType.value,
            protocol: proto.value,
            protocolVersion: settings.protocolVersion?.value,
            targetControlPort: settings.targetControlPort?.value
        )
        settings.resourceID = identity.resourceID
        if settings.name == nil, options.clusterName != nil {
            settings.name = Setting(identity.name, from: .following("the naming of the controller"))
        }
    }

    private func targetGroupProtocol() throws(AnnotationProblem) -> Setting<TargetGroupProtocol> {
        let isApplication = backend.loadBalancer == .application
        guard let source = sources.first(where: { $0.properties.protocol != nil }),
            let setting = written("protocol", { $0.protocol })
        else {
            let proto: TargetGroupProtocol =
                switch backend.routeKind {
                case .http, .grpc: .http
                case .udp: .udp
                case .tls: isApplication ? .https : .tls
                default: .tcp
                }
            return Setting(proto, from: .following("the kind of the route"))
        }
        let known: [TargetGroupProtocol] = isApplication ? [.http, .https] : [.tcp, .tls, .udp, .tcpUDP]
        if let problem = ValueForm.oneOf(known.map(\.rawValue)).problem(in: setting.value.rawValue) {
            throw AnnotationProblem(
                problem.code,
                object: source.object,
                key: "\(source.path.field("protocol"))",
                problem.sentence
            )
        }
        return setting
    }

    private func protocolVersion() -> Setting<TargetGroupProtocolVersion>? {
        guard backend.loadBalancer == .application else { return nil }
        return written("protocolVersion") { $0.protocolVersion }
            ?? Setting(backend.routeKind == .grpc ? .grpc : .http1, from: .following("the kind of the route"))
    }

    // MARK: - Health checks

    private func healthCheck(
        _ targetType: TargetType,
        _ proto: TargetGroupProtocol,
        _ version: TargetGroupProtocolVersion?
    ) throws(AnnotationProblem) -> HealthCheckSettings {
        let config = healthCheckSource?.properties.healthCheckConfig
        let isNetwork = backend.loadBalancer == .network
        let isLocal = isNetwork && targetType == .instance && service.spec.externalTrafficPolicy == .local
        let assumed: Setting<TargetGroupProtocol> =
            isNetwork
            ? Setting(isLocal ? .http : .tcp, from: .controller) : Setting(proto, from: .following("the protocol"))
        let healthCheckProtocol = checked("healthCheckProtocol", config?.healthCheckProtocol) ?? assumed
        let hasPath = healthCheckProtocol.value != .tcp
        let isGRPC = version == .grpc
        let path =
            checked("healthCheckPath", config?.healthCheckPath)
            ?? Setting(isGRPC ? "/AWS.ALB/healthcheck" : isLocal ? "/healthz" : "/", from: .controller)
        let seconds = { (name: String, value: Int?, assumed: Int) in
            (checked(name, value) ?? Setting(assumed, from: .controller)).map { Duration.seconds($0) }
        }
        let count = { (name: String, value: Int?) in
            checked(name, value) ?? Setting(isLocal ? 2 : 3, from: .controller)
        }
        return HealthCheckSettings(
            port: try healthCheckPort(targetType, isLocal: isLocal),
            protocol: healthCheckProtocol,
            path: hasPath ? path : nil,
            matcher: hasPath ? matcher(isGRPC: isGRPC) : nil,
            interval: seconds("healthCheckInterval", config?.healthCheckInterval, isLocal ? 10 : 15),
            timeout: seconds("healthCheckTimeout", config?.healthCheckTimeout, isLocal ? 6 : 5),
            healthyThreshold: count("healthyThresholdCount", config?.healthyThresholdCount),
            unhealthyThreshold: count("unhealthyThresholdCount", config?.unhealthyThresholdCount)
        )
    }

    private func matcher(isGRPC: Bool) -> Setting<HealthCheckMatcher> {
        let matcher = healthCheckSource?.properties.healthCheckConfig?.matcher
        return isGRPC
            ? (checked("matcher", matcher?.grpcCode) ?? Setting("12", from: .controller))
                .map { HealthCheckMatcher(grpcCode: $0) }
            : (checked("matcher", matcher?.httpCode) ?? Setting("200-399", from: .controller))
                .map { HealthCheckMatcher(httpCode: $0) }
    }

    private func healthCheckPort(
        _ targetType: TargetType,
        isLocal: Bool
    ) throws(AnnotationProblem) -> Setting<IntOrString> {
        guard let source = healthCheckSource,
            let text = checked("healthCheckPort", source.properties.healthCheckConfig?.healthCheckPort)
        else {
            let port = isLocal ? service.spec.healthCheckNodePort.map { IntOrString.int($0) } : nil
            return Setting(port ?? .string(HealthCheckSettings.trafficPort), from: .controller)
        }
        do {
            return Setting(try service.healthCheckPort(text.value, for: targetType), from: text.source)
        } catch {
            let place = source.path.field("healthCheckConfig").field("healthCheckPort")
            throw AnnotationProblem(error.code, object: source.object, key: "\(place)", error.sentence)
        }
    }

    // MARK: - Places

    /// The first that is written, with its place.
    private func written<Value>(_ name: String, _ value: (TargetGroupProperties) -> Value?) -> Setting<Value>? {
        for source in sources {
            guard let value = value(source.properties) else { continue }
            return Setting(value, from: .field(source.path.field(name), of: source.object))
        }
        return nil
    }

    /// Where the health checks are written, which are not merged.
    private var healthCheckSource: Source? {
        sources.first { $0.properties.healthCheckConfig != nil }
    }

    private func checked<Value>(_ name: String, _ value: Value?) -> Setting<Value>? {
        guard let value, let source = healthCheckSource else { return nil }
        return Setting(value, from: .field(source.path.field("healthCheckConfig").field(name), of: source.object))
    }
}
