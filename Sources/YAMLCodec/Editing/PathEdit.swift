// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import SourceText

/// Turns a change at a path into one of the whole tree.
struct PathEdit {
    private let root: YAMLNode
    private let path: FieldPath

    /// A collection on the way along the path, and the position of the entry at which it is left.
    private struct Step {
        let collection: YAMLNode
        let position: Int
    }

    init(_ document: YAMLDocument, _ path: FieldPath) {
        root = document.root
        self.path = path
    }

    // MARK: - Changes

    /// Puts a value where the path leads; keys that are missing at its end are added.
    func setting(_ tree: YAMLTree, keyOrder: [String]) throws(EditFailure) -> NodeChange {
        try checkDepth()
        var steps: [Step] = []
        var node = root
        for (index, component) in path.components.enumerated() {
            let missing = path.components[index...]
            if isNull(node), let tree = Self.tree(tree, at: missing) { return wrap(.replace(tree), in: steps) }
            guard let position = try position(of: component, in: node) else {
                guard let name = component.name, let tree = Self.tree(tree, at: missing.dropFirst()) else {
                    throw notFound(component, in: node)
                }
                return wrap(.edit(inserting(tree, at: name, keyOrder, in: node)), in: steps)
            }
            steps.append(Step(collection: node, position: position))
            node = node.values[position]
        }
        var difference = TreeDifference(node.storage)
        return wrap(try difference.change(of: node, to: tree), in: steps)
    }

    /// Changes the value where the path leads.
    func changing(_ change: (YAMLNode) throws(EditFailure) -> NodeChange) throws(EditFailure) -> NodeChange {
        try checkDepth()
        var steps: [Step] = []
        var node = root
        for component in path.components {
            guard let position = try position(of: component, in: node) else { throw notFound(component, in: node) }
            steps.append(Step(collection: node, position: position))
            node = node.values[position]
        }
        return wrap(try change(node), in: steps)
    }

    /// Adds an entry: the last step of the path is its key, or the position that it has afterwards.
    func inserting(_ tree: YAMLTree, keyOrder: [String]) throws(EditFailure) -> NodeChange {
        let (node, last, steps) = try parent()
        switch last {
        case .index(let index):
            if isNull(node), index == 0 { return wrap(.replace(.sequence([tree])), in: steps) }
            guard node.kind == .sequence else { throw wrongKind(last, node) }
            guard (0...node.values.count).contains(index) else { throw notFound(last, in: node) }
            var entries = Self.keeping(node)
            entries.insert(.insert(key: nil, tree), at: index)
            return wrap(.edit(entries), in: steps)
        case .field(let name), .key(let name):
            if isNull(node) { return wrap(.replace(.map([YAMLTree.Entry(key: name, value: tree)])), in: steps) }
            guard try position(of: last, in: node) == nil else {
                throw EditFailure(
                    code: .alreadyExists,
                    record: node.index,
                    message: "the map has the key \(SourceText.quoted(name)) already"
                )
            }
            return wrap(.edit(inserting(tree, at: name, keyOrder, in: node)), in: steps)
        }
    }

    /// Removes an entry.
    func removing() throws(EditFailure) -> NodeChange {
        let (node, last, steps) = try parent()
        guard let position = try position(of: last, in: node) else { throw notFound(last, in: node) }
        var entries = Self.keeping(node)
        entries.remove(at: position)
        return wrap(.edit(entries), in: steps)
    }

    /// Gives an entry of a map another key.
    func renaming(to name: String) throws(EditFailure) -> NodeChange {
        let (node, last, steps) = try parent()
        guard last.name != nil else {
            throw EditFailure(code: .invalidPath, record: node.index, message: "an element of a list has no key")
        }
        guard let position = try position(of: last, in: node) else { throw notFound(last, in: node) }
        if let taken = try self.position(of: .key(name), in: node), taken != position {
            throw EditFailure(
                code: .alreadyExists,
                record: node.index,
                message: "the map has the key \(SourceText.quoted(name)) already"
            )
        }
        var entries = Self.keeping(node)
        entries[position] = .keep(position, key: name)
        return wrap(.edit(entries), in: steps)
    }

    // MARK: - Along the path

