// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// What the name of a target group of an Ingress is made of.
///
/// There is one target group for each Ingress, Service and port. The same Service behind two Ingresses has two, and its
/// Pods carry two readiness gates.
///
/// The formula is that of the AWS Load Balancer Controller v3.5; it has hashed `targetControlPort` since that exists.
public struct IngressTargetGroupIdentity: TargetGroupIdentity {
    /// The controller's `--cluster-name`.
    public var clusterName: String
    /// The group of the Ingress.
    public var group: IngressGroupID
    /// The Ingress.
    public var ingress: NamespacedName
    /// The Service that the Ingress sends to.
    public var service: NamespacedName
    /// The Service's `metadata.uid`, which the API server assigns.
    public var serviceUID: String
    /// The Service's port as the Ingress writes it: a number or a name.
    public var servicePort: IntOrString
    /// The target group's port, see ``KubernetesModels/ServicePort/targetGroupPort(for:)``.
    public var targetGroupPort: Int
    /// What is registered.
    public var targetType: TargetType
    /// The protocol spoken with the targets.
    public var `protocol`: TargetGroupProtocol
    /// The version of HTTP.
    public var protocolVersion: TargetGroupProtocolVersion
    /// The port of the target control agent.
    public var targetControlPort: Int?

    /// Creates an identity from everything that is hashed.
    public init(
        clusterName: String,
        group: IngressGroupID,
        ingress: NamespacedName,
        service: NamespacedName,
        serviceUID: String,
        servicePort: IntOrString,
        targetGroupPort: Int,
        targetType: TargetType,
        protocol: TargetGroupProtocol = .http,
        protocolVersion: TargetGroupProtocolVersion = .http1,
        targetControlPort: Int? = nil
    ) {
        self.clusterName = clusterName
        self.group = group
        self.ingress = ingress
        self.service = service
        self.serviceUID = serviceUID
        self.servicePort = servicePort
        self.targetGroupPort = targetGroupPort
        self.targetType = targetType
        self.protocol = `protocol`
        self.protocolVersion = protocolVersion
        self.targetControlPort = targetControlPort
    }

    /// The texts of the hash, in order.
    public var hashedInputs: [HashedInput] {
        var inputs = [
            HashedInput("cluster name", clusterName, .keepsLiveName),
            HashedInput("Ingress group", group.description, .createsAnother),
            HashedInput("namespace of the Ingress", ingress.namespace, .createsAnother),
            HashedInput("name of the Ingress", ingress.name, .createsAnother),
            HashedInput("UID of the Service", serviceUID, .keepsLiveName),
            HashedInput("port of the Service", servicePort.description, .createsAnother),
            HashedInput("port of the target group", "\(targetGroupPort)", .keepsLiveName),
            HashedInput("target type", targetType.rawValue, .replacesTargetGroup),
            HashedInput("protocol", `protocol`.rawValue, .replacesTargetGroup),
            HashedInput("protocol version", protocolVersion.rawValue, .replacesTargetGroup),
        ]
        if let targetControlPort {
            inputs.append(HashedInput("target control port", "\(targetControlPort)", .replacesTargetGroup))
        }
        return inputs
    }

    /// `k8s-`, eight letters each of the Service's namespace and name, and ten digits of the hash.
    public var name: TargetGroupName {
        let parts = [(service.namespace, 8), (service.name, 8)]
        return TargetGroupName(live: GeneratedName.text(parts, hashing: hashedInputs.map(\.value)))
    }

    /// By what the controller finds the target group again, as `shop/web-api:http`.
    public var resourceID: String { "\(ingress)-\(service.name):\(servicePort)" }
}
