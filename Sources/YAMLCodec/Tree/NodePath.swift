// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension YAMLStorage {
    /// The path of a record from the root of its document: that of a key is its value's.
    func path(of record: Int) -> FieldPath {
        document(of: record).flatMap { path(of: record, below: $0.root) } ?? .root
    }

    /// The path of a record from a node that it is within; nil where it is elsewhere.
    func path(of record: Int, below node: Int) -> FieldPath? {
        guard (node..<node + Int(records[node].size)).contains(record) else { return nil }
        var path: [FieldPath.Component] = []
        var node = node
        while node != record {
            let (position, child) = entry(around: record, in: node)
            let value = value(of: child, in: node)
            path.append(
                records[node].kind == .sequence
                    ? .index(position) : .field(YAMLNode(index: child, storage: self).keyText)
            )
            // What stands before the value is the key, or within it.
            node = record < value ? child : value
        }
        return FieldPath(path)
    }

    /// The document that a record belongs to.
    private func document(of record: Int) -> DocumentRecord? {
        let end = documents.endOfPrefix { $0.root <= record }
        return end > 0 ? documents[end - 1] : nil
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
            guard let child = node.child(component) else { return nil }
            node = child.value.resolved
        }
        return node
    }

    /// The key and the value that a step of a path leads to, or the element; nil where there is none.
    package func child(_ component: FieldPath.Component) -> (key: YAMLNode?, value: YAMLNode)? {
        switch component {
        case .index(let index):
            element(at: index).map { (nil, $0) }
        case .field(let name), .key(let name):
            storage.positions(ofKey: name, in: self.index).flatMap { entry(at: $0.first) }
        }
    }

    /// The value of the entry of a mapping whose key has this text, or nil where there is none.
    public subscript(key: String) -> YAMLNode? {
        child(.key(key))?.value
    }

    /// The node that an alias stands for; any other node is itself.
    public var resolved: YAMLNode {
        kind == .alias ? YAMLNode(index: Int(record.detail), storage: storage) : self
    }

    /// The path of the node from the root of its document; that of a key is its value's.
    public var path: FieldPath { storage.path(of: index) }
}
