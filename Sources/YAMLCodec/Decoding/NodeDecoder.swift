// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// Reads any `Decodable` from a node.
struct NodeDecoder: Decoder {
    let source: NodeSource
    let codingPath: [any CodingKey]
    /// Notes which fields are asked for; nil where the others are passed over.
    let observer: KeyObserver?

    var userInfo: [CodingUserInfoKey: Any] { source.userInfo }

    /// Reads a value and turns the errors of its type into errors with a place.
    static func decode<Value: Decodable>(
        _ type: Value.Type,
        from node: YAMLNode,
        options: YAMLDecoder
    ) throws -> Value {
        let source = NodeSource(
            node,
            schema: options.schema,
            isStrict: options.isStrict,
            userInfo: options.userInfo
        )
        let observer = options.isStrict ? KeyObserver() : nil
        let decoder = NodeDecoder(source: source, codingPath: [], observer: observer)
        let value: Value
        do {
            value = try Value(from: decoder)
        } catch let error as DecodingError {
            throw YAMLDecodingError([mistake(error, below: node, options)], below: node.resolved)
        }
        if let unknown = observer?.unknownFields(in: source), !unknown.isEmpty {
            throw YAMLDecodingError(unknown, below: node.resolved)
        }
        return value
    }

    private static func mistake(
        _ error: DecodingError,
        below node: YAMLNode,
        _ options: YAMLDecoder
    ) -> NodeSource.Mistake {
        switch error {
        case .keyNotFound(let key, let context):
            mistake(.missingField, "the field \"\(key.stringValue)\" is missing", context, below: node)
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            mistake(.wrongType, context.debugDescription, context, below: node)
        case .dataCorrupted(let context):
            mistake(.invalidValue, context.debugDescription, context, below: node)
        @unknown default:
            NodeSource.Mistake(code: .invalidValue, record: node.index, message: "\(error)")
        }
    }

    /// The mistake at the deepest node of the coding path that exists.
    private static func mistake(
        _ code: YAMLDecodingError.Problem.Code,
        _ message: String,
        _ context: DecodingError.Context,
        below node: YAMLNode
    ) -> NodeSource.Mistake {
        var place = node.resolved
        for key in context.codingPath {
            let step = key.intValue.map { FieldPath.Component.index($0) } ?? .field(key.stringValue)
            guard let child = place.node(at: FieldPath([step])) else { break }
            place = child
        }
        return NodeSource.Mistake(code: code, record: place.index, message: message)
    }

    // MARK: - Containers

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard source.kind == .map else { throw mismatch("a map") }
        return KeyedDecodingContainer(NodeKeyedContainer<Key>(self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard source.kind == .sequence else { throw mismatch("a list") }
        return NodeUnkeyedContainer(self)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    /// The decoder of another node.
    func child(_ record: Int, _ key: any CodingKey) throws -> NodeDecoder {
        guard codingPath.count < Self.deepest else {
            let text = "lists and maps are nested deeper than \(Self.deepest) levels"
            throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: text))
        }
        var source = source
        source.index = record
        source.followAlias()
        return NodeDecoder(source: source, codingPath: codingPath + [key], observer: observer)
    }

    /// Decoding recurses: beyond this it stops.
    private static let deepest = 512

    private func mismatch(_ expected: String) -> DecodingError {
        var source = source
        source.expected(expected)
        let text = source.mistakes.last?.message ?? "expected \(expected)"
        return .typeMismatch(Any.self, .init(codingPath: codingPath, debugDescription: text))
    }

    /// Takes a scalar the way the direct path does, with its messages.
    private func take<Value>(_ body: (inout NodeSource) -> Value?) throws -> Value {
        var source = source
        if let value = body(&source) { return value }
        let text = source.mistakes.last?.message ?? "expected another value"
        throw DecodingError.typeMismatch(Value.self, .init(codingPath: codingPath, debugDescription: text))
    }
}

extension NodeDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { source.kind == .null }
    func decode(_ type: Bool.Type) throws -> Bool { try take { $0.boolean() } }
    func decode(_ type: String.Type) throws -> String { try take { $0.string() } }
    func decode(_ type: Double.Type) throws -> Double { try take { $0.number() } }
    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode(_ type: Int.Type) throws -> Int { try take { $0.integer() } }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try Value(from: self)
    }

    private func integer<Value: FixedWidthInteger>() throws -> Value {
        // Beyond the range of Int an integer may still fit 64 bits without a sign.
        if Value.max > Int.max, let value = Value(source.text) { return value }
        let number = try decode(Int.self)
        guard let value = Value(exactly: number) else {
            let text = "expected a whole number from \(Value.min) to \(Value.max), found \(number)"
            throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: text))
        }
        return value
    }
}

/// Notes which fields a type asks for, so that the others can be told.
final class KeyObserver {
    /// The names that were asked for, by the record of each map.
    private var asked: [Int: Set<String>] = [:]
    /// The maps of which all entries were asked for.
    private var askedAll: Set<Int> = []

    func visit(_ map: Int) {
        if asked[map] == nil { asked[map] = [] }
    }

    func ask(_ name: String, of map: Int) {
        asked[map, default: []].insert(name)
    }

    func askAll(of map: Int) {
        askedAll.insert(map)
    }

    func unknownFields(in source: NodeSource) -> [NodeSource.Mistake] {
        var source = source
        for (map, names) in asked where !askedAll.contains(map) {
            let first = source.pushEntries(of: map)
            for entry in source.entries[first...] {
                source.index = entry.key
                let key = source.keyText
                if !names.contains(key) { source.noteUnknown(key, names.sorted(), at: entry.key) }
            }
            source.entries.removeSubrange(first...)
        }
        return source.mistakes
    }
}
