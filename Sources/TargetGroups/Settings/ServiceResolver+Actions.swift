// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

extension ServiceResolver {
    /// A Service that the action of a listener names.
    struct ActionTarget {
        /// The annotation with the action.
        let annotation: Annotation
        /// The Service, with its port.
        let service: ServiceReference
        /// What is spoken with its Pods: as the listener speaks, or TCP where the action says so.
        let `protocol`: Setting<TargetGroupProtocol>
    }

    /// The Services that a listener sends to beside the one with the load balancer.
    func actionTargets(of listener: LoadBalancerListener) throws(AnnotationProblem) -> [ActionTarget] {
        guard let annotation = reader.annotation("actions.\(listener)") else { return [] }
        return ForwardAction.targets(in: try annotation.json()).map { target in
            let isDecrypted = target.isTCP && listener.protocol == .tls
            return ActionTarget(
                annotation: annotation,
                service: target.service,
                protocol: isDecrypted
                    ? Setting(.tcp, from: .annotation(annotation))
                    : Setting(listener.protocol, from: .following("the protocol of the listener"))
            )
        }
    }

    /// The settings for a Service that an action names: with its ports, and with the annotations of the one that has the
    /// load balancer.
    func settings(
        for target: ActionTarget,
        of service: Service,
        behind loadBalancer: LoadBalancerSettings
    ) throws(AnnotationProblem) -> TargetGroupSettings {
        guard let port = service.port(target.service.port) else {
            throw target.annotation.problem(
                .unresolvedPort,
                "\(target.service.port) is not a port of \(service.title); use the number or the name of one"
            )
        }
        var resolver = self
        resolver.service = service
        return try resolver.settings(for: port, protocol: target.protocol, behind: loadBalancer)
    }
}

extension Service {
    /// The names of the Services that actions of the Service's listeners name.
    var actionServices: [String] {
        let prefix = AnnotationFamily.service.key("actions.")
        let actions = (metadata.annotations ?? [:]).filter { $0.key.hasPrefix(prefix) }
        guard !actions.isEmpty, hasNetworkLoadBalancer() else { return [] }
        return actions.flatMap { key, value in
            let action = try? Annotation(object: title, key: key, value: value).json()
            return action.map { ForwardAction.targets(in: $0).map(\.service.name) } ?? []
        }
    }
}
