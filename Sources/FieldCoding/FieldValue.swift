// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A value that can stand in a field: a scalar, a list, a map, or a type that describes its own fields.
///
/// `Codable` serves every format that brings coders of its own. `write(to:)` and `read(from:)` are the direct path for
/// the formats of this library, without boxes or containers in between.
public protocol FieldValue: Codable, Equatable, Sendable {
    /// Writes the value to a sink, which must be called exactly once.
    func write(to sink: inout some ValueSink)

    /// Reads the value from a source; nil where the source notes a mistake.
    static func read(from source: inout some ValueSource) -> Self?
}

/// A type that describes its fields once, for every format and purpose.
///
/// Conforming takes a ``blank`` value and one line a field; coding follows from it.
public protocol FieldCodable: FieldValue {
    /// A value whose optional fields are absent and whose required fields are empty, for readers to fill in.
    static var blank: Self { get }

    /// Presents each field to a visitor, in the order of the API's declaration.
    ///
    /// It is `mutating` so that one description serves readers too; a writer changes nothing.
    mutating func visitFields(_ visitor: inout some FieldVisitor)
}

extension FieldCodable {
    /// Writes the value as a map of its fields.
    public func write(to sink: inout some ValueSink) {
        sink.fields(of: self)
    }

    /// Reads the fields of a map.
    public static func read(from source: inout some ValueSource) -> Self? {
        source.fields(of: Self.self)
    }
}
