// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// How a target group behaves: what counts of annotations, class parameters, configurations and defaults, each value
/// with the place that it comes from.
public struct TargetGroupSettings: Sendable {
    /// What asks for the target group, as `Ingress shop/web`.
    public var object: String

    /// The Service whose Pods or nodes are registered.
    public var service: NamespacedName

    /// The port of the Service as the object writes it.
    public var servicePort: IntOrString

    /// The name of the target group and its binding; nil where the cluster's name or a UID is not known.
    ///
    /// It is that of the creation. A live target group may have another one, see ``TargetGroupIdentity``.
    public var name: Setting<TargetGroupName>?

    /// The name of a binding that the controller has not made, which need not be that of its target group.
    var ownBindingName: String?

    /// The name of the TargetGroupBinding; nil where it is not known.
    public var bindingName: String? { ownBindingName ?? name?.value.rawValue }

    /// By what the controller finds a live target group; nil for one that it does not manage.
    public var resourceID: String?

    /// What is registered.
    public var targetType: Setting<TargetType>

    /// The protocol spoken with the targets; nil where only AWS knows it.
    public var `protocol`: Setting<TargetGroupProtocol>?

    /// The version of HTTP; nil for a Network Load Balancer.
    public var protocolVersion: Setting<TargetGroupProtocolVersion>?

    /// The family of the targets' addresses.
    public var ipAddressType: Setting<TargetGroupIPAddressType>

    /// The port that AWS shows; nil where only AWS knows it.
    ///
    /// Targets are registered with their own.
    public var port: Int?

    /// The health checks; nil where only AWS knows them.
    public var healthCheck: HealthCheckSettings?

    /// The attributes that are set, by their keys; the others have what the ELB API assumes, or what they were set to
    /// earlier: the controller resets none.
    public var attributes: [String: Setting<String>]

    /// Whether Pods of other clusters share the target group.
    public var isMultiCluster: Setting<Bool>

    /// Which nodes are registered, for targets of type `instance`; nil for all that can serve.
    public var nodeSelector: Setting<LabelSelector>?

    /// The port of the target control agent.
    public var targetControlPort: Setting<Int>?

    /// The load balancer in front; nil where it is not known.
    public var loadBalancer: LoadBalancerSettings?

    /// The Network Load Balancer in front of the Application Load Balancer; nil where there is none.
    public var frontLoadBalancer: LoadBalancerSettings?

    /// Creates settings.
    public init(
        object: String,
        service: NamespacedName,
        servicePort: IntOrString,
        name: Setting<TargetGroupName>? = nil,
        resourceID: String? = nil,
        targetType: Setting<TargetType>,
        protocol: Setting<TargetGroupProtocol>? = nil,
        protocolVersion: Setting<TargetGroupProtocolVersion>? = nil,
        ipAddressType: Setting<TargetGroupIPAddressType> = Setting(.ipv4, from: .controller),
        port: Int? = nil,
        healthCheck: HealthCheckSettings? = nil,
        attributes: [String: Setting<String>] = [:],
        isMultiCluster: Setting<Bool> = Setting(false, from: .controller),
        nodeSelector: Setting<LabelSelector>? = nil,
        targetControlPort: Setting<Int>? = nil,
        loadBalancer: LoadBalancerSettings? = nil,
        frontLoadBalancer: LoadBalancerSettings? = nil
    ) {
        self.object = object
        self.service = service
        self.servicePort = servicePort
        self.name = name
        self.resourceID = resourceID
        self.targetType = targetType
        self.protocol = `protocol`
        self.protocolVersion = protocolVersion
        self.ipAddressType = ipAddressType
        self.port = port
        self.healthCheck = healthCheck
        self.attributes = attributes
        self.isMultiCluster = isMultiCluster
        self.nodeSelector = nodeSelector
        self.targetControlPort = targetControlPort
        self.loadBalancer = loadBalancer
        self.frontLoadBalancer = frontLoadBalancer
    }
}

// MARK: - Attributes

extension TargetGroupSettings {
    /// Returns the value of an attribute: the one that is set, or what the ELB API assumes; nil where that depends on
    /// the protocol.
    public func attribute(_ attribute: AttributeDefinition) -> Setting<String>? {
        if let setting = attributes[attribute.key] { return setting }
        let source: SettingSource = resourceID == nil ? .elasticLoadBalancingUnlessChanged : .elasticLoadBalancing
        return attribute.defaultValue.map { Setting($0, from: source) }
    }

