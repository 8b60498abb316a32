// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct BlockEntryTests {
    @Test(
        arguments: [
            ("a: 1\n\"b\" : 2\n", ["a:", "\"b\" :"]),
            ("- a\n# c\n\n- b\n-", ["-", "-", "-"]),
            ("&x a: 1\n!!str b:\n", ["&x a:", "!!str b:"]),
            ("? a\n# c\n: b\n? [c, d]\n: e\n", ["? a\n# c\n:", "? [c, d]\n:"]),
            (": a\n", [":"]),
            ("a: 1\n&x : b\n", ["a:", "&x :"]),
            ("[a, b]: c\n*x : d\n", ["[a, b]:", "*x :"]),
        ]
    )
    func `an entry begins with its dash, its question mark or its key`(text: String, expected: [String]) throws {
        let text = text.contains("*x") ? "? &x y\n" + text : text
        let storage = try YAMLStream(parsing: text).storage
        let indicators = storage.blockEntries(of: 0).compactMap { entry in
            entry.indicatorEnd.map { String(decoding: storage.bytes[entry.start..<$0], as: UTF8.self) }
        }
        #expect(indicators == expected)
    }

    @Test(
        arguments: [
            "a: 1\n\"b\" : 2\n", "- a\n# c\n\n- b\n-", "? a\n# c\n: b\n? [c, d]\n: e\n", "? ? a\n: b\n? c\nd: e\n",
            "a: |\n  b\n# c\nd: # e\n- f\n- - g\n  -\n    h\n",
        ]
    )
    func `an entry is the same whether it is looked for alone or with the others`(text: String) throws {
        let storage = try YAMLStream(parsing: text).storage
        for collection in storage.records.indices where storage.records[collection].style == .block {
            let entries = storage.blockEntries(of: collection)
            for (position, entry) in entries.enumerated() {
                #expect(storage.blockEntry(at: position, of: collection).map { "\($0)" } == "\(entry)")
            }
            #expect(storage.blockEntry(at: entries.count, of: collection) == nil)
        }
    }

    @Test func `a key behind a question mark may have no colon`() throws {
        let storage = try YAMLStream(parsing: "? ? a\n: b\n? c\nd: e\n").storage
        let entries = storage.blockEntries(of: 0)
        #expect(entries.map { $0.indicatorEnd == nil } == [false, true, false])
        #expect(entries.map(\.isExplicit) == [true, true, false])
        #expect(storage.blockEntries(of: 1).map { $0.indicatorEnd == nil } == [true])
    }

    @Test(
        arguments: [
            ("a: b # c\n", "a: b"),
            ("a: [b, c] # d\n", "a: [b, c]"),
            ("a: |\n  b\n\n\nc: d\n", "a: |\n  b"),
            ("a: |+\n  b\n\n\nc: d\n", "a: |+\n  b\n\n"),
            ("a: |\n  b\n   \n    \nc: d\n", "a: |\n  b\n   \n    "),
            ("a: | # c\n\nb: d\n", "a: | # c"),
            ("a:\n  - >-\n    b\n\nc: d\n", "a:\n  - >-\n    b"),
            ("a: |\n  b", "a: |\n  b"),
            ("a: |+\n  b", "a: |+\n  b"),
            ("a: &x  # c\n", "a: &x"),
            ("? |\n  a\n\nb: c\n", "? |\n  a"),
            ("a:\n  ? |\n    b\n\nc: d\n", "a:\n  ? |\n    b"),
        ]
    )
    func `an entry ends with its last text`(text: String, expected: String) throws {
        let storage = try YAMLStream(parsing: text).storage
        let end = storage.contentEnd(of: storage.blockEntries(of: 0)[0])
        #expect(String(decoding: storage.bytes[..<end], as: UTF8.self) == expected)
    }

    @Test(
        arguments: [
            ("a: |+\n  b\n", OpenBlock(indentation: 2, chomping: .keep)),
            ("a:\n- >-\n      b\n", OpenBlock(indentation: 6, chomping: .strip)),
            ("? |\n  a\n", OpenBlock(indentation: 2, chomping: .clip)),
            ("a: |\n  b\nc: d\n", nil),
            ("- |\n  a\n-\n", nil),
        ]
    )
    func `a node may end with a block scalar`(text: String, expected: OpenBlock?) throws {
        #expect(try YAMLStream(parsing: text).storage.openBlock(atEndOf: 0) == expected)
    }

    @Test(
        arguments: [
            ("x: 0\n# own\na: 1\n", 0, "# own\na: 1\n"),
            ("x: 0\n# no\n\n# own\na: 1 # own\n# no\n", 0, "# own\na: 1 # own\n"),
            ("x: 0\n # no\na: 1\n # own\n\n  # own\n\n# no\n", 0, "a: 1\n # own\n\n  # own\n"),
            ("x: |\n  # text\na: 1\n", 0, "a: 1\n"),
            ("x: 0\na: 1", 0, "a: 1"),
        ]
    )
    func `comments belong to the entry below or above them`(text: String, column: Int, expected: String) throws {
        let storage = try YAMLStream(parsing: text).storage
        let entries = storage.blockEntries(of: 0)
        let lines = storage.lines(of: entries[1], column: column, floor: storage.contentEnd(of: entries[0]))
        let end = min(lines.upperBound, storage.endOfText)
        #expect(String(decoding: storage.bytes[lines.lowerBound..<end], as: UTF8.self) == expected)
    }

    @Test func `comments above an entry without a floor are not its own`() throws {
        let storage = try YAMLStream(parsing: "# c\na: 1\n").storage
        #expect(storage.lines(of: storage.blockEntries(of: 0)[0], column: 0, floor: nil) == 4..<9)
    }
}
