// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct YAMLWriterEntriesTests {
    private let tree = YAMLTree.map([
        YAMLTree.Entry(key: "a", value: .sequence([.integer("1"), .sequence([.string("x\ny")])])),
        YAMLTree.Entry(key: "b", value: .map([YAMLTree.Entry(key: "c", value: .string("z\n"))])),
    ])

    @Test func `lines stand in their column`() {
        #expect(
            written { $0.writeLines(of: tree, column: 3) }
                == "   a:\n   - 1\n   - - |-\n       x\n       y\n   b:\n     c: |\n       z\n"
        )
    }

    @Test func `entries stand in their column`() {
        #expect(written { $0.writeEntry("k", .integer("1"), column: 2) } == "  k: 1\n")
        #expect(written { $0.writeEntry("k", .sequence([.null]), column: 2) } == "  k:\n  - null\n")
        #expect(written { $0.writeEntry(nil, .integer("1"), column: 2) } == "  - 1\n")
        #expect(written { $0.writeEntry(nil, .sequence([.null]), column: 2) } == "  - - null\n")
        #expect(written { $0.writeElement("{a: 1}", column: 1) } == " - {a: 1}\n")
        #expect(written { $0.writeExplicitValue(.integer("1"), column: 2) } == "  : 1\n")
    }

    @Test func `values are indented as they are told to be`() {
        let indentation = BlockIndentation(map: 4, sequence: 2, item: 3)
        #expect(
            written(indentation) { $0.writeEntry("k", tree, column: 1) }
                == " k:\n     a:\n       -  1\n       -  -  |-\n             x\n             y\n     b:\n         c: |\n             z\n"
        )
    }

    @Test func `a block at the end is told`() {
        var writer = YAMLWriter()
        writer.writeEntry("k", tree, column: 0)
        #expect(writer.openBlock == OpenBlock(indentation: 6, chomping: .clip))
        writer.writeEntry("l", .integer("1"), column: 0)
        #expect(writer.openBlock == nil)
    }

    @Test func `texts of several lines can be quoted`() {
        var writer = YAMLWriter()
        writer.writesLiterals = false
        writer.writeEntry("k", .string("x\ny"), column: 0)
        #expect(String(decoding: writer.output, as: UTF8.self) == "k: \"x\\ny\"\n")
        #expect(writer.openBlock == nil)
    }

    private func written(
        _ indentation: BlockIndentation = BlockIndentation(),
        _ write: (inout YAMLWriter) -> Void
    ) -> String {
        var writer = YAMLWriter(indentation: indentation)
        write(&writer)
        return String(decoding: writer.output, as: UTF8.self)
    }
}
