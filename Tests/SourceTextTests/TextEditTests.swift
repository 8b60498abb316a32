// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText
import TestSupport
import Testing

struct TextEditTests {
    @Test(
        arguments: [
            ([], "abcdef"),
            ([TextEdit(replacing: 1..<3, with: "X")], "aXdef"),
            ([TextEdit(replacing: 0..<0, with: "X"), TextEdit(replacing: 6..<6, with: "Y")], "XabcdefY"),
            ([TextEdit(replacing: 2..<2, with: "X"), TextEdit(replacing: 2..<2, with: "Y")], "abXYcdef"),
            ([TextEdit(replacing: 0..<2, with: ""), TextEdit(replacing: 2..<6, with: "\u{E9}")], "\u{E9}"),
        ]
    )
    func `edits are in terms of the text before any of them`(edits: [TextEdit], expected: String) {
        let result = SourceText("abcdef", name: "text").applying(edits)
        #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
        #expect(result.name == "text")
    }

    @Test func `several edits at once do what they do one by one from the last to the first`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let bytes = Array(random.text(of: ["a", "b", "\n"], count: 0...20).utf8)
            let offsets = (0..<6).map { _ in Int.random(in: 0...bytes.count, using: &random) }.sorted()
            let edits = stride(from: 0, to: 6, by: 2).map {
                TextEdit(replacing: offsets[$0]..<offsets[$0 + 1], with: random.text(of: ["x", "yz"], count: 0...2))
            }
            let expected = edits.reversed().reduce(into: bytes) { result, edit in
                result.replaceSubrange(edit.range, with: edit.replacement.utf8)
            }
            #expect(TextEdit.apply(edits, to: bytes) == expected)
        }
    }
}
