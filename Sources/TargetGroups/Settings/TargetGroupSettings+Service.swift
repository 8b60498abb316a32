// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
public import KubernetesModels

extension TargetGroupSettings {
    /// Resolves the target group of a Service with a Network Load Balancer for one of its ports, as the AWS Load
    /// Balancer Controller v3.5 does.
    ///
    /// - Parameters:
    ///   - service: The Service; its `metadata.uid` is part of the names.
    ///   - port: One of its ports.
    ///   - options: How the controller was started.
    /// - Throws: ``AnnotationProblem`` for the first mistake, as the controller stops there.
    public init(
        service: Service,
        port: ServicePort,
        options: ControllerOptions = ControllerOptions()
    ) throws(AnnotationProblem) {
        let resolver = ServiceResolver(service, options)
        self = try resolver.settings(for: port, behind: resolver.loadBalancer())
    }
}

extension TargetGroupName {
    /// Computes the name of the target group of a Service with a Network Load Balancer for one of its ports.
    ///
    /// - Parameters:
    ///   - service: The Service as the API server returns it: its `metadata.uid` is part of the name.
    ///   - port: One of its ports.
    ///   - options: How the controller was started; `--cluster-name` is part of the name.
    /// - Throws: ``AnnotationProblem`` where the controller would refuse the Service.
    /// - Returns: Nil where the Service has no UID, or the options no name of the cluster.
    public static func ofService(
        _ service: Service,
        port: ServicePort,
        options: ControllerOptions
    ) throws(AnnotationProblem) -> TargetGroupName? {
        try TargetGroupSettings(service: service, port: port, options: options).name?.value
    }
}

/// Resolves the load balancer and the target groups of a Service.
struct ServiceResolver {
    /// The Service with the load balancer, whose annotations count.
    let base: Service
    /// The Service whose Pods are registered: the same, or one that a forward action names.
    var service: Service
    let options: ControllerOptions
    let reader: SettingReader
    /// The protocols of each port's number, of the Service with the load balancer.
    private let protocols: [Int: Set<TransportProtocol>]
    // Lists of ports, which are read once for all ports.
    private let quicPorts: PortList?
    private let tlsPorts: PortList?
    private let proxyPorts: PortList?

    /// An annotation that lists ports by their numbers, or also by their names.
    private struct PortList {
        let annotation: Annotation
        let ports: Set<String>
        /// The first that is no number.
        let firstName: String?

        init?(_ annotation: Annotation?) {
            guard let annotation else { return nil }
            self.annotation = annotation
            let list = annotation.list
            ports = Set(list)
            firstName = list.first { Int($0) == nil }
        }

        func contains(_ port: ServicePort) -> Bool {
            ports.contains("\(port.port)")
        }
    }

    init(_ service: Service, _ options: ControllerOptions) {
        base = service
        self.service = service
        self.options = options
        protocols = Dictionary(grouping: service.spec.ports ?? [], by: \.port).mapValues { ports in
            Set(ports.map { $0.protocol ?? .tcp })
        }
        let annotations = AnnotationReader([(service.title, service.metadata.annotations ?? [:])])
        reader = SettingReader(family: .service, annotations: annotations)
        quicPorts = PortList(reader.annotation("aws-load-balancer-quic-enabled-ports"))
        tlsPorts = PortList(reader.annotation("aws-load-balancer-ssl-ports"))
        proxyPorts = PortList(reader.annotation("aws-load-balancer-proxy-protocol-per-target-group"))
    }

    /// The settings for a port of the Service; of another Service the action tells the protocol.
    func settings(
        for port: ServicePort,
        protocol: Setting<TargetGroupProtocol>? = nil,
        behind loadBalancer: LoadBalancerSettings
    ) throws(AnnotationProblem) -> TargetGroupSettings {
        let targetType = try targetType(for: port)
        let proto = if let `protocol` { `protocol` } else { try targetGroupProtocol(for: port) }
        var settings = TargetGroupSettings(
            object: base.title,
            service: service.namespacedName,
            servicePort: .int(port.port),
            resourceID: "\(service.namespacedName):\(port.port)",
            targetType: targetType,
            protocol: proto
        )
        settings.healthCheck = try healthCheck(for: targetType.value)
        settings.attributes = try attributes(for: port)
        settings.port = port.targetGroupPort(for: targetType.value)
        settings.ipAddressType = try ipAddressType(loadBalancer)
        if let setting = try reader.boolean("aws-load-balancer-multi-cluster-target-group") {
            settings.isMultiCluster = setting
        }
        settings.nodeSelector = try reader.nodeSelector(
            "aws-load-balancer-target-node-labels",
            for: targetType.value
        )
        settings.name = name(settings, port)
        settings.loadBalancer = loadBalancer
        return settings
    }

