// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// Which nodes the AWS Load Balancer Controller keeps registered for a Service, for targets of type `instance`.
///
/// They do not depend on where the Pods run: each node forwards to any of them.
public struct NodeTargets: Hashable, Sendable {
    /// A node behind the Service's node port.
    public struct Target: Hashable, Sendable {
        /// The name of the node.
        public let nodeName: String

        /// The instance that the node is: `i-0123456789abcdef0`.
        public let instanceID: String

        /// The node port.
        public let port: Int
    }

    /// The nodes that are registered, in the order of the resources.
    public let targets: [Target]

    /// Finds the targets of a Service's port.
    ///
    /// - Parameters:
    ///   - service: The name of the Service.
    ///   - port: The name or the number of its port.
    ///   - namespace: The namespace of the Service; nil for the default one of the resources.
    ///   - selector: The nodes that count.
    ///   - resources: The Service and the nodes.
    ///   - failsOpen: Whether nodes of unknown state are targets where no other node is, which is the default of the
    ///     controller's feature gate `EndpointsFailOpen`.
    /// - Throws: ``TargetResolutionError`` where there is no such Service or port, the Service has no node port, or a
    ///   node is no EC2 instance.
    public init(
        ofService service: String,
        port: IntOrString,
        namespace: String? = nil,
        selector: LabelSelector,
        in resources: ResourceSet,
        failsOpen: Bool = true
    ) throws(TargetResolutionError) {
        let found = try resources.servicePort(port, ofService: service, in: namespace)
        let name = "\(found.namespace)/\(service)"
        guard found.service.resource.spec.hasNodePorts else { throw TargetResolutionError(.noNodePort, name) }
        guard let nodePort = found.port.nodePort, nodePort > 0 else { throw TargetResolutionError(.noNodePort, name) }
        let nodes = resources.all(Node.self).map(\.resource).filter { node in
            selector.matches(node.metadata.labels ?? [:]) && node.canForward
        }
        var chosen = nodes.filter { $0.readiness == .true }
        if chosen.isEmpty, failsOpen { chosen = nodes.filter { $0.readiness == .unknown } }
        var targets: [Target] = []
        for node in chosen {
            guard let instanceID = node.instanceID else {
                throw TargetResolutionError(.noInstance, node.metadata.name ?? "")
            }
            targets.append(Target(nodeName: node.metadata.name ?? "", instanceID: instanceID, port: nodePort))
        }
        self.targets = targets
    }
}

extension ServiceSpec {
    fileprivate var hasNodePorts: Bool {
        type == .nodePort || type == .loadBalancer
    }
}

extension Node {
    /// Whether the node is ready, by its condition; nil where it has none.
    public var readiness: ConditionStatus? {
        status?.conditions?.first { $0.type == .ready }?.status
    }

    /// Whether a load balancer may send to the node: it is not about to be removed by an autoscaler.
    public var canForward: Bool {
        !(spec?.taints ?? []).contains { taint in
            // Of Cluster Autoscaler and of Karpenter.
            taint.key == "ToBeDeletedByClusterAutoscaler"
                || (taint.key == "karpenter.sh/disrupted" && taint.effect == .noSchedule)
        }
    }

    /// The EC2 instance that the node is: `i-0123456789abcdef0`; nil for another kind of machine.
    public var instanceID: String? {
        guard let name = spec?.providerID?.split(separator: "/").last, name.hasPrefix("i-") else { return nil }
        return String(name)
    }
}
