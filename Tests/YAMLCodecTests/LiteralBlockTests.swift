// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct LiteralBlockTests {
    @Test(
        arguments: [
            ("a\nb", 0, 2, "|-\n  a\n  b", OpenBlock(indentation: 2, chomping: .strip)),
            ("a\nb\n", 3, 4, "|\n       a\n       b", OpenBlock(indentation: 7, chomping: .clip)),
            ("a\n\n", 0, 1, "|+\n a\n", OpenBlock(indentation: 1, chomping: .keep)),
            (" a\nb", 1, 4, "|4-\n      a\n     b", OpenBlock(indentation: 5, chomping: .strip)),
            ("a\nb", 0, 12, "|-\n         a\n         b", OpenBlock(indentation: 9, chomping: .strip)),
        ]
    )
    func `lines stand in their column, and what follows can be told from them`(
        text: String,
        parentColumn: Int,
        indentation: Int,
        expected: String,
        open: OpenBlock
    ) {
        let block = LiteralBlock(Array(text.utf8)[...], parentColumn: parentColumn, indentation: indentation)
        var output: [UInt8] = []
        block.append(to: &output)
        #expect(String(decoding: output, as: UTF8.self) == expected)
        #expect(block.open == open)
    }
}
