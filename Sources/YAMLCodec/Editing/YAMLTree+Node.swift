// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension YAMLTree {
    /// The value of a node, aliases followed; nil where a map within it has a key that is not a text, or one twice.
    ///
    /// Numbers are told apart by how they are written, so that a number that is equal but looks different is another.
    init?(_ node: YAMLNode) {
        let node = node.resolved
        switch node.kind {
        case .scalar, .alias:
            self.init(scalar: node)
        case .sequence:
            var elements: [YAMLTree] = []
            for element in node.elements {
                guard let tree = YAMLTree(element) else { return nil }
                elements.append(tree)
            }
            self = .sequence(elements)
        case .mapping:
            var entries: [Entry] = []
            var keys: Set<[UInt8]> = []
            for entry in node.entries {
                guard let key = entry.key.resolved.text, keys.insert(Array(key.utf8)).inserted,
                    let value = YAMLTree(entry.value)
                else { return nil }
                entries.append(Entry(key: key, value: value))
            }
            self = .map(entries)
        }
    }

    private init(scalar node: YAMLNode) {
        let text = node.text ?? ""
        switch NodeSource(node, schema: .core, isStrict: false, userInfo: [:]).scalar {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .integer: self = .integer(text)
        case .number(let value) where value.isFinite: self = .number(value)
        default: self = .string(text)
        }
    }
}
