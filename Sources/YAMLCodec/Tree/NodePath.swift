// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension YAMLStorage {
    /// The path of a record from the root of its document: that of a key is its value's.
    func path(of record: Int) -> FieldPath {
        guard let document = documents.last(where: { $0.root <= record }) else { return .root }
        var path = FieldPath.root
        var node = document.root
        while node < record {
            var child = node + 1
            var position = 0
            // The child that holds the record.
            while child + Int(records[child].size) <= record {
                child += Int(records[child].size)
                position += 1
            }
            switch records[node].kind {
            case .sequence:
                path = path.index(position)
            default:
                let key = position.isMultiple(of: 2) ? child : self.key(before: child, in: node)
                path = path.field(YAMLNode(index: key, storage: self).keyText)
                // Within a key that is a collection there are no paths.
                if position.isMultiple(of: 2) { return path }
            }
            node = child
        }
        return path
    }

    /// The key of a value of a mapping.
    private func key(before value: Int, in mapping: Int) -> Int {
        var key = mapping + 1
        while key + Int(records[key].size) < value {
            key += Int(records[key].size)
            key += Int(records[key].size)
        }
        return key
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
