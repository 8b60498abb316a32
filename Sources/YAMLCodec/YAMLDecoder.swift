// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

package import FieldCoding
package import SourceText

/// Reads values from YAML, and so also from JSON.
///
/// Types that describe their fields (``FieldCoding/FieldCodable``) are read straight from the text, and all their
/// mistakes are reported together; any other `Decodable` is read through its `init(from:)`, which stops at the first.
public struct YAMLDecoder: Sendable {
    /// How scalars without quotes are told apart; by default as YAML 1.2 has it.
    public var schema: YAMLSchema

    /// Whether fields that the type does not have are mistakes; by default they are passed over.
    public var isStrict: Bool

    /// How much a text may ask for.
    public var limits: YAMLLimits

    /// Values that types may consult while they decode themselves.
    public var userInfo: [CodingUserInfoKey: any Sendable]

    /// Creates a decoder.
    public init(
        schema: YAMLSchema = .core,
        isStrict: Bool = false,
        limits: YAMLLimits = YAMLLimits(),
        userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) {
        self.schema = schema
        self.isStrict = isStrict
        self.limits = limits
        self.userInfo = userInfo
    }

    /// Reads the only document of a text.
    ///
    /// A text without documents, an empty one say, counts as null.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - text: The text.
    ///   - name: What messages call the text.
    /// - Returns: The value.
    /// - Throws: `YAMLError` where the text is not YAML or has several documents, `YAMLDecodingError` where it is not
    ///   such a value.
    public func decode<Value: Decodable>(
        _ type: Value.Type = Value.self,
        from text: String,
        name: String = "yaml"
    ) throws -> Value {
        try decode(type, from: YAMLDocument(text, name: name, limits: limits))
    }

    /// Reads all documents of a text.
    ///
    /// - Parameters:
    ///   - type: The type of the values.
    ///   - text: The text.
    ///   - name: What messages call the text.
    /// - Returns: The values, one for each document.
    /// - Throws: As ``decode(_:from:name:)``, for the first document with mistakes.
    public func decodeAll<Value: Decodable>(
        _ type: Value.Type = Value.self,
        from text: String,
        name: String = "yaml"
    ) throws -> [Value] {
        try YAMLStream(parsing: text, name: name, limits: limits).documents.map { try decode(type, from: $0) }
    }

    /// Reads a document.
    ///
    /// - Throws: `YAMLDecodingError` where it is not such a value.
    public func decode<Value: Decodable>(
        _ type: Value.Type = Value.self,
        from document: YAMLDocument
    ) throws -> Value {
        try decode(type, from: document.root)
    }

    /// Reads a node of a document; paths in messages start at the document's root.
    ///
    /// - Throws: `YAMLDecodingError` where it is not such a value.
    public func decode<Value: Decodable>(
        _ type: Value.Type = Value.self,
        from node: YAMLNode
    ) throws -> Value {
        try decode(type, from: node, at: nil, in: nil)
    }

    /// Reads a node of which the path and the lines of its text may be known already.
    func decode<Value: Decodable>(
        _ type: Value.Type,
        from node: YAMLNode,
        at base: FieldPath?,
        in source: SourceText?
    ) throws -> Value {
        if let type = type as? any FieldValue.Type,
            let value = try read(type, from: node, at: base, in: source) as? Value
        {
            return value
        }
        return try NodeDecoder.decode(type, from: node, options: self)
    }

    /// Reads a value that describes itself, by the direct path.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - node: What to read.
    ///   - base: The path of the node, where it is known already.
    ///   - source: The text, where its lines are known already: to find them takes a look at the whole text.
    /// - Returns: The value.
    /// - Throws: `YAMLDecodingError` where it is not such a value.
    package func read<Value: FieldValue>(
        _ type: Value.Type = Value.self,
        from node: YAMLNode,
        at base: FieldPath? = nil,
        in source: SourceText? = nil
    ) throws(YAMLDecodingError) -> Value {
        var reading = NodeSource(node, schema: schema, isStrict: isStrict, userInfo: userInfo)
        let value = Value.read(from: &reading)
        guard let value, reading.mistakes.isEmpty else {
            throw YAMLDecodingError(reading.mistakes, below: node.resolved, base: base, in: source)
        }
        return value
    }
}
