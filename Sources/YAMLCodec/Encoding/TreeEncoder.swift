// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Lets any `Encodable` write itself into a tree.
struct TreeEncoder: Encoder {
    let node: TreeNode
    let codingPath: [any CodingKey]
    let sendableUserInfo: [CodingUserInfoKey: any Sendable]

    var userInfo: [CodingUserInfoKey: Any] { sendableUserInfo }

    /// Encodes a whole document.
    static func encode(
        _ value: any Encodable,
        sortsKeys: Bool,
        userInfo: [CodingUserInfoKey: any Sendable]
    ) throws -> YAMLTree {
        let encoder = TreeEncoder(node: TreeNode(), codingPath: [], sendableUserInfo: userInfo)
        try encoder.encode(value)
        return encoder.node.tree(sortsKeys: sortsKeys)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        node.becomeMap()
        return KeyedEncodingContainer(KeyedTreeContainer(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        node.becomeSequence()
        return UnkeyedTreeContainer(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        SingleValueTreeContainer(encoder: self)
    }

    /// The encoder of what stands behind a key.
    func child(_ key: any CodingKey) -> TreeEncoder {
        TreeEncoder(
            node: node.child(key.stringValue),
            codingPath: codingPath + [key],
            sendableUserInfo: sendableUserInfo
        )
    }

    /// The encoder of the next element.
    func nextElement() -> TreeEncoder {
        let key = IndexKey(intValue: node.count)
        return TreeEncoder(node: node.append(), codingPath: codingPath + [key], sendableUserInfo: sendableUserInfo)
    }

    /// Encodes a value into the node.
    func encode(_ value: some Encodable) throws {
        switch value {
        case let value as String: node.set(.string(value))
        case let value as Bool: node.set(.boolean(value))
        case let value as Double: try encode(number: value)
        case let value as Float: try encode(number: value)
        case let value as any FixedWidthInteger: node.set(.integer("\(value)"))
        default:
            node.isUnordered = value is any Unordered
            try value.encode(to: self)
        }
    }

    private func encode(number value: some BinaryFloatingPoint) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(
                value,
                .init(
                    codingPath: codingPath,
                    debugDescription: "\(value) has no form that Kubernetes reads: numbers in manifests are finite"
                )
            )
        }
        node.set((value as? Float).map { .float($0) } ?? .number(Double(value)))
    }
}

/// Collections whose order changes from run to run.
private protocol Unordered {}

extension Dictionary: Unordered {}

/// The place of an element in a coding path.
struct IndexKey: CodingKey {
    let intValue: Int?
    let stringValue: String

    init(intValue: Int) {
        self.intValue = intValue
        stringValue = "Index \(intValue)"
    }

    init?(stringValue: String) {
        return nil
    }
}
