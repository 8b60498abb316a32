// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Which Ingresses share a load balancer.
public enum IngressGroupID: Hashable, Sendable, CustomStringConvertible {
    /// A group that Ingresses name, by annotation or class parameters.
    case explicit(String)
    /// An Ingress that names no group is one for itself.
    case implicit(NamespacedName)

    /// The text that the controller puts into its hashes: the name of the group, or `namespace/name` of the Ingress.
    public var description: String {
        switch self {
        case .explicit(let name): name
        case .implicit(let ingress): ingress.description
        }
    }
}
