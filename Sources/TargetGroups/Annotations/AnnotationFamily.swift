// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The annotations for one kind of load balancer, which begin alike.
public struct AnnotationFamily: Hashable, Sendable {
    /// What all keys begin with, without the slash.
    public let prefix: String
    /// The annotations.
    public let definitions: [AnnotationDefinition]
    /// What suffixes begin with that can be meant for the controller; others may share the prefix.
    let ownBeginning: String
    /// What almost all suffixes begin with.
    let commonBeginning: String

    /// Returns the key with a suffix.
    public func key(_ suffix: String) -> String {
        "\(prefix)/\(suffix)"
    }

    /// Returns the definition of an annotation, or nil for one that the controller does not know.
    public func definition(of key: String) -> AnnotationDefinition? {
        guard let suffix = suffix(of: key) else { return nil }
        return definitions.first { definition in
            definition.takesName
                ? suffix.hasPrefix(definition.suffix + ".") && suffix.utf8.count > definition.suffix.utf8.count + 1
                : suffix == definition.suffix
        }
    }

    /// Returns what follows the prefix in a key, or nil where that is another prefix.
    func suffix(of key: String) -> String? {
        key.hasPrefix(prefix + "/") ? String(key.dropFirst(prefix.count + 1)) : nil
    }
}
