// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The wire name of a field, shared by all types that describe their fields.
///
/// One key type for every model replaces a `CodingKeys` enumeration per type, which is what synthesised coding
/// spends most of its build time and binary size on.
public struct FieldKey: CodingKey, Hashable, Sendable, ExpressibleByStringLiteral {
    /// The name as it stands on the wire.
    public let stringValue: String

    /// Always nil: fields have names, not numbers.
    public var intValue: Int? { nil }

    /// Creates the key of the field with this wire name.
    public init(_ name: String) {
        stringValue = name
    }

    /// Creates the key of the field with this wire name.
    public init(stringLiteral name: String) {
        stringValue = name
    }

    /// Creates the key of the field with this wire name; never nil.
    public init?(stringValue: String) {
        self.stringValue = stringValue
    }

    /// Always nil: fields have names, not numbers.
    public init?(intValue: Int) {
        return nil
    }
}
