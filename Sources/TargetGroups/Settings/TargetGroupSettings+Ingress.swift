// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
public import KubernetesModels

extension TargetGroupSettings {
    /// Resolves the target group of an Ingress for a port of a Service, as the AWS Load Balancer Controller v3.5 does.
    ///
    /// The parameters of the class go before annotations, and the Service's annotations before those of the Ingress.
    /// The load balancer is left out, because all Ingresses of a group have a say in it.
    ///
    /// - Parameters:
    ///   - ingress: The Ingress.
    ///   - service: The Service that it sends to; its `metadata.uid` is part of the name.
    ///   - port: The Service's port as the Ingress writes it.
    ///   - classParameters: The parameters of the Ingress's class.
    ///   - options: How the controller was started.
    /// - Throws: ``AnnotationProblem`` for the first mistake, as the controller stops there.
    public init(
        ingress: Ingress,
        service: Service,
        port: IntOrString,
        classParameters: IngressClassParams? = nil,
        options: ControllerOptions = ControllerOptions()
    ) throws(AnnotationProblem) {
        let resolver = IngressResolver(ingress, service, port, classParameters, options)
        self = try resolver.settings()
    }
}

extension TargetGroupName {
    /// Computes the name of the target group of an Ingress for a port of a Service.
    ///
    /// - Parameters:
    ///   - ingress: The Ingress.
    ///   - service: The Service that it sends to, as the API server returns it: its `metadata.uid` is part of the name.
    ///   - port: The Service's port as the Ingress writes it.
    ///   - classParameters: The parameters of the Ingress's class.
    ///   - options: How the controller was started; `--cluster-name` is part of the name.
    /// - Throws: ``AnnotationProblem`` where the controller would refuse the objects.
    /// - Returns: Nil where the Service has no UID, or the options no name of the cluster.
    public static func ofIngress(
        _ ingress: Ingress,
        service: Service,
        port: IntOrString,
        classParameters: IngressClassParams? = nil,
        options: ControllerOptions
    ) throws(AnnotationProblem) -> TargetGroupName? {
        try TargetGroupSettings(
            ingress: ingress,
            service: service,
            port: port,
            classParameters: classParameters,
            options: options
        ).name?.value
    }
}

/// Resolves the target group of an Ingress.
struct IngressResolver {
    let ingress: Ingress
    let service: Service
    let port: IntOrString
    let classParameters: IngressClassParams?
    let options: ControllerOptions
    let reader: SettingReader

    init(
        _ ingress: Ingress,
        _ service: Service,
        _ port: IntOrString,
        _ classParameters: IngressClassParams?,
        _ options: ControllerOptions
    ) {
        self.ingress = ingress
        self.service = service
        self.port = port
        self.classParameters = classParameters
        self.options = options
        let sources = [
            (service.title, service.metadata.annotations ?? [:]), (ingress.title, ingress.metadata.annotations ?? [:]),
        ]
        reader = SettingReader(family: .ingress, annotations: AnnotationReader(sources))
    }

    func settings() throws(AnnotationProblem) -> TargetGroupSettings {
        let targetType = try targetType()
        let proto = try reader.choice("backend-protocol", of: [TargetGroupProtocol.http, .https], default: .http)
        let version = try reader.choice(
            "backend-protocol-version",
            of: TargetGroupProtocolVersion.allKnown,
            default: .http1
        )
        var settings = TargetGroupSettings(
            object: ingress.title,
            service: service.namespacedName,
            servicePort: port,
            targetType: targetType,
            protocol: proto,
            protocolVersion: version
        )
        settings.healthCheck = try healthCheck(targetType.value, proto.value, version.value)
        settings.attributes = try reader.pairs("target-group-attributes")
        settings.targetControlPort = try targetControlPort(for: targetType.value)
        settings.port = try targetGroupPort(for: targetType.value)
        if service.spec.ipFamilies?.contains(.ipv6) == true {
            settings.ipAddressType = Setting(.ipv6, from: .field("spec.ipFamilies", of: service.title))
        }
        settings.isMultiCluster = try isMultiCluster()
        settings.nodeSelector = try reader.nodeSelector("target-node-labels", for: targetType.value)
        settings.resourceID = "\(ingressName)-\(service.metadata.name ?? ""):\(port)"
        settings.name = settings.port == nil ? nil : try name(settings)
        return settings
    }

    func targetType() throws(AnnotationProblem) -> Setting<TargetType> {
        var type = try reader.choice(
            "target-type",
            of: TargetType.allKnown,
            default: options.defaultTargetType,
            from: .flag("--default-target-type")
        )
        if let classParameters, let fixed = classParameters.spec?.targetType {
            type = Setting(fixed, from: .field("spec.targetType", of: classParameters.title))
        }
        guard type.value != .ip || options.allowsIPTargets else {
            let sentence = "targets of type \"ip\" are switched off (EnableIPTargetType); use \"instance\""
            throw AnnotationProblem(
                .conflict,
                object: ingress.title,
                key: reader.family.key("target-type"),
                sentence
            )
        }
        return type
    }

