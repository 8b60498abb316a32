// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText
import Testing

@testable import YAMLCodec

struct TreeDifferenceTests {
    @Test(
        arguments: [
            // The value before and the value after the change, as JSON, and the text.
            ("{a: 1, b: 2}", "{a: 1, b: 3}", "a: 1\nb: 3\nc: 9\n"),
            ("{a: 1, b: 2}", "{b: 2}", "b: 2\nc: 9\n"),
            ("{a: 1, b: 2}", "{a: 1, x: 4, b: 2}", "a: 1\nx: 4\nb: 2\nc: 9\n"),
            ("{a: 1, b: 2}", "{b: 2, a: 1}", "a: 1\nb: 2\nc: 9\n"),
            ("{a: 1, b: 2}", "{}", "c: 9\n"),
            ("{a: 1}", "{a: 1, b: 5}", "a: 1\nb: 5\nc: 9\n"),
            ("{a: 1, d: 0}", "{a: 1, d: 0}", "a: 1\nb: 2\nc: 9\n"),
            ("{a: 1, d: 0}", "{a: 1, d: 1}", "a: 1\nd: 1\nb: 2\nc: 9\n"),
            ("{a: 1, d: 0}", "{a: 1}", "a: 1\nb: 2\nc: 9\n"),
            ("{a: 1}", "[a]", "- a\n"),
        ]
    )
    func `only what differs is changed`(before: String, after: String, expected: String) throws {
        #expect(try changed("a: 1\nb: 2\nc: 9\n", from: before, to: after) == expected)
    }

    @Test(
        arguments: [
            ("[1, 2, 3]", "[1, 3]", "- 1 # one\n- 3 # three\n"),
            ("[1, 2, 3]", "[0, 1, 2, 3]", "- 0\n- 1 # one\n- 2 # two\n- 3 # three\n"),
            ("[1, 2, 3]", "[1, 5, 3]", "- 1 # one\n- 5 # two\n- 3 # three\n"),
            ("[1, 2, 3]", "[1, 2, 3, 4, 5]", "- 1 # one\n- 2 # two\n- 3 # three\n- 4\n- 5\n"),
            ("[1, 2, 3]", "[]", "[]\n"),
            // The list does not hold what it is said to hold.
            ("[1, 2]", "[1]", "- 1 # three\n"),
        ]
    )
    func `elements that stay keep their comments`(before: String, after: String, expected: String) throws {
        #expect(try changed("- 1 # one\n- 2 # two\n- 3 # three\n", from: before, to: after) == expected)
    }

    @Test func `elements that move keep what is unknown`() throws {
        let text = "- {name: a, x: 1}\n- {name: b, x: 2} # b\n- {name: c}\n"
        let moved = try changed(
            text,
            from: "[{name: a}, {name: b}, {name: c}]",
            to: "[{name: c}, {name: b, k: 3}, {name: a}]"
        )
        #expect(moved == "- {name: c}\n- {name: b, k: 3, x: 2} # b\n- {name: a, x: 1}\n")
        let flow = try changed(
            "[{name: a, x: 1}, {name: b}]",
            from: "[{name: a}, {name: b}]",
            to: "[{name: b}, {name: a, k: 3}]"
        )
        #expect(flow == "[{name: b}, {name: a, k: 3, x: 1}]")
    }

    @Test func `elements with anchors do not move`() throws {
        let document = try YAMLDocument("- &x {name: a}\n- &z {name: b}\n")
        var difference = TreeDifference(document.storage)
        let change = try difference.change(of: document.root, to: tree("[{name: b}, {name: a}]"))
        let error = #expect(throws: EditFailure.self) { try EditBuilder.edits(for: change, of: document) }
        #expect(error?.code == .unsupportedForm)
        #expect(error?.message == "an entry with an anchor or an alias cannot be moved")
    }

    @Test func `aliases of what changes are replaced where a value is set`() throws {
        let document = try YAMLDocument("a: &x {b: &y [1]}\nc: *x\nd: *y\ne: [*x]\n")
        var difference = TreeDifference(document.storage)
        let after = try tree("{a: {b: [2]}, c: {b: [1]}, d: [2], e: [{b: [2]}]}")
        let edits = try EditBuilder.edits(for: difference.change(of: document.root, to: after), of: document)
        let text = String(decoding: document.sourceText.applying(edits).bytes, as: UTF8.self)
        #expect(text == "a: &x {b: &y [2]}\nc:\n  b:\n  - 1\nd: *y\ne: [*x]\n")
    }

    @Test func `an alias within what is unknown may change an alias`() throws {
        let document = try YAMLDocument("a: &x [1]\nunknown: &y {z: *x}\nb: *y\n")
        var difference = TreeDifference(document.storage, keepsAliases: true)
        let error = try #require(throws: EditFailure.self) {
            try difference.change(
                of: document.root,
                from: tree("{a: [1], b: {z: [1]}}"),
                to: tree("{a: [2], b: {z: [1]}}")
            )
        }
        #expect(error.code == .throughAlias)
    }

    @Test func `a key that is there twice is not changed`() throws {
        let document = try YAMLStream(parsing: "a: 1\nb: 2\na: 3\n", allowsDuplicateKeys: true).documents[0]
        var difference = TreeDifference(document.storage)
        let error = #expect(throws: EditFailure.self) {
            try difference.change(of: document.root, from: tree("{a: 1, b: 2}"), to: tree("{a: 2, b: 2}"))
        }
        #expect(error?.code == .ambiguousKey)
        let change = try difference.change(of: document.root, from: tree("{a: 1, b: 2}"), to: tree("{a: 1, b: 3}"))
        #expect(try EditBuilder.edits(for: change, of: document).count == 1)
    }

    // MARK: - Helpers

    private func changed(_ text: String, from before: String, to after: String) throws -> String {
        let document = try YAMLDocument(text)
        var difference = TreeDifference(document.storage)
        let change = try difference.change(of: document.root, from: tree(before), to: tree(after))
        let edits = try EditBuilder.edits(for: change, of: document)
        return String(decoding: document.sourceText.applying(edits).bytes, as: UTF8.self)
    }

    private func tree(_ text: String) throws -> YAMLTree {
        try #require(YAMLTree(YAMLDocument(text).root))
    }
}

extension YAMLDocument {
    fileprivate var sourceText: SourceText { storage.sourceText() }
}