    func targetType(for port: ServicePort?) throws(AnnotationProblem) -> Setting<TargetType> {
        let suffix = "aws-load-balancer-nlb-target-type"
        let written = reader.text(
            suffix,
            default: options.defaultTargetType.rawValue,
            from: .flag("--default-target-type")
        )
        guard written.value != TargetType.ip.rawValue || options.allowsIPTargets else {
            throw problem(suffix, "targets of type \"ip\" are switched off (EnableIPTargetType); use \"instance\"")
        }
        if written.value == TargetType.ip.rawValue { return written.map { TargetType($0) } }
        if let annotation = reader.annotation("aws-load-balancer-type"), annotation.value == "nlb-ip" {
            return Setting(.ip, from: .annotation(annotation))
        }
        if service.spec.type == .clusterIP {
            throw problem(
                suffix,
                "a Service of type \"ClusterIP\" has no node ports, which targets of type \"instance\" need; "
                    + "use targets of type \"ip\""
            )
        }
        if port?.nodePort ?? 0 == 0, service.spec.allocateLoadBalancerNodePorts == false {
            throw problem(
                suffix,
                "the Service allocates no node ports, which targets of type \"instance\" need; "
                    + "use targets of type \"ip\", or remove allocateLoadBalancerNodePorts"
            )
        }
        // The controller takes any other text for this, too.
        return written.map { _ in .instance }
    }

    /// The protocol of the port; TLS, QUIC, or TCP and UDP together where annotations ask for it.
    func targetGroupProtocol(for port: ServicePort) throws(AnnotationProblem) -> Setting<TargetGroupProtocol> {
        var transport = TargetGroupProtocol((port.protocol ?? .tcp).rawValue)
        var source: SettingSource = .following("the protocol of the port")
        let joining = try reader.boolean("aws-load-balancer-enable-tcp-udp-listener")
        let others = (protocols[port.port] ?? []).subtracting([port.protocol ?? .tcp])
        if joining?.value ?? options.joinsTCPAndUDP, [.tcp, .udp].contains(transport), !others.isEmpty {
            transport = .tcpUDP
            source = joining?.source ?? .flag("EnableTCPUDPListener")
        }
        if let quicPorts, quicPorts.contains(port), [.udp, .tcpUDP].contains(transport) {
            return Setting(transport == .udp ? .quic : .tcpQUIC, from: .annotation(quicPorts.annotation))
        }
        if transport == .tcp, reader.annotation("aws-load-balancer-ssl-cert") != nil, isTLSPort(port),
            let annotation = reader.annotation("aws-load-balancer-backend-protocol"), annotation.value == "ssl"
        {
            return Setting(.tls, from: .annotation(annotation))
        }
        return Setting(transport, from: source)
    }

    private func isTLSPort(_ port: ServicePort) -> Bool {
        guard let tlsPorts, !tlsPorts.ports.isEmpty else { return true }
        return tlsPorts.contains(port) || port.name.map(tlsPorts.ports.contains) == true
    }

    // MARK: - Health checks

