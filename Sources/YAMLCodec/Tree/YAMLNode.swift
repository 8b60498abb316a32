// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A node of a YAML document: a scalar, a sequence, a mapping, or an alias of another node.
public struct YAMLNode: Sendable {
    let index: Int
    let storage: YAMLStorage

    /// What a node is.
    public enum Kind: Hashable, Sendable {
        /// A text, which a schema may read as a number, a truth value or null.
        case scalar
        /// A list.
        case sequence
        /// A map.
        case mapping
        /// Another node, by its anchor.
        case alias
    }

    /// How a node is written.
    public enum Style: Hashable, Sendable {
        /// A scalar without quotes, an empty one among them; also an alias.
        case plain
        /// A scalar in single quotes.
        case singleQuoted
        /// A scalar in double quotes.
        case doubleQuoted
        /// A scalar in lines behind `|`.
        case literal
        /// A scalar in lines behind `>`.
        case folded
        /// A collection whose entries stand on lines of their own.
        case block
        /// A collection in brackets or braces, or a single pair in brackets.
        case flow
    }

    var record: NodeRecord { storage.records[index] }

    /// What the node is.
    public var kind: Kind {
        switch record.kind {
        case .scalar: .scalar
        case .sequence: .sequence
        case .mapping: .mapping
        case .alias: .alias
        }
    }

    /// How the node is written.
    public var style: Style {
        switch record.style {
        case .plain: .plain
        case .singleQuoted: .singleQuoted
        case .doubleQuoted: .doubleQuoted
        case .literal: .literal
        case .folded: .folded
        case .block: .block
        case .flow: .flow
        }
    }

    /// Where the node stands, as offsets of UTF-8, without its tag and anchor; empty where nothing is written.
    public var range: Range<Int> { record.range }

    /// The tag, resolved against the document's directives, such as `tag:yaml.org,2002:str`, or nil where there is none.
    public var tag: String? {
        nodeProperties?.tag
    }

    /// The name of the node's anchor, or nil where it has none.
    public var anchor: String? {
        nodeProperties?.anchor.map { String(decoding: storage.bytes[$0], as: UTF8.self) }
    }

    /// The name of the anchor that an alias stands for, or nil for another kind of node.
    public var aliasName: String? {
        guard kind == .alias else { return nil }
        return String(decoding: storage.bytes[record.range.dropFirst()], as: UTF8.self)
    }

    private var nodeProperties: NodeProperties? {
        let properties = record.properties
        return properties < 0 ? nil : storage.properties[Int(properties)]
    }

    /// The text of a scalar, or nil for another kind of node.
    public var text: String? {
        guard kind == .scalar else { return nil }
        let record = record
        if record.isVerbatim {
            return String(decoding: storage.bytes[ScalarText.verbatimRange(of: record)], as: UTF8.self)
        }
        return String(
            decoding: ScalarText.bytes(of: record, in: storage.bytes, layouts: storage.layouts),
            as: UTF8.self
        )
    }

    /// Whether the node is a scalar that a schema reads as null.
    public func isNull(in schema: YAMLSchema) -> Bool {
        NodeSource(self, schema: schema, isStrict: false, userInfo: [:]).scalar == .null
    }

    /// The elements of a sequence; empty for another kind of node.
    public var elements: [YAMLNode] {
        kind == .sequence ? children : []
    }

    /// The entries of a mapping in order; empty for another kind of node.
    public var entries: [(key: YAMLNode, value: YAMLNode)] {
        guard kind == .mapping else { return [] }
        let children = children
        return stride(from: 0, to: children.count - 1, by: 2).map { (children[$0], children[$0 + 1]) }
    }

    private var children: [YAMLNode] {
        var children: [YAMLNode] = []
        var child = index + 1
        let end = index + Int(record.size)
        while child < end {
            children.append(YAMLNode(index: child, storage: storage))
            child += Int(storage.records[child].size)
        }
        return children
    }

    /// The element of a sequence at a position; nil where there is none.
    func element(at position: Int) -> YAMLNode? {
        guard kind == .sequence else { return nil }
        return storage.child(at: position, of: index).map { YAMLNode(index: $0, storage: storage) }
    }

    /// The entry of a mapping at a position; nil where there is none.
    func entry(at position: Int) -> (key: YAMLNode, value: YAMLNode)? {
        guard kind == .mapping, let key = storage.child(at: position, of: index) else { return nil }
        let value = storage.value(of: key, in: index)
        return (YAMLNode(index: key, storage: storage), YAMLNode(index: value, storage: storage))
    }

    /// The number of elements of a sequence, or of entries of a mapping.
    var entryCount: Int { storage.entryCount(of: index) }
}
