// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

@testable import YAMLCodec

/// A node without its place and style, to be compared with another: kinds, texts, tags and anchors.
struct NodeModel: Equatable {
    indirect enum Content: Equatable {
        case scalar([UInt8])
        case alias(String)
        case sequence([NodeModel])
        case mapping([Entry])
    }

    struct Entry: Equatable {
        var key: NodeModel
        var value: NodeModel
    }

    var content: Content
    /// The tag, by the core schema where none is written; that of an alias is empty.
    var tag: String
    var anchor: String?

    static let core = "tag:yaml.org,2002:"
    /// The tags that the core schema knows.
    static let coreTags = ["null", "bool", "int", "float", "str", "seq", "map"].map { core + $0 }

    init(content: Content, tag: String, anchor: String? = nil) {
        self.content = content
        self.tag = tag
        self.anchor = anchor
    }

    /// The model of a node.
    init(_ node: YAMLNode) {
        anchor = node.anchor
        switch node.kind {
        case .scalar:
            let text = node.text ?? ""
            tag = node.tag ?? (node.style == .plain ? Self.tag(ofPlain: text) : Self.core + "str")
            if tag == "!" { tag = Self.core + "str" }
            // Null is null, however it is written.
            content = .scalar(tag == Self.core + "null" ? [] : Array(text.utf8))
        case .alias:
            tag = ""
            content = .alias(node.aliasName ?? "")
        case .sequence:
            tag = node.tag ?? Self.core + "seq"
            content = .sequence(node.elements.map(NodeModel.init))
        case .mapping:
            tag = node.tag ?? Self.core + "map"
            content = .mapping(node.entries.map { Entry(key: NodeModel($0.key), value: NodeModel($0.value)) })
        }
    }

    private static func tag(ofPlain text: String) -> String {
        switch ResolvedScalar(plain: Array(text.utf8)[...], .core) {
        case .null: core + "null"
        case .boolean: core + "bool"
        case .integer: core + "int"
        case .number: core + "float"
        case .string: core + "str"
        }
    }

    /// The model of a value that is written anew.
    init(_ tree: YAMLTree) {
        switch tree {
        case .null: self.init(content: .scalar([]), tag: Self.core + "null")
        case .boolean(let value): self.init(content: .scalar(Array("\(value)".utf8)), tag: Self.core + "bool")
        case .integer(let digits): self.init(content: .scalar(Array(digits.utf8)), tag: Self.core + "int")
        case .number(let value): self.init(content: .scalar(Array("\(value)".utf8)), tag: Self.core + "float")
        case .float(let value): self.init(content: .scalar(Array("\(value)".utf8)), tag: Self.core + "float")
        case .string(let text): self.init(key: text)
        case .sequence(let elements):
            self.init(content: .sequence(elements.map(NodeModel.init)), tag: Self.core + "seq")
        case .map(let entries):
            let entries = entries.map { Entry(key: NodeModel(key: $0.key), value: NodeModel($0.value)) }
            self.init(content: .mapping(entries), tag: Self.core + "map")
        }
    }

    init(key: String) {
        self.init(content: .scalar(Array(key.utf8)), tag: Self.core + "str")
    }

    /// The values of a mapping or the elements of a sequence.
    var values: [NodeModel] {
        switch content {
        case .sequence(let elements): elements
        case .mapping(let entries): entries.map(\.value)
        default: []
        }
    }

    var isMapping: Bool {
        if case .mapping = content { true } else { false }
    }

    var isSequence: Bool {
        if case .sequence = content { true } else { false }
    }

    var isScalar: Bool {
        if case .scalar = content { true } else { false }
    }
}

/// Changes of models, written without regard to how texts are changed.
extension NodeModel {
    /// A place in a tree: the positions of entries, outermost first.
    typealias Position = [Int]

    /// Returns the tree with a node changed.
    func changing(_ position: ArraySlice<Int>, _ change: (NodeModel) -> NodeModel) -> NodeModel {
        guard let first = position.first else { return change(self) }
        var copy = self
        switch content {
        case .sequence(var elements):
            elements[first] = elements[first].changing(position.dropFirst(), change)
            copy.content = .sequence(elements)
        case .mapping(var entries):
            entries[first].value = entries[first].value.changing(position.dropFirst(), change)
            copy.content = .mapping(entries)
        default:
            break
        }
        return copy
    }

    /// Returns a collection without an entry.
    func removing(_ position: Int) -> NodeModel {
        var copy = self
        switch content {
        case .sequence(var elements):
            elements.remove(at: position)
            copy.content = .sequence(elements)
        case .mapping(var entries):
            entries.remove(at: position)
            copy.content = .mapping(entries)
        default:
            break
        }
        return copy
    }

    /// Returns a collection with one more entry.
    func inserting(_ value: NodeModel, key: String?, at position: Int) -> NodeModel {
        var copy = self
        switch content {
        case .sequence(var elements):
            elements.insert(value, at: position)
            copy.content = .sequence(elements)
        case .mapping(var entries):
            entries.insert(Entry(key: NodeModel(key: key ?? ""), value: value), at: position)
            copy.content = .mapping(entries)
        default:
            break
        }
        return copy
    }

    /// Returns a mapping with another key; what is written at the key stays.
    func renaming(_ position: Int, to key: String) -> NodeModel {
        guard case .mapping(var entries) = content else { return self }
        entries[position].key.content = .scalar(Array(key.utf8))
        entries[position].key.tag = Self.core + "str"
        var copy = self
        copy.content = .mapping(entries)
        return copy
    }

    /// Returns what stands in the place of this node when a value of another kind, or another scalar, takes it.
    func replaced(by tree: YAMLTree) -> NodeModel {
        var model = NodeModel(tree)
        if case .alias = content { return model }
        model.anchor = anchor
        let isSameKind =
            switch (content, tree) {
            case (.scalar, .string), (.sequence, .sequence), (.mapping, .map): true
            default: false
            }
        if !Self.coreTags.contains(tag), isSameKind { model.tag = tag }
        return model
    }
}
