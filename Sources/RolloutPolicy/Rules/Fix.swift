// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels

/// A change of objects that mends a finding, in terms of fields, whatever text they are written in.
public struct Fix: Hashable, Sendable {
    /// A change of one field.
    public struct Change: Hashable, Sendable {
        /// What happens to the field.
        public enum Action: Hashable, Sendable {
            /// The field gets a value; objects around it that are missing are added.
            case set(JSONValue)
            /// The field goes.
            case remove
        }

        /// The position of the object in its set.
        public let position: Int
        /// The field, from the object's root.
        public let path: FieldPath
        /// What happens to it.
        public let action: Action

        /// Creates a change.
        public init(position: Int, path: FieldPath, action: Action) {
            self.position = position
            self.path = path
            self.action = action
        }
    }

    /// What the change does, as a request: `Raise the grace period to 90 s`.
    public let summary: String

    /// The changes, to be made in this order.
    public let changes: [Change]

    /// Creates a fix.
    public init(_ summary: String, _ changes: [Change]) {
        self.summary = summary
        self.changes = changes
    }
}
