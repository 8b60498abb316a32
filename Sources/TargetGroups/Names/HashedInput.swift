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

/// What the name of a target group that the controller creates is made of.
///
/// The value describes the moment of creation. Where a cluster can be read, the names of its bindings are better taken
/// from there: a live name may differ (``liveNameDrift(since:)``).
public protocol TargetGroupIdentity: Hashable, Sendable {
    /// The texts of the hash, in order.
    var hashedInputs: [HashedInput] { get }

    /// The name that the controller gives to the target group and its binding.
    var name: TargetGroupName { get }

    /// By what the controller finds the target group again: the value of its tag for the resource in its stack.
    var resourceID: String { get }
}

extension TargetGroupIdentity {
    /// Returns the inputs that have changed since a target group was created but leave its live name as it is.
    ///
    /// Where the list is not empty, and nothing else has changed, the live target group and its binding have the
    /// earlier name, not the one that is computed from this value.
    public func liveNameDrift(since earlier: Self) -> [HashedInput] {
        changes(since: earlier).filter { $0.onChange == .keepsLiveName }
    }

    /// Returns the inputs that have changed since a target group was created, in the order of the hash.
    public func changes(since earlier: Self) -> [HashedInput] {
        let before = Dictionary(earlier.hashedInputs.map { ($0.name, $0.value) }) { first, _ in first }
        let after = Set(hashedInputs.map(\.name))
        return hashedInputs.filter { before[$0.name] != $0.value }
            + earlier.hashedInputs.filter { !after.contains($0.name) }
    }
}

/// How the controller makes up names.
enum GeneratedName {
    /// `k8s-`, the beginnings of some parts without what is no letter or digit, and ten digits of the hash.
    ///
    /// Hyphens stand even where a part is empty.
    static func text(_ parts: [(text: String, limit: Int)], hashing inputs: [String]) -> String {
        let beginnings = parts.map { beginning(of: $0.text, limit: $0.limit) }
        return (["k8s"] + beginnings + [digits(10, hashing: inputs)]).joined(separator: "-")
    }

    static func beginning(of text: String, limit: Int) -> String {
        String(decoding: text.utf8.filter(\.isASCIILetterOrDigit).prefix(limit), as: UTF8.self)
    }

    /// The first digits of the hash of some texts, put together with nothing between them.
    static func digits(_ count: Int, hashing inputs: [String]) -> String {
        String(SHA256.hexadecimal(of: inputs.joined()).prefix(count))
    }
}
