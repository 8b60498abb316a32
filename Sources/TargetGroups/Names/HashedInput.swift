// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// One of the texts that the hash at the end of a generated name is made of.
///
/// A name is computed when the target group is created. The controller finds a live target group again by its tags, not
/// by its name, so a later change of an input need not change the name; ``onChange`` tells what happens instead.
public struct HashedInput: Hashable, Sendable, CustomStringConvertible {
    /// What becomes of a live target group when an input changes.
    public enum Change: Hashable, Sendable {
        /// Target group and binding stay, with the name that they have; a name that is computed anew differs from it.
        case keepsLiveName
        /// The target group is replaced: a new one with a new name and a new binding, then the old one is deleted.
        ///
        /// Running Pods do not gain a readiness gate for the new binding.
        case replacesTargetGroup
        /// A further target group is created, and the old one deleted once nothing refers to it.
        ///
        /// Running Pods do not gain a readiness gate for the new binding.
        case createsAnother
    }

    /// What the text is, such as `service UID`.
    public let name: String
    /// The text.
    public let value: String
    /// What happens to a live target group when the text changes.
    public let onChange: Change

    init(_ name: String, _ value: String, _ onChange: Change) {
        self.name = name
        self.value = value
        self.onChange = onChange
    }

    /// What the text is, and the text.
    public var description: String { "\(name): \(value)" }
}
