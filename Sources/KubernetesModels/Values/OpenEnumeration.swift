// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// A text with a known vocabulary that the server may extend.
///
/// Known values are statics, and any other value survives a round trip. Conforming types add nothing but the stored
/// property, the initialiser and the statics.
public protocol OpenEnumeration: FieldValue, Hashable, CustomStringConvertible {
    /// The wire spelling.
    var rawValue: String { get }

    /// Creates a value of any spelling, known or not.
    init(_ rawValue: String)

    /// The values that the API declares, in its order.
    static var allKnown: [Self] { get }
}

extension OpenEnumeration {
    /// The wire spelling.
    public var description: String { rawValue }

    /// Whether the API declares the value; false for one of a later release, or a slip.
    public var isKnown: Bool { Self.allKnown.contains(self) }

    /// Reads a string.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// Writes a text.
    public func write(to sink: inout some ValueSink) {
        sink.string(rawValue)
    }

    /// Reads a text.
    public static func read(from source: inout some ValueSource) -> Self? {
        source.string().map { Self($0) }
    }
}
