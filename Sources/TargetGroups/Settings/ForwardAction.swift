// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// The action of a listener's rule that sends requests to target groups, as annotations give it in JSON.
enum ForwardAction {
    /// A Service that an action names.
    struct Target {
        /// The Service, with its port.
        let service: ServiceReference
        /// Whether a listener for TLS speaks TCP with the targets.
        let isTCP: Bool
    }

    /// The Services of the target groups.
    static func targets(in action: JSONValue) -> [Target] {
        let groups = action["forwardConfig"]?["targetGroups"]?.arrayValue ?? []
        return groups.compactMap { group in
            guard let name = group["serviceName"]?.stringValue else { return nil }
            let port = group["servicePort"]
            return (port?.integerValue.map { .int($0) } ?? port?.stringValue.map { IntOrString(parsing: $0) }).map {
                Target(service: ServiceReference(name: name, port: $0), isTCP: group["tcpEnabled"] == true)
            }
        }
    }
}
