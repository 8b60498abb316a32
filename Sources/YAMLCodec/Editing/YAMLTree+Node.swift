// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension YAMLTree {
    /// The value of a node, aliases followed; nil where it holds what no value is: a map with a key that is not a text, or
    /// with the same key twice, a number that is not finite, or collections deeper than changes may be.
    ///
    /// Integers are told apart by how they are written, so that one that is equal but looks different is another.
    init?(_ node: YAMLNode, schema: YAMLSchema = .core) {
        self.init(node, schema, depth: 0)
    }

    private init?(_ node: YAMLNode, _ schema: YAMLSchema, depth: Int) {
        guard depth <= NodeChange.deepest else { return nil }
        let node = node.resolved
        switch node.kind {
        case .scalar, .alias:
            self.init(scalar: node, schema)
        case .sequence:
            var elements: [YAMLTree] = []
            for element in node.elements {
                guard let tree = YAMLTree(element, schema, depth: depth + 1) else { return nil }
                elements.append(tree)
            }
            self = .sequence(elements)
        case .mapping:
            var entries: [Entry] = []
            var keys: Set<[UInt8]> = []
            for entry in node.entries(in: schema) {
                guard let key = entry.key.text, keys.insert(Array(key.utf8)).inserted,
                    let value = YAMLTree(entry.value, schema, depth: depth + 1)
                else { return nil }
                entries.append(Entry(key: key, value: value))
            }
            self = .map(entries)
        }
    }

    private init?(scalar node: YAMLNode, _ schema: YAMLSchema) {
        let text = node.text ?? ""
        switch NodeSource(node, schema: schema, isStrict: false, userInfo: [:]).scalar {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .integer: self = .integer(text)
        case .number(let value):
            guard value.isFinite else { return nil }
            self = .number(value)
        case .string, nil: self = .string(text)
        }
    }

    /// Whether the value can take the place of a node with a tag and still be read as what it is.
    func fits(tag: String, of kind: NodeRecord.Kind) -> Bool {
        let core = "tag:yaml.org,2002:"
        switch (self, tag) {
        case (.null, core + "null"), (.boolean, core + "bool"), (.integer, core + "int"), (.number, core + "float"),
            (.float, core + "float"), (.string, core + "str"), (.sequence, core + "seq"), (.map, core + "map"):
            return true
        case (_, core + "null"), (_, core + "bool"), (_, core + "int"), (_, core + "float"), (_, core + "str"),
            (_, core + "seq"), (_, core + "map"):
            return false
        // Readers take a scalar with any other tag for a text.
        case (.string, _): return kind == .scalar
        case (.sequence, _): return kind == .sequence
        case (.map, _): return kind == .mapping
        default: return false
        }
    }
}

extension YAMLNode {
    /// The entries of a mapping, their keys without aliases; where a schema merges maps, those that are merged into it
    /// stand behind its own.
    func entries(in schema: YAMLSchema) -> [(key: YAMLNode, value: YAMLNode)] {
        var source = NodeSource(self, schema: schema, isStrict: false, userInfo: [:])
        _ = source.pushEntries(of: index)
        return source.entries.map { entry in
            (YAMLNode(index: entry.key, storage: storage), YAMLNode(index: entry.value, storage: storage))
        }
    }
}
