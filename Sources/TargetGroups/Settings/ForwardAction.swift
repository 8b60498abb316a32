// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// The action of a listener's rule that sends requests to target groups, as annotations give it in JSON.
enum ForwardAction {
    /// The Services of the target groups, with their ports.
    static func services(in action: JSONValue) -> [ServiceReference] {
        let groups = action["forwardConfig"]?["targetGroups"]?.arrayValue ?? []
        return groups.compactMap { group in
            guard let name = group["serviceName"]?.stringValue else { return nil }
            let port = group["servicePort"]
            return (port?.integerValue.map { .int($0) } ?? port?.stringValue.map { IntOrString(parsing: $0) }).map {
                ServiceReference(name: name, port: $0)
            }
        }
    }
}