    func healthCheck(
        _ targetType: TargetType,
        _ proto: TargetGroupProtocol,
        _ version: TargetGroupProtocolVersion
    ) throws(AnnotationProblem) -> HealthCheckSettings {
        HealthCheckSettings(
            port: try reader.healthCheckPort(
                "healthcheck-port",
                default: HealthCheckSettings.trafficPort,
                of: service,
                for: targetType
            ),
            protocol: try reader.choice(
                "healthcheck-protocol",
                of: [TargetGroupProtocol.http, .https],
                default: proto,
                from: .following("the protocol")
            ),
            path: healthCheckPath(version),
            matcher: healthCheckMatcher(version),
            interval: try reader.seconds("healthcheck-interval-seconds", default: 15),
            timeout: try reader.seconds("healthcheck-timeout-seconds", default: 5),
            healthyThreshold: try reader.number("healthy-threshold-count", default: 2),
            unhealthyThreshold: try reader.number("unhealthy-threshold-count", default: 2)
        )
    }

    func healthCheckPath(_ version: TargetGroupProtocolVersion) -> Setting<String> {
        reader.text("healthcheck-path", default: version == .grpc ? "/AWS.ALB/healthcheck" : "/")
    }

    func healthCheckMatcher(_ version: TargetGroupProtocolVersion) -> Setting<HealthCheckMatcher> {
        version == .grpc
            ? reader.text("success-codes", default: "12").map { HealthCheckMatcher(grpcCode: $0) }
            : reader.text("success-codes", default: "200").map { HealthCheckMatcher(httpCode: $0) }
    }

    func targetControlPort() throws(AnnotationProblem) -> Setting<Int>? {
        guard let annotation = reader.annotation("target-control-port.\(service.metadata.name ?? "").\(port)") else {
            return nil
        }
        return Setting(try annotation.integer(), from: .annotation(annotation))
    }

    private func targetControlPort(for targetType: TargetType) throws(AnnotationProblem) -> Setting<Int>? {
        let setting = try targetControlPort()
        guard setting != nil, targetType == .instance else { return setting }
        throw AnnotationProblem(
            .conflict,
            object: ingress.title,
            key: reader.family.key("target-control-port.\(service.metadata.name ?? "").\(port)"),
            "a target control port needs targets of type \"ip\"; remove it, or use that type"
        )
    }

    /// The port; nil where the API server chooses it when the Service is created.
    private func targetGroupPort(for targetType: TargetType) throws(AnnotationProblem) -> Int? {
        guard let servicePort = service.port(port) else {
            throw AnnotationProblem(
                .unresolvedPort,
                object: ingress.title,
                "\(port) is not a port of \(service.title); use the number or the name of one"
            )
        }
        let number = servicePort.targetGroupPort(for: targetType)
        if number == 0, service.getsNodePorts { return nil }
        guard number != 0 else {
            throw AnnotationProblem(
                .unresolvedPort,
                object: ingress.title,
                "the port \(port) of \(service.title) has no node port, which targets of type \"instance\" need; "
                    + "use the type NodePort or LoadBalancer for the Service, or targets of type \"ip\""
            )
        }
        return number
    }

    /// One of both objects is enough.
    func isMultiCluster() throws(AnnotationProblem) -> Setting<Bool> {
        var found: Setting<Bool>?
        for (object, annotations) in [
            (ingress.title, ingress.metadata.annotations), (service.title, service.metadata.annotations),
        ] {
            let reader = SettingReader(family: .ingress, annotations: AnnotationReader([(object, annotations ?? [:])]))
            guard let setting = try reader.boolean("multi-cluster-target-group") else { continue }
            if setting.value { return setting }
            found = setting
        }
        return found ?? Setting(false, from: .controller)
    }

    // MARK: - Names

    private var ingressName: NamespacedName {
        NamespacedName(namespace: ingress.metadata.namespace ?? "", name: ingress.metadata.name ?? "")
    }

    private func name(_ settings: TargetGroupSettings) throws(AnnotationProblem) -> Setting<TargetGroupName>? {
        guard let clusterName = options.clusterName, let uid = service.metadata.uid, let proto = settings.protocol,
            let version = settings.protocolVersion
        else { return nil }
        let identity = IngressTargetGroupIdentity(
            clusterName: clusterName,
            group: ingress.groupID(classParameters),
            ingress: ingressName,
            service: service.namespacedName,
            serviceUID: uid,
            servicePort: port,
            targetGroupPort: settings.port ?? 0,
            targetType: settings.targetType.value,
            protocol: proto.value,
            protocolVersion: version.value,
            targetControlPort: settings.targetControlPort?.value
        )
        return Setting(identity.name, from: .following("the naming of the controller"))
    }
}

extension Ingress {
    /// Returns the group that the Ingress belongs to: that of its class, that of its annotation `group.name`, or
    /// itself.
    public func groupID(_ classParameters: IngressClassParams? = nil) -> IngressGroupID {
        if let group = classParameters?.spec?.group { return .explicit(group.name) }
        if let name = metadata.annotations?[AnnotationFamily.ingress.key("group.name")] { return .explicit(name) }
        return .implicit(NamespacedName(namespace: metadata.namespace ?? "", name: metadata.name ?? ""))
    }
}
