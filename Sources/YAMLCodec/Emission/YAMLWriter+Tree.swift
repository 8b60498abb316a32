// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension YAMLWriter {
    /// Writes a document from a tree.
    mutating func write(document tree: YAMLTree) {
        startDocument()
        write(tree)
    }

    mutating func write(_ tree: YAMLTree) {
        switch tree {
        case .null: null()
        case .boolean(let value): boolean(value)
        case .integer(let digits): writeScalar(digits)
        case .number(let value): number(value)
        case .float(let value): writeNumber(value.description)
        case .string(let value): string(value)
        case .sequence(let elements):
            writeSequence(count: elements.count) { writer, index in writer.write(elements[index]) }
        case .map(let entries):
            writeMap { writer in
                for entry in entries {
                    let outer = writer.startEntry(entry.key)
                    writer.write(entry.value)
                    writer.endEntry(outer)
                }
            }
        }
    }
}
