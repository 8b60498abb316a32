// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// Reads the entries of a mapping.
struct NodeKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: NodeDecoder
    private let source: NodeSource
    /// Where the entries of large maps are; in small ones a look at each takes less time.
    private let positions: [ArraySlice<UInt8>: Int]?

    /// Up to so many entries a map is small.
    private static var fewEntries: Int { 16 }

    init(_ decoder: NodeDecoder) {
        self.decoder = decoder
        var source = decoder.source
        source.entries = []
        source.firstEntry = source.pushEntries(of: source.index)
        self.source = source
        if source.entries.count > Self.fewEntries {
            let positions = source.entries.enumerated().map { (source.keyBytes($0.element.key), $0.offset) }
            self.positions = Dictionary(positions) { first, _ in first }
        } else {
            positions = nil
        }
        decoder.observer?.visit(source.index)
    }

    var codingPath: [any CodingKey] { decoder.codingPath }

    var allKeys: [Key] {
        decoder.observer?.askAll(of: source.index)
        var source = source
        return source.entries.compactMap { entry in
            source.index = entry.key
            return Key(stringValue: source.keyText)
        }
    }

    func contains(_ key: Key) -> Bool {
        record(of: key) != nil
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        try child(key).decodeNil()
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try child(key).decode(type)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try child(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try child(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        guard let key = Key(stringValue: "super") else { return decoder }
        return try child(key)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        try child(key)
    }

    private func record(of key: Key) -> Int? {
        decoder.observer?.ask(key.stringValue, of: source.index)
        let position =
            if let positions {
                positions[ArraySlice(key.stringValue.utf8)]
            } else {
                source.position(of: FieldKey(key.stringValue))
            }
        return position.map { source.entries[$0].value }
    }

    private func child(_ key: Key) throws -> NodeDecoder {
        guard let record = record(of: key) else {
            let text = "the field \"\(key.stringValue)\" is missing"
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: text))
        }
        return try decoder.child(record, key)
    }
}

/// Reads the elements of a sequence.
struct NodeUnkeyedContainer: UnkeyedDecodingContainer {
    let decoder: NodeDecoder
    private let elements: [Int]
    private(set) var currentIndex = 0

    init(_ decoder: NodeDecoder) {
        self.decoder = decoder
        let records = decoder.source.records
        let list = decoder.source.index
        var elements: [Int] = []
        var child = list + 1
        while child < list + Int(records[list].size) {
            elements.append(child)
            child += Int(records[child].size)
        }
        self.elements = elements
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex == elements.count }

    mutating func decodeNil() throws -> Bool {
        guard try current().decodeNil() else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try current().decode(type)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        let container = try current().container(keyedBy: type)
        currentIndex += 1
        return container
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try current().unkeyedContainer()
        currentIndex += 1
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let element = try current()
        currentIndex += 1
        return element
    }

    private func current() throws -> NodeDecoder {
        let key = ElementKey(intValue: currentIndex)
        guard !isAtEnd else {
            let text = "the list has \(elements.count) elements only"
            throw DecodingError.valueNotFound(Any.self, .init(codingPath: codingPath + [key], debugDescription: text))
        }
        return try decoder.child(elements[currentIndex], key)
    }
}

/// The position of an element in a coding path.
private struct ElementKey: CodingKey {
    let index: Int
    var intValue: Int? { index }
    var stringValue: String { "\(index)" }

    init(intValue: Int) {
        index = intValue
    }

    init?(stringValue: String) {
        return nil
    }
}
