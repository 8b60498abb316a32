// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What the name of a target group of a Service with a Network Load Balancer is made of.
///
/// There is one target group for each port of the Service. Other than for an Ingress, protocol and interval of the
/// health checks are part of the hash.
///
/// The formula is that of the AWS Load Balancer Controller v3.5.
public struct ServiceTargetGroupIdentity: TargetGroupIdentity {
    /// The controller's `--cluster-name`.
    public var clusterName: String
    /// The `metadata.uid` of the Service with the load balancer, for another Service that its forward action names.
    public var baseServiceUID: String?
    /// The Service whose Pods are registered.
    public var service: NamespacedName
    /// The Service's `metadata.uid`, which the API server assigns.
    public var serviceUID: String
    /// The number of the Service's port.
    public var servicePort: Int
    /// The target group's port, see ``KubernetesModels/ServicePort/targetGroupPort(for:)``.
    public var targetGroupPort: Int
    /// What is registered.
    public var targetType: TargetType
    /// The protocol spoken with the targets.
    public var `protocol`: TargetGroupProtocol
    /// The protocol of the health checks.
    public var healthCheckProtocol: TargetGroupProtocol
    /// The seconds between two health checks.
    public var healthCheckIntervalSeconds: Int

    /// Creates an identity from everything that is hashed.
    public init(
        clusterName: String,
        baseServiceUID: String? = nil,
        service: NamespacedName,
        serviceUID: String,
        servicePort: Int,
        targetGroupPort: Int,
        targetType: TargetType,
        protocol: TargetGroupProtocol = .tcp,
        healthCheckProtocol: TargetGroupProtocol = .tcp,
        healthCheckIntervalSeconds: Int = 10
    ) {
        self.clusterName = clusterName
        self.baseServiceUID = baseServiceUID
        self.service = service
        self.serviceUID = serviceUID
        self.servicePort = servicePort
        self.targetGroupPort = targetGroupPort
        self.targetType = targetType
        self.protocol = `protocol`
        self.healthCheckProtocol = healthCheckProtocol
        self.healthCheckIntervalSeconds = healthCheckIntervalSeconds
    }

    /// The texts of the hash, in order.
    public var hashedInputs: [HashedInput] {
        var inputs = [HashedInput("cluster name", clusterName, .keepsLiveName)]
        if let baseServiceUID {
            inputs.append(HashedInput("UID of the base Service", baseServiceUID, .keepsLiveName))
        }
        return inputs + [
            HashedInput("UID of the Service", serviceUID, .keepsLiveName),
            HashedInput("port of the target group", "\(targetGroupPort)", .keepsLiveName),
            HashedInput("port of the Service", "\(servicePort)", .createsAnother),
            HashedInput("target type", targetType.rawValue, .replacesTargetGroup),
            HashedInput("protocol", `protocol`.rawValue, .replacesTargetGroup),
            HashedInput("protocol of the health checks", healthCheckProtocol.rawValue, .keepsLiveName),
            HashedInput("interval of the health checks", "\(healthCheckIntervalSeconds)", .keepsLiveName),
        ]
    }

    /// `k8s-`, eight letters each of the Service's namespace and name, and ten digits of the hash.
    public var name: TargetGroupName {
        let parts = [(service.namespace, 8), (service.name, 8)]
        return TargetGroupName(live: GeneratedName.text(parts, hashing: hashedInputs.map(\.value)))
    }

    /// By what the controller finds the target group again, as `shop/web:80`.
    public var resourceID: String { "\(service):\(servicePort)" }
}
