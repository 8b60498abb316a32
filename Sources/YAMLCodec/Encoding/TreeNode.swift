// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A value that is still being encoded: containers of the same value share its node.
final class TreeNode {
    private enum Content {
        case scalar(YAMLTree)
        case sequence([TreeNode])
        case map([(key: String, node: TreeNode)])
    }

    private var content: Content?
    /// Where keys stand in the map, by their UTF-8, because equal texts may be different keys.
    private var positions: [[UInt8]: Int] = [:]
    /// Whether the map was made from a dictionary, which has no order.
    var isUnordered = false

    /// Makes the node a scalar.
    func set(_ scalar: YAMLTree) {
        content = .scalar(scalar)
    }

    /// Makes the node a sequence, unless it is one.
    func becomeSequence() {
        if case .sequence = content { return }
        content = .sequence([])
    }

    /// Makes the node a map, unless it is one.
    func becomeMap() {
        if case .map = content { return }
        content = .map([])
    }

    /// The number of elements of a sequence.
    var count: Int {
        if case .sequence(let elements) = content { elements.count } else { 0 }
    }

    /// Adds an element to a sequence.
    func append() -> TreeNode {
        let node = TreeNode()
        if case .sequence(var elements) = content {
            content = nil
            elements.append(node)
            content = .sequence(elements)
        }
        return node
    }

    /// The node behind a key of a map; a key that is there keeps its node.
    func child(_ key: String) -> TreeNode {
        let node = TreeNode()
        if case .map(var entries) = content {
            let bytes = Array(key.utf8)
            if let position = positions[bytes] { return entries[position].node }
            positions[bytes] = entries.count
            content = nil
            entries.append((key, node))
            content = .map(entries)
        }
        return node
    }

    /// The value, complete.
    func tree(sortsKeys: Bool) -> YAMLTree {
        switch content {
        case .scalar(let tree):
            return tree
        case .sequence(let elements):
            return .sequence(elements.map { $0.tree(sortsKeys: sortsKeys) })
        case .map(let entries):
            let tree = entries.map { YAMLTree.Entry(key: $0.key, value: $0.node.tree(sortsKeys: sortsKeys)) }
            guard sortsKeys || isUnordered else { return .map(tree) }
            return .map(tree.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
        case nil:
            return .map([])
        }
    }
}
