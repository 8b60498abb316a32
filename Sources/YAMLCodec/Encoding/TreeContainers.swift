// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Writes the entries of a map.
struct KeyedTreeContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: TreeEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil(forKey key: Key) throws {
        encoder.child(key).node.set(.null)
    }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        try encoder.child(key).encode(value)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        encoder.child(key).container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder.child(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        encoder.child(SuperKey())
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        encoder.child(key)
    }
}

/// Writes the elements of a sequence.
struct UnkeyedTreeContainer: UnkeyedEncodingContainer {
    let encoder: TreeEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int { encoder.node.count }

    func encodeNil() throws {
        encoder.nextElement().node.set(.null)
    }

    func encode(_ value: some Encodable) throws {
        try encoder.nextElement().encode(value)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type
    ) -> KeyedEncodingContainer<NestedKey> {
        encoder.nextElement().container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        encoder.nextElement().unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        encoder.nextElement()
    }
}

/// Writes a scalar, or whatever a wrapped value is.
struct SingleValueTreeContainer: SingleValueEncodingContainer {
    let encoder: TreeEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil() throws {
        encoder.node.set(.null)
    }

    func encode(_ value: some Encodable) throws {
        try encoder.encode(value)
    }
}

/// The key under which a class writes what it inherits, by the standard library's convention.
private struct SuperKey: CodingKey {
    let stringValue = "super"
    var intValue: Int? { nil }

    init() {}

    init?(stringValue: String) {
        return nil
    }

    init?(intValue: Int) {
        return nil
    }
}