    /// The node that all steps but the last lead to.
    private func parent() throws(EditFailure) -> (node: YAMLNode, last: FieldPath.Component, steps: [Step]) {
        try checkDepth()
        guard let last = path.components.last else {
            throw EditFailure(
                code: .invalidPath,
                record: root.index,
                message: "the whole document can be set, but not be added, removed or renamed"
            )
        }
        var steps: [Step] = []
        var node = root
        for component in path.components.dropLast() {
            guard let position = try position(of: component, in: node) else { throw notFound(component, in: node) }
            steps.append(Step(collection: node, position: position))
            node = node.values[position]
        }
        return (node, last, steps)
    }

    private func checkDepth() throws(EditFailure) {
        guard path.components.count > NodeChange.deepest else { return }
        throw EditFailure(
            code: .tooDeep,
            record: root.index,
            message: "a path has \(NodeChange.deepest) steps at most, this one has \(path.components.count)"
        )
    }

    /// The position of the entry that a step leads to; nil where there is none.
    private func position(of component: FieldPath.Component, in node: YAMLNode) throws(EditFailure) -> Int? {
        switch (node.kind, component) {
        case (.mapping, .field(let name)), (.mapping, .key(let name)):
            let keys = node.keys
            let matches = keys.indices.filter { keys[$0].resolved.hasText(name) }
            guard matches.count < 2 else { throw .ambiguousKey(keys[matches[1]], name) }
            return matches.first
        case (.sequence, .index(let index)):
            return node.values.indices.contains(index) ? index : nil
        default:
            throw wrongKind(component, node)
        }
    }

    private func notFound(_ component: FieldPath.Component, in node: YAMLNode) -> EditFailure {
        let message =
            switch component {
            case .index(let index):
                "there is no element \(index) in a list of \(node.values.count)"
            case .field(let name), .key(let name):
                "the map has no key \(SourceText.quoted(name))"
            }
        return EditFailure(code: .notFound, record: node.index, message: message)
    }

    private func wrongKind(_ component: FieldPath.Component, _ node: YAMLNode) -> EditFailure {
        if node.kind == .alias { return .throughAlias(node) }
        let expected = component.name == nil ? "a list" : "a map"
        let found =
            switch node.kind {
            case .sequence: "a list"
            case .mapping: "a map"
            default: "a single value"
            }
        return EditFailure(code: .wrongKind, record: node.index, message: "expected \(expected), found \(found)")
    }

    /// Whether a node is null, which becomes whatever is added to it.
    private func isNull(_ node: YAMLNode) -> Bool {
        node.kind == .scalar && YAMLTree(node) == .null
    }

    // MARK: - Trees of changes

    private func wrap(_ change: NodeChange, in steps: [Step]) -> NodeChange {
        steps.reversed().reduce(change) { change, step in
            var entries = Self.keeping(step.collection)
            entries[step.position] = .keep(step.position, change)
            return .edit(entries)
        }
    }

    private static func keeping(_ node: YAMLNode) -> [EntryChange] {
        node.values.indices.map { .keep($0) }
    }

    /// A value within the maps that a path names; nil where it names an element of a list.
    private static func tree(_ tree: YAMLTree, at path: ArraySlice<FieldPath.Component>) -> YAMLTree? {
        var tree = tree
        for component in path.reversed() {
            guard let name = component.name else { return nil }
            tree = .map([YAMLTree.Entry(key: name, value: tree)])
        }
        return tree
    }

    /// The entries of a map with one more, where the order of keys wants it.
    private func inserting(
        _ tree: YAMLTree,
        at name: String,
        _ keyOrder: [String],
        in node: YAMLNode
    ) -> [EntryChange] {
        let place = KeyPlacement(among: node.keys.map(\.resolved.text), order: keyOrder).position(of: name)
        var entries = Self.keeping(node)
        entries.insert(.insert(key: name, tree), at: place)
        return entries
    }
}

extension FieldPath.Component {
    /// The name of a field or a key.
    var name: String? {
        switch self {
        case .field(let name), .key(let name): name
        case .index: nil
        }
    }
}

extension YAMLNode {
    /// The elements of a sequence or the values of a mapping.
    var values: [YAMLNode] {
        kind == .mapping ? entries.map(\.value) : elements
    }

    /// The keys of a mapping.
    var keys: [YAMLNode] { entries.map(\.key) }

    /// Whether the node is a scalar with this text.
    func hasText(_ other: String) -> Bool {
        text.map { $0.utf8.elementsEqual(other.utf8) } ?? false
    }
}
