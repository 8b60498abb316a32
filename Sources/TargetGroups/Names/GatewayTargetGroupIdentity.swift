// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// What the name of a target group of a Gateway is made of.
///
/// The name is made of the route's, not of the Service's. A `targetGroupName` in the target group's configuration takes
/// its place.
///
/// The formula is that of the AWS Load Balancer Controller v3.5.
public struct GatewayTargetGroupIdentity: TargetGroupIdentity {
    /// The controller's `--cluster-name`.
    public var clusterName: String
    /// The Gateway.
    public var gateway: NamespacedName
    /// The route that sends to the Service.
    public var route: NamespacedName
    /// The kind of the route.
    public var routeKind: RouteKind
    /// The Service.
    public var service: NamespacedName
    /// The target group's port, see ``KubernetesModels/ServicePort/targetGroupPort(for:)``.
    public var targetGroupPort: Int
    /// The Service's `targetPort`; it is hashed in place of the target group's port, but for nodes.
    public var identifierPort: IntOrString
    /// What is registered.
    public var targetType: TargetType
    /// The protocol spoken with the targets.
    public var `protocol`: TargetGroupProtocol
    /// The version of HTTP; a Network Load Balancer has none.
    public var protocolVersion: TargetGroupProtocolVersion?
    /// The port of the target control agent.
    public var targetControlPort: Int?
    /// The name that the configuration asks for; it is used as it is, and neither the controller nor this type checks
    /// it.
    public var explicitName: String?

    /// Creates an identity from everything that is hashed.
    public init(
        clusterName: String,
        gateway: NamespacedName,
        route: NamespacedName,
        routeKind: RouteKind,
        service: NamespacedName,
        targetGroupPort: Int,
        identifierPort: IntOrString,
        targetType: TargetType,
        protocol: TargetGroupProtocol,
        protocolVersion: TargetGroupProtocolVersion? = nil,
        targetControlPort: Int? = nil,
        explicitName: String? = nil
    ) {
        self.clusterName = clusterName
        self.gateway = gateway
        self.route = route
        self.routeKind = routeKind
        self.service = service
        self.targetGroupPort = targetGroupPort
        self.identifierPort = identifierPort
        self.targetType = targetType
        self.protocol = `protocol`
        self.protocolVersion = protocolVersion
        self.targetControlPort = targetControlPort
        self.explicitName = explicitName
    }

    /// The texts of the hash, in order.
    public var hashedInputs: [HashedInput] {
        let port = targetType == .instance ? "\(targetGroupPort)" : identifierPort.description
        var inputs = [
            HashedInput("cluster name", clusterName, .keepsLiveName),
            HashedInput("namespace of the Gateway", gateway.namespace, .createsAnother),
            HashedInput("name of the Gateway", gateway.name, .createsAnother),
            HashedInput("namespace of the route", route.namespace, .createsAnother),
            HashedInput("name of the route", route.name, .createsAnother),
            HashedInput("kind of the route", routeKind.rawValue, .createsAnother),
            HashedInput("namespace of the Service", service.namespace, .createsAnother),
            HashedInput("name of the Service", service.name, .createsAnother),
            // For nodes it is the node port, which the resource's identifier does not have.
            HashedInput("port", port, targetType == .instance ? .keepsLiveName : .createsAnother),
            HashedInput("target type", targetType.rawValue, .replacesTargetGroup),
            HashedInput("protocol", `protocol`.rawValue, .replacesTargetGroup),
        ]
        if let protocolVersion {
            inputs.append(HashedInput("protocol version", protocolVersion.rawValue, .replacesTargetGroup))
        }
        if let targetControlPort {
            inputs.append(HashedInput("target control port", "\(targetControlPort)", .createsAnother))
        }
        return inputs
    }

    /// The explicit name, or `k8s-`, eight letters each of the route's namespace and name, and ten digits of the hash.
    public var name: TargetGroupName {
        if let explicitName { return TargetGroupName(live: explicitName) }
        let parts = [(route.namespace, 8), (route.name, 8)]
        return TargetGroupName(live: GeneratedName.text(parts, hashing: hashedInputs.map(\.value)))
    }

    /// By what the controller finds the target group again.
    public var resourceID: String {
        let backend = "\(route.namespace)-\(route.name):\(routeKind)-\(service.namespace)-\(service.name)"
        return "\(gateway):\(backend):\(identifierPort)" + (targetControlPort.map { "-\($0)" } ?? "")
    }
}
