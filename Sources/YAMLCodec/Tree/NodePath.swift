// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension YAMLStorage {
    /// The path of a record from the root of its document: that of a key is its value's.
    func path(of record: Int) -> FieldPath {
        paths(of: [record], inDocumentOf: record)[record] ?? .root
    }

    /// The paths of records of the document that a record belongs to, from its root.
    func paths(of wanted: Set<Int>, inDocumentOf record: Int) -> [Int: FieldPath] {
        guard let document = documents.last(where: { $0.root <= record }), !wanted.isEmpty else { return [:] }
        return paths(of: wanted, below: document.root)
    }

    /// The paths of records below a node, from that node, found in one walk; records elsewhere are left out.
    func paths(of wanted: Set<Int>, below node: Int) -> [Int: FieldPath] {
        let records = node..<node + Int(records[node].size)
        var paths: [Int: FieldPath] = [:]
        guard let last = wanted.filter(records.contains).max() else { return paths }
        var walk = PathWalk(storage: self)
        for record in node...last {
            walk.enter(record)
            if wanted.contains(record) { paths[record] = walk.path }
        }
        return paths
    }
}

/// A walk over the records of a document in order, which knows where it is.
private struct PathWalk {
    /// An open collection, and which of its children is looked at.
    private struct Level {
        let kind: NodeRecord.Kind
        let end: Int
        var position = -1
        /// The record of the key, in a mapping.
        var key = 0
    }

    let storage: YAMLStorage
    private var levels: [Level] = []

    init(storage: YAMLStorage) {
        self.storage = storage
    }

    mutating func enter(_ record: Int) {
        // The level that was opened for the record before may have no children.
        while let level = levels.last, record >= level.end { levels.removeLast() }
        if !levels.isEmpty {
            levels[levels.count - 1].position += 1
            let level = levels[levels.count - 1]
            if level.kind == .mapping, level.position.isMultiple(of: 2) { levels[levels.count - 1].key = record }
        }
        let node = storage.records[record]
        if node.kind == .sequence || node.kind == .mapping {
            levels.append(Level(kind: node.kind, end: record + Int(node.size)))
        }
    }

    /// The path of the record that was entered last.
    var path: FieldPath {
        FieldPath(
            levels.filter { $0.position >= 0 }.map { level in
                level.kind == .sequence
                    ? .index(level.position) : .field(YAMLNode(index: level.key, storage: storage).keyText)
            }
        )
    }
}

extension YAMLNode {
    /// The text of a scalar; of another node its text as it stands.
    var keyText: String {
        text ?? String(decoding: storage.bytes[record.range], as: UTF8.self)
    }

    /// Returns the node at a path below this one, or nil where there is none; aliases are followed.
    ///
    /// A step with a name finds the entry of a mapping whose key has that text, whether the path calls it a field or a
    /// key.
    public func node(at path: FieldPath) -> YAMLNode? {
        var node = resolved
        for component in path.components {
            let child: YAMLNode? =
                switch component {
                case .index(let index): node.elements.indices.contains(index) ? node.elements[index] : nil
                case .field(let name), .key(let name): node[name]
                }
            guard let child else { return nil }
            node = child.resolved
        }
        return node
    }

    /// The value of the entry of a mapping whose key has this text, or nil where there is none.
    public subscript(key: String) -> YAMLNode? {
        entries.first { $0.key.text.map { $0.utf8.elementsEqual(key.utf8) } ?? false }?.value
    }

    /// The node that an alias stands for; any other node is itself.
    public var resolved: YAMLNode {
        kind == .alias ? YAMLNode(index: Int(record.detail), storage: storage) : self
    }

    /// The path of the node from the root of its document; that of a key is its value's.
    public var path: FieldPath { storage.path(of: index) }
}
