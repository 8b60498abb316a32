// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

extension ResourceSet {
    /// Finds a port of a Service.
    func servicePort(
        _ port: IntOrString,
        ofService name: String,
        in namespace: String?
    ) throws(TargetResolutionError) -> (service: Member<Service>, port: ServicePort, namespace: String) {
        let namespace = namespace ?? defaultNamespace
        guard let service = first(Service.self, named: name, namespace: namespace) else {
            throw TargetResolutionError(.noService, "\(namespace)/\(name)")
        }
        guard let found = service.resource.port(port) else {
            throw TargetResolutionError(.noPort, "\(port) of the Service \(namespace)/\(name)")
        }
        return (service, found, namespace)
    }

    func node(named name: String) -> Node? {
        first(Node.self, named: name)?.resource
    }
}

extension ServicePort {
    /// Whether a port of an endpoint is the one behind this port; the only port of a Service needs no name.
    func isNamed(_ name: String?) -> Bool {
        guard let own = self.name, !own.isEmpty else { return true }
        return own == name
    }
}
