// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Pieces of documents.
extension YAMLWriter {
    /// Writes a value that begins a line.
    mutating func writeLines(of tree: YAMLTree, column: Int) {
        position = .line(column: column)
        write(tree)
    }

    /// Writes an entry of a map, or of a list where there is no key.
    mutating func writeEntry(_ key: String?, _ tree: YAMLTree, column: Int) {
        if let key {
            map = (column, 1)
            _ = startEntry(key)
            write(tree)
        } else {
            writeBehind("-", tree, column: column)
        }
    }

    /// Writes the value that belongs to a key behind a question mark.
    mutating func writeExplicitValue(_ tree: YAMLTree, column: Int) {
        writeBehind(":", tree, column: column)
    }

    private mutating func writeBehind(_ indicator: Unicode.Scalar, _ tree: YAMLTree, column: Int) {
        writeIndentation(column)
        output.append(UInt8(ascii: indicator))
        position = .item(column: column)
        write(tree)
    }
}
