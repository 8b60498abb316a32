// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

extension Service {
    /// Whether the AWS Load Balancer Controller makes a Network Load Balancer for the Service.
    ///
    /// It does where the Service names the controller's class, or where it names none and has the annotation
    /// `aws-load-balancer-type` with `nlb-ip`, or with `external` and a target type beside it. A Service that is being
    /// deleted has none.
    public func hasNetworkLoadBalancer(_ options: ControllerOptions = ControllerOptions()) -> Bool {
        if metadata.deletionTimestamp != nil { return false }
        if options.requiresTypeLoadBalancer, spec.type != .loadBalancer { return false }
        if let loadBalancerClass = spec.loadBalancerClass { return loadBalancerClass == options.loadBalancerClass }
        let type = annotation("aws-load-balancer-type")
        let targetType = annotation("aws-load-balancer-nlb-target-type").map { TargetType($0) }
        return type == "nlb-ip" || type == "external" && targetType?.isKnown == true
    }

    /// Returns the port of a number, or of a name, or nil where there is none.
    public func port(_ reference: IntOrString) -> ServicePort? {
        spec.ports?.first { port in
            switch reference {
            case .int(let number): port.port == number
            case .string(let name): port.name == name
            }
        }
    }

    private func annotation(_ suffix: String) -> String? {
        metadata.annotations?[AnnotationFamily.service.key(suffix)]
    }

    /// The namespace and the name, as far as they are known.
    var namespacedName: NamespacedName {
        NamespacedName(namespace: metadata.namespace ?? "", name: metadata.name ?? "")
    }

    /// Whether the API server gives its ports node ports where they have none; manifests leave them out as a rule.
    var getsNodePorts: Bool {
        spec.type == .nodePort || (spec.type == .loadBalancer && spec.allocateLoadBalancerNodePorts != false)
    }

    /// Resolves the port of health checks: a number, `traffic-port`, or the name of a port.
    func healthCheckPort(
        _ text: String,
        for targetType: TargetType
    ) throws(AnnotationProblem) -> IntOrString {
        let port = IntOrString(parsing: text)
        guard text != HealthCheckSettings.trafficPort, port.intValue == nil else { return port }
        guard let servicePort = self.port(port) else {
            throw AnnotationProblem(
                .unresolvedPort,
                "\(text.quotedForMessages) is not a port of \(title); "
                    + "use a number, \"traffic-port\", or the name of one"
            )
        }
        if targetType == .instance { return .int(servicePort.nodePort ?? 0) }
        guard let number = servicePort.targetPortOrDefault.intValue else {
            throw AnnotationProblem(
                .unresolvedPort,
                "the port \(text.quotedForMessages) of \(title) leads to a port that Pods name; use a number"
            )
        }
        return .int(number)
    }
}

extension ServicePort {
    /// The port of the Pods: the same number where the Service does not say.
    var targetPortOrDefault: IntOrString { targetPort ?? .int(port) }

    /// Returns the port that the controller gives to a target group: the node port for nodes, the target port for Pods,
    /// and 1 where that is a name.
    ///
    /// Zero is none. The port only shows: targets are registered with their own.
    public func targetGroupPort(for targetType: TargetType) -> Int {
        targetType == .instance ? nodePort ?? 0 : targetPortOrDefault.intValue ?? 1
    }
}