    /// Nodes of a Service with local traffic are asked on a port of their own whether they have a Pod.
    func healthCheck(for targetType: TargetType) throws(AnnotationProblem) -> HealthCheckSettings {
        let isLocal =
            targetType == .instance && service.spec.externalTrafficPolicy == .local
            && service.spec.type == .loadBalancer
        let proto = try reader.choice(
            "aws-load-balancer-healthcheck-protocol",
            of: [TargetGroupProtocol.tcp, .http, .https],
            ignoringCase: true,
            default: isLocal ? .http : .tcp
        )
        let localPort = service.spec.healthCheckNodePort.map(String.init) ?? HealthCheckSettings.trafficPort
        let hasPath = proto.value != .tcp
        var timeout = try reader.seconds("aws-load-balancer-healthcheck-timeout", default: isLocal ? 6 : 10)
        if !options.allowsAdvancedHealthChecks { timeout = Setting(.seconds(isLocal ? 6 : 10), from: .controller) }
        let path = reader.text("aws-load-balancer-healthcheck-path", default: isLocal ? "/healthz" : "/")
        let codes = reader.text("aws-load-balancer-healthcheck-success-codes", default: "200-399")
        return HealthCheckSettings(
            port: try healthCheckPort(default: isLocal ? localPort : HealthCheckSettings.trafficPort, for: targetType),
            protocol: proto,
            path: hasPath ? path : nil,
            matcher: hasPath && options.allowsAdvancedHealthChecks
                ? codes.map { HealthCheckMatcher(httpCode: $0) } : nil,
            interval: try reader.seconds("aws-load-balancer-healthcheck-interval", default: 10),
            timeout: timeout,
            healthyThreshold: try reader.number(
                "aws-load-balancer-healthcheck-healthy-threshold",
                default: isLocal ? 2 : 3
            ),
            unhealthyThreshold: try reader.number(
                "aws-load-balancer-healthcheck-unhealthy-threshold",
                default: isLocal ? 2 : 3
            )
        )
    }

    func healthCheckPort(
        default assumed: String,
        for targetType: TargetType
    ) throws(AnnotationProblem) -> Setting<IntOrString> {
        try reader.healthCheckPort(
            "aws-load-balancer-healthcheck-port",
            default: assumed,
            of: service,
            for: targetType
        )
    }

    // MARK: - Attributes

    /// The attributes for all ports, those for the port, and above them the annotations for the proxy protocol.
    func attributes(for port: ServicePort) throws(AnnotationProblem) -> [String: Setting<String>] {
        let proxyProtocol = AttributeDefinition.proxyProtocol.key
        let suffix = "aws-load-balancer-target-group-attributes"
        var attributes = [proxyProtocol: Setting("false", from: .controller)]
        attributes.merge(try checkedAttributes(suffix)) { $1 }
        for (key, setting) in try checkedAttributes("\(suffix).\(port.port)") where !setting.value.isEmpty {
            attributes[key] = setting
        }
        if let proxyPorts {
            if let text = proxyPorts.firstName {
                throw proxyPorts.annotation.problem(
                    .invalidInteger,
                    "\(text.quotedForMessages) is not a number of a port; use numbers with commas between"
                )
            }
            let isListed = proxyPorts.contains(port)
            attributes[proxyProtocol] = Setting("\(isListed)", from: .annotation(proxyPorts.annotation))
        }
        if let annotation = reader.annotation("aws-load-balancer-proxy-protocol") {
            guard annotation.value == "*" else {
                let sentence = "\(annotation.value.quotedForMessages) is not supported; use \"*\""
                throw annotation.problem(.unsupportedValue, sentence)
            }
            attributes[proxyProtocol] = Setting("true", from: .annotation(annotation))
        }
        if attributes[proxyProtocol]?.value.isEmpty == true { attributes[proxyProtocol] = nil }
        return attributes
    }

    private func checkedAttributes(_ suffix: String) throws(AnnotationProblem) -> [String: Setting<String>] {
        let attributes = try reader.pairs(suffix)
        let key = AttributeDefinition.preserveClientIP.key
        if let setting = attributes[key], let problem = ValueForm.boolean.problem(in: setting.value) {
            throw AnnotationProblem(
                problem.code,
                object: base.title,
                key: reader.family.key(suffix),
                "\(key): \(problem.sentence)"
            )
        }
        return attributes
    }

    // MARK: - The load balancer

    func loadBalancer() throws(AnnotationProblem) -> LoadBalancerSettings {
        let scheme = try scheme()
        var attributes: [String: Setting<String>] = [:]
        if let setting = try reader.boolean("aws-load-balancer-cross-zone-load-balancing-enabled") {
            attributes[AttributeDefinition.loadBalancerCrossZone.key] = setting.map { "\($0)" }
        }
        attributes.merge(try reader.pairs("aws-load-balancer-attributes")) { $1 }
        return LoadBalancerSettings(
            kind: .network,
            name: try loadBalancerName(scheme.value),
            scheme: scheme,
            ipAddressType: try reader.choice(
                "aws-load-balancer-ip-address-type",
                of: [LoadBalancerIPAddressType.ipv4, .dualstack],
                default: .ipv4
            ),
            attributes: attributes,
            listeners: try listeners()
        )
    }

