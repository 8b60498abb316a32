// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The name of a target group, which is also the name of its TargetGroupBinding.
///
/// Read it off an identity, such as ``IngressTargetGroupIdentity/name``, or from the settings that a set of resources
/// leads to (``TargetGroupSettings/name``). It is the name that the controller gives at the creation; the name of a
/// live target group may differ, see ``TargetGroupIdentity``.
public struct TargetGroupName: Hashable, Sendable, CustomStringConvertible {
    /// The most characters of a name in the ELB API.
    public static let maximumLength = ExplicitName.limit

    /// The name.
    public let rawValue: String

    /// Takes a name that a live object has, unchecked.
    public init(live text: String) {
        rawValue = text
    }

    /// Takes a name that a user chose.
    ///
    /// - Throws: ``ResourceNameError`` for a name that the ELB API refuses: longer than 32 characters, empty, with
    ///   other characters than letters, digits and hyphens, or with a hyphen at an end.
    public init(explicit text: String) throws(ResourceNameError) {
        try ExplicitName.check(text, of: "target group")
        rawValue = text
    }

    /// The name.
    public var description: String { rawValue }

    /// The readiness gate that the Pods of the target group wait with.
    public var gate: TargetHealthGate { TargetHealthGate(bindingName: rawValue) }
}
