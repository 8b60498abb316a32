// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import SourceText

/// Turns a change at a path into one of the whole tree.
struct PathEdit {
    private let root: YAMLNode
    private let path: FieldPath

    init(_ document: YAMLDocument, _ path: FieldPath) {
        root = document.root
        self.path = path
    }

    // MARK: - Changes

    /// Puts a value where the path leads; keys that are missing at its end are added.
    func setting(_ tree: YAMLTree, keyOrder: [String]) throws(EditFailure) -> NodeChange {
        try checkDepth()
        var way = Way(to: root)
        for (index, component) in path.components.enumerated() {
            let missing = path.components[index...]
            if way.node.isNull, let tree = Self.tree(tree, at: missing) { return way.change(.replace(tree)) }
            guard let step = try step(component, from: way.node) else {
                guard let name = component.name, let tree = Self.tree(tree, at: missing.dropFirst()) else {
                    throw .notFound(component, in: way.node)
                }
                return way.change(.edit(inserting(tree, at: name, keyOrder, in: way.node)))
            }
            way.go(step)
        }
        var difference = TreeDifference(root.storage)
        return way.change(try difference.change(of: way.node, to: tree))
    }

    /// Changes the value where the path leads.
    func changing(_ change: (YAMLNode) throws(EditFailure) -> NodeChange) throws(EditFailure) -> NodeChange {
        try checkDepth()
        let way = try way(along: path.components[...])
        return way.change(try change(way.node))
    }

    /// The node where the path leads.
    func node() throws(EditFailure) -> YAMLNode {
        try checkDepth()
        return try way(along: path.components[...]).node
    }

    /// Adds an entry: the last step of the path is its key, or the position that it has afterwards.
    func inserting(_ tree: YAMLTree, keyOrder: [String]) throws(EditFailure) -> NodeChange {
        let (way, last) = try parent()
        let node = way.node
        switch last {
        case .index(let index):
            if node.isNull, index == 0 { return way.change(.replace(.sequence([tree]))) }
            guard node.kind == .sequence else { throw .wrongKind(last, node) }
            guard (0...node.entryCount).contains(index) else { throw .notFound(last, in: node) }
            var entries = Self.keeping(node)
            entries.insert(.insert(key: nil, tree), at: index)
            return way.change(.edit(entries))
        case .field(let name), .key(let name):
            if node.isNull { return way.change(.replace(.map([YAMLTree.Entry(key: name, value: tree)]))) }
            guard try step(last, from: node) == nil else {
                throw EditFailure(
                    code: .alreadyExists,
                    record: node.index,
                    message: "the map has the key \(SourceText.quoted(name)) already"
                )
            }
            return way.change(.edit(inserting(tree, at: name, keyOrder, in: node)))
        }
    }

    /// Removes an entry.
    func removing() throws(EditFailure) -> NodeChange {
        let (way, last) = try parent()
        let node = way.node
        guard let position = try step(last, from: node)?.position else { throw .notFound(last, in: node) }
        var entries = Self.keeping(node)
        entries.remove(at: position)
        return way.change(.edit(entries))
    }

    /// Gives an entry of a map another key.
    func renaming(to name: String) throws(EditFailure) -> NodeChange {
        let (way, last) = try parent()
        let node = way.node
        guard last.name != nil else {
            throw EditFailure(code: .invalidPath, record: node.index, message: "an element of a list has no key")
        }
        guard let position = try step(last, from: node)?.position else { throw .notFound(last, in: node) }
        if let taken = try step(.key(name), from: node), taken.position != position {
            throw EditFailure(
                code: .alreadyExists,
                record: node.index,
                message: "the map has the key \(SourceText.quoted(name)) already"
            )
        }
        var entries = Self.keeping(node)
        entries[position] = .keep(position, key: name)
        return way.change(.edit(entries))
    }

    // MARK: - Along the path

    /// The nodes on the way along a path.
    private struct Way {
        private(set) var node: YAMLNode
        /// Which entry of each collection is gone to.
        private var positions: [Int] = []

        init(to root: YAMLNode) {
            node = root
        }

        mutating func go(_ step: (position: Int, node: YAMLNode)) {
            positions.append(step.position)
            node = step.node
        }

        /// A change of the node as one of the whole tree.
        func change(_ change: NodeChange) -> NodeChange {
            positions.reversed().reduce(change) { change, position in .values([(position, change)]) }
        }
    }

    private func way(along components: ArraySlice<FieldPath.Component>) throws(EditFailure) -> Way {
        var way = Way(to: root)
        for component in components {
            guard let step = try step(component, from: way.node) else { throw .notFound(component, in: way.node) }
            way.go(step)
        }
        return way
    }

    /// The way to the node that all steps but the last lead to.
    private func parent() throws(EditFailure) -> (way: Way, last: FieldPath.Component) {
        try checkDepth()
        guard let last = path.components.last else {
            throw EditFailure(
                code: .invalidPath,
                record: root.index,
                message: "the whole document can be set, but not be added, removed or renamed"
            )
        }
        return (try way(along: path.components.dropLast()), last)
    }

    func checkDepth() throws(EditFailure) {
        guard path.components.count > NodeChange.deepest else { return }
        throw EditFailure(
            code: .tooDeep,
            record: root.index,
            message: "a path has \(NodeChange.deepest) steps at most, this one has \(path.components.count)"
        )
    }

    /// The entry that a step leads to; nil where there is none.
    private func step(
        _ component: FieldPath.Component,
        from node: YAMLNode
    ) throws(EditFailure) -> (position: Int, node: YAMLNode)? {
        switch (node.kind, component) {
        case (.mapping, .field(let name)), (.mapping, .key(let name)):
            guard let positions = node.storage.positions(ofKey: name, in: node.index) else { return nil }
            if let second = positions.second.flatMap(node.entry) { throw .ambiguousKey(second.key, name) }
            return node.entry(at: positions.first).map { (positions.first, $0.value) }
        case (.sequence, .index(let index)):
            return node.element(at: index).map { (index, $0) }
        default:
            throw .wrongKind(component, node)
        }
    }

    // MARK: - Trees of changes

    private static func keeping(_ node: YAMLNode) -> [EntryChange] {
        (0..<node.entryCount).map { .keep($0) }
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
        let place = KeyPlacement(among: node.keys.map(\.resolved.text), order: keyOrder).place(of: name)
        var entries = Self.keeping(node)
        entries.insert(.insert(key: name, tree), at: place.position)
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
    /// Whether the node is null, which becomes whatever is added to it.
    var isNull: Bool { kind == .scalar && YAMLTree(self) == .null }

    /// The keys of a mapping.
    var keys: [YAMLNode] { entries.map(\.key) }

    /// Whether the node is a scalar with this text.
    func hasText(_ other: String) -> Bool {
        text.map { $0.utf8.elementsEqual(other.utf8) } ?? false
    }
}
