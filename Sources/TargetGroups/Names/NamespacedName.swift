// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The namespace and the name of an object.
public struct NamespacedName: Hashable, Sendable, CustomStringConvertible {
    /// The namespace.
    public var namespace: String

    /// The name.
    public var name: String

    /// Creates a name.
    public init(namespace: String, name: String) {
        self.namespace = namespace
        self.name = name
    }

    /// Both with a slash between them, as `shop/web`.
    public var description: String { "\(namespace)/\(name)" }
}
