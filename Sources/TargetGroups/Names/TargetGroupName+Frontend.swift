// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension TargetGroupName {
    /// Computes the name of the target group of a Network Load Balancer in front of an Application Load Balancer.
    ///
    /// It has no TargetGroupBinding: what is registered is the Application Load Balancer.
    ///
    /// - Parameters:
    ///   - group: The group of Ingresses that both load balancers belong to.
    ///   - port: The port of the Application Load Balancer's listener.
    ///   - protocol: The protocol spoken with it.
    ///   - healthCheckPort: The port of the health checks, as `traffic-port`.
    ///   - healthCheckProtocol: The protocol of the health checks.
    ///   - clusterName: The controller's `--cluster-name`.
    public init(
        frontendOf group: IngressGroupID,
        port: Int,
        protocol: TargetGroupProtocol = .tcp,
        healthCheckPort: String = "traffic-port",
        healthCheckProtocol: TargetGroupProtocol = .http,
        clusterName: String
    ) {
        let parts =
            switch group {
            case .explicit(let name): [(name, 17)]
            case .implicit(let ingress): [(ingress.namespace, 8), (ingress.name, 8)]
            }
        let inputs = [
            clusterName, group.description, "\(port)", "alb", `protocol`.rawValue, healthCheckPort,
            healthCheckProtocol.rawValue,
        ]
        self.init(live: GeneratedName.text(parts, hashing: inputs))
    }
}