    /// How long requests in flight may go on after a target was deregistered; nil where what is set is no number.
    public var deregistrationDelay: Setting<Duration>? { seconds(.deregistrationDelay) }

    /// How long a new target takes to get its full share; zero for at once, nil where what is set is no number.
    public var slowStart: Setting<Duration>? { seconds(.slowStart) }

    /// Whether targets see the client's address, as far as the controller knows: not for Pods, for nodes they do.
    ///
    /// The controller opens the targets' security groups accordingly.
    public var preservesClientIP: Setting<Bool> {
        if let setting = attributes[AttributeDefinition.preserveClientIP.key],
            let value = Annotation.boolean(setting.value)
        {
            return setting.map { _ in value }
        }
        return Setting(targetType.value == .instance, from: .following("the target type"))
    }

    /// Whether targets in all zones get requests from each zone; nil where neither the target group nor a load balancer
    /// that is known says so.
    public var isCrossZone: Setting<Bool>? {
        if let setting = attribute(.targetGroupCrossZone), let value = Annotation.boolean(setting.value) {
            return setting.map { _ in value }
        }
        return loadBalancer?.isCrossZone
    }

    private func seconds(_ attribute: AttributeDefinition) -> Setting<Duration>? {
        guard let setting = self.attribute(attribute), let seconds = Int32(setting.value) else { return nil }
        return setting.map { _ in .seconds(seconds) }
    }
}

// MARK: - Live target groups

extension TargetGroupSettings {
    /// Whether the controller would replace a live target group, with new targets and a new name, to have these
    /// settings.
    ///
    /// Everything else is changed in place. A value that the description or these settings lack counts as absent.
    public func requireReplacement(
        of targetGroup: TargetGroupDescription,
        options: ControllerOptions = ControllerOptions()
    ) -> Bool {
        if targetType.value != targetGroup.targetType || `protocol`?.value != targetGroup.protocol { return true }
        if let protocolVersion, protocolVersion.value != targetGroup.protocolVersion { return true }
        if targetControlPort?.value != targetGroup.targetControlPort { return true }
        guard !options.allowsAdvancedHealthChecks, let healthCheck, let `protocol`,
            [.tcp, .udp, .tcpUDP, .tls, .quic, .tcpQUIC].contains(`protocol`.value)
        else { return false }
        return healthCheck.protocol.value != targetGroup.healthCheckProtocol
            || healthCheck.hasOtherMatcher(than: targetGroup)
            || healthCheck.interval.value != targetGroup.healthCheckIntervalSeconds.map { .seconds($0) }
            || healthCheck.timeout.value != targetGroup.healthCheckTimeoutSeconds.map { .seconds($0) }
    }

    /// Returns the attributes that the controller would change in a live target group that has the given ones.
    ///
    /// What these settings do not list stays as it is.
    public func attributeChanges(from current: [String: String]) -> [String: String] {
        attributes.mapValues(\.value).filter { current[$0.key] != $0.value }
    }
}

// MARK: - Text

extension TargetGroupSettings: CustomStringConvertible {
    /// A line that names the target group, and a line a setting with the place that it comes from.
    public var description: String {
        var lines = ["target group for \(object): Service \(service), port \(servicePort)"]
        let settings: [(String, String?)] = [
            ("name", name?.description),
            ("target type", targetType.description),
            ("protocol", `protocol`?.description),
            ("protocol version", protocolVersion?.description),
            ("address type", ipAddressType.description),
            ("target control port", targetControlPort?.description),
        ]
        let timing: [(String, String?)] = [
            ("deregistration delay", deregistrationDelay?.description),
            ("slow start", slowStart?.description),
            ("cross-zone load balancing", isCrossZone?.description),
            ("multi-cluster", isMultiCluster.description),
        ]
        lines += settings.compactMap { name, value in value.map { "\(name): \($0)" } }
        lines += healthCheck?.lines ?? []
        lines += timing.compactMap { name, value in value.map { "\(name): \($0)" } }
        let shown = [AttributeDefinition.deregistrationDelay, .slowStart, .targetGroupCrossZone].map(\.key)
        for (key, setting) in attributes.sorted(by: { $0.key < $1.key }) where !shown.contains(key) {
            lines.append("\(key): \(setting)")
        }
        lines += loadBalancer?.lines ?? []
        lines += (frontLoadBalancer?.lines ?? []).map { "in front: \($0)" }
        return lines.joined(separator: "\n")
    }
}
