// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import YAMLCodec

struct YAMLStorageEntriesTests {
    /// Numbers of entries, those among them around the one above which a collection is long.
    private static let counts = [0, 1, 2, 99, 100, 101, 102, 1000]

    @Test(arguments: counts)
    func `the way to an element of a list does not depend on how long it is`(count: Int) throws {
        let list = "[" + (0..<count).map { "[a, {b: \($0)}]" }.joined(separator: ", ") + "]"
        let root = try YAMLDocument(list).root
        #expect(root.entryCount == count)
        for (position, element) in root.elements.enumerated() {
            #expect(root.element(at: position)?.index == element.index)
            #expect(root.node(at: FieldPath.root.index(position))?.index == element.index)
            let text = element.elements[1].entries[0].value
            #expect(root.storage.entry(around: text.index, in: root.index) == (position, element.index))
            #expect(text.path == FieldPath.root.index(position).index(1).field("b"))
        }
        #expect(root.element(at: count) == nil && root.element(at: -1) == nil && root.entry(at: 0) == nil)
        #expect(root["a"] == nil)
    }

    @Test(arguments: counts)
    func `the way to an entry of a map does not depend on how long it is`(count: Int) throws {
        let keys = (0..<count).map { $0.isMultiple(of: 2) ? "k\($0)" : "\"k\\u00e9\($0)\"" }
        let map = "{" + keys.map { "\($0): [v]" }.joined(separator: ", ") + "}"
        let root = try YAMLDocument(map).root
        #expect(root.entryCount == count)
        for (position, entry) in root.entries.enumerated() {
            let key = position.isMultiple(of: 2) ? "k\(position)" : "k\u{e9}\(position)"
            let found = try #require(root.storage.positions(ofKey: key, in: root.index))
            #expect(found == (position, nil))
            #expect(root.entry(at: position)?.key.index == entry.key.index)
            #expect(root[key]?.index == entry.value.index)
            #expect(entry.key.path == entry.value.path)
            #expect(entry.value.elements[0].path == FieldPath.root.field(key).index(0))
        }
        #expect(root["k"] == nil && root["k\u{e9}0"] == nil && root["ke\u{301}1"] == nil)
        #expect(root.entry(at: count) == nil && root.element(at: 0) == nil)
    }

    @Test(arguments: [3, 120])
    func `a key is found that is an alias, and one that stands twice is told`(count: Int) throws {
        let others = (0..<count).map { "k\($0): v\n" }.joined()
        let text = "? &a x\n: 1\n*a : 2\n" + others + "x: 3\nk1: w\n? [x]\n: 4\n"
        let root = try YAMLStream(parsing: text, allowsDuplicateKeys: true).documents[0].root
        let positions = try #require(root.storage.positions(ofKey: "x", in: root.index))
        #expect(positions == (0, 1))
        #expect(try #require(root.storage.positions(ofKey: "k1", in: root.index)) == (3, count + 3))
        #expect(try #require(root.storage.positions(ofKey: "k2", in: root.index)) == (4, nil))
        #expect(root.storage.positions(ofKey: "[x]", in: root.index) == nil)
    }

    @Test func `a node within a key has a path through that key`() throws {
        let root = try YAMLDocument("? [a, {b: c}]\n: d\n").root
        let key = root.entries[0].key
        #expect(key.elements[1].entries[0].value.path == FieldPath.root.field("[a, {b: c}]").index(1).field("b"))
        #expect(root.entries[0].value.path == FieldPath.root.field("[a, {b: c}]"))
    }

    @Test func `a path begins at the root of its document`() throws {
        let stream = try YAMLStream(parsing: "a: {b: 1}\n---\n- c\n---\n---\nd: [e]\n")
        #expect(stream.documents.map { $0.root.path } == Array(repeating: .root, count: 4))
        #expect(stream.documents[0].root["a"]?["b"]?.path == "a.b")
        #expect(stream.documents[1].root.elements[0].path == "[0]")
        #expect(stream.documents[3].root["d"]?.elements[0].path == "d[0]")
    }

    @Test(
        arguments: [
            ("", "- ", "\n", ""), ("[", "", ", ", "]"), ("[\n", "  ", ",\n", "]\n"),
        ]
    )
    func `each element of a long list can be changed on its own`(
        start: String,
        before: String,
        behind: String,
        end: String
    ) throws {
        // If each of them took a walk along all the others, this would take minutes.
        let count = 3000
        func text(_ element: String) -> String {
            start + (0..<count).map { before + element + "\($0)" + behind }.joined() + end
        }
        var document = try YAMLDocument(text("a"))
        try document.apply((0..<count).flatMap { try document.edits(setting: FieldPath.root.index($0), to: "b\($0)") })
        #expect(document.text == text("b"))
    }

    @Test(arguments: [("", "", "\n", ""), ("{", "", ", ", "}")])
    func `each entry of a long map can be changed on its own`(
        start: String,
        before: String,
        behind: String,
        end: String
    ) throws {
        let count = 3000
        func text(_ value: String) -> String {
            start + (0..<count).map { before + "k\($0): \(value)\($0)" + behind }.joined() + end
        }
        var document = try YAMLDocument(text("a"))
        let edits = try (0..<count).flatMap { try document.edits(setting: FieldPath.root.key("k\($0)"), to: "b\($0)") }
        try document.apply(edits)
        #expect(document.text == text("b"))
    }
}