    /// The listeners of the ports, those of a number once.
    private func listeners() throws(AnnotationProblem) -> [LoadBalancerListener] {
        var listeners: [LoadBalancerListener] = []
        var seen: Set<Int> = []
        for port in base.spec.ports ?? [] where seen.insert(port.port).inserted {
            var listener = LoadBalancerListener(protocol: try listenerProtocol(for: port), port: port.port)
            listener.attributes = try reader.pairs("aws-load-balancer-listener-attributes.\(listener)")
            listeners.append(listener)
        }
        return listeners
    }

    /// The protocol spoken with clients, which is TLS where there is a certificate for the port.
    private func listenerProtocol(for port: ServicePort) throws(AnnotationProblem) -> TargetGroupProtocol {
        let proto = try targetGroupProtocol(for: port).value
        let hasCertificate = proto == .tcp && reader.annotation("aws-load-balancer-ssl-cert") != nil
        return hasCertificate && isTLSPort(port) ? .tls : proto
    }

    func scheme() throws(AnnotationProblem) -> Setting<LoadBalancerScheme> {
        if reader.annotation("aws-load-balancer-scheme") == nil,
            let isInternal = try reader.boolean("aws-load-balancer-internal")
        {
            return isInternal.map { $0 ? .internal : .internetFacing }
        }
        return try reader.choice(
            "aws-load-balancer-scheme",
            of: LoadBalancerScheme.allKnown,
            default: options.defaultLoadBalancerScheme,
            from: .flag("--default-load-balancer-scheme")
        )
    }

    func loadBalancerName(_ scheme: LoadBalancerScheme) throws(AnnotationProblem) -> Setting<LoadBalancerName>? {
        if let annotation = reader.annotation("aws-load-balancer-name") {
            do {
                return Setting(try LoadBalancerName(explicit: annotation.value), from: .annotation(annotation))
            } catch {
                throw annotation.problem(.unsupportedValue, error.sentence)
            }
        }
        guard let clusterName = options.clusterName, let uid = service.metadata.uid else { return nil }
        let name = LoadBalancerName(of: service.namespacedName, uid: uid, scheme: scheme, clusterName: clusterName)
        return Setting(name, from: .following("the naming of the controller"))
    }

    private func ipAddressType(
        _ loadBalancer: LoadBalancerSettings
    ) throws(AnnotationProblem) -> Setting<TargetGroupIPAddressType> {
        guard service.spec.ipFamilies?.contains(.ipv6) == true else { return Setting(.ipv4, from: .controller) }
        guard loadBalancer.ipAddressType.value == .dualstack else {
            throw problem(
                "aws-load-balancer-ip-address-type",
                "the Service has the family IPv6, but its load balancer is not \"dualstack\"; set that"
            )
        }
        return Setting(.ipv6, from: .field("spec.ipFamilies", of: service.title))
    }

    private func name(_ settings: TargetGroupSettings, _ port: ServicePort) -> Setting<TargetGroupName>? {
        guard let clusterName = options.clusterName, let uid = service.metadata.uid, let proto = settings.protocol,
            let healthCheck = settings.healthCheck
        else { return nil }
        let isBase = service.namespacedName == base.namespacedName
        if !isBase, base.metadata.uid == nil { return nil }
        let identity = ServiceTargetGroupIdentity(
            clusterName: clusterName,
            baseServiceUID: isBase ? nil : base.metadata.uid,
            service: service.namespacedName,
            serviceUID: uid,
            servicePort: port.port,
            targetGroupPort: settings.port ?? 0,
            targetType: settings.targetType.value,
            protocol: proto.value,
            healthCheckProtocol: healthCheck.protocol.value,
            healthCheckIntervalSeconds: healthCheck.interval.value.wholeSecondsRoundedUp
        )
        return Setting(identity.name, from: .following("the naming of the controller"))
    }

    private func problem(_ suffix: String, _ sentence: String) -> AnnotationProblem {
        AnnotationProblem(.conflict, object: base.title, key: reader.family.key(suffix), sentence)
    }
}
