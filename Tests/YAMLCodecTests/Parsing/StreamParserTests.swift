// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import TestSupport
import Testing
import YAMLCodec

struct StreamParserTests {
    private func document(_ text: String) throws -> YAMLNode {
        try YAMLDocument(text).root
    }

    @Test func `block and flow collections, scalars of every style`() throws {
        let root = try document(
            """
            plain: some text
              that goes on
            single: 'it''s'
            double: "a\\tb \\
              c"
            literal: |
              one

              two
            folded: >-
              one
              two
            flow: {a: [1, "b":c], ? d}
            list:
            - - x
            - key: value
            """
        )
        #expect(root["plain"]?.text == "some text that goes on")
        #expect(root["single"]?.text == "it's")
        #expect(root["double"]?.text == "a\tb c")
        #expect(root["literal"]?.text == "one\n\ntwo\n")
        #expect(root["folded"]?.text == "one two")
        #expect(root.node(at: "flow.a[1].b")?.text == "c")
        #expect(root.node(at: "flow.d")?.text == "")
        #expect(root.node(at: "list[0][0]")?.text == "x")
        #expect(root.node(at: "list[1].key")?.style == .plain)
        #expect(root["flow"]?.style == .flow)
    }

    @Test func `a closing bracket may stand below its key`() throws {
        let root = try document("args: [\n  a,\n  {b: c,\n  }\n]\nnext: d\n")
        #expect(root["args"]?.elements.count == 2)
        #expect(root["next"]?.text == "d")
    }

    @Test func `every node knows its range`() throws {
        let text = "a: &x !t {b: 'c'} # d\nlist:\n- |\n  e\n"
        let stream = try YAMLStream(parsing: text)
        let root = stream.documents[0].root
        let cut = { (range: Range<Int>) in String(decoding: Array(text.utf8)[range], as: UTF8.self) }
        #expect(cut(root.range) == "a: &x !t {b: 'c'} # d\nlist:\n- |\n  e\n")
        #expect(root["a"].map { cut($0.range) } == "{b: 'c'}")
        #expect(root["a"]?.anchor == "x")
        #expect(root["a"]?.tag == "!t")
        #expect(root.node(at: "a.b").map { cut($0.range) } == "'c'")
        #expect(root.node(at: "list[0]").map { cut($0.range) } == "|\n  e\n")
        #expect(stream.documents[0].comments.map(cut) == ["# d"])
    }

    @Test func `every node knows its path`() throws {
        let root = try document("spec:\n  containers:\n  - name: web\n    ports: [{containerPort: 80}]\n")
        for path in ["spec", "spec.containers", "spec.containers[0].name", "spec.containers[0].ports[0].containerPort"]
        {
            #expect(root.node(at: try .init(parsing: path))?.path.description == path)
        }
        #expect(root.path == .root)
        #expect(root.entries[0].key.path == "spec")
        #expect(root.node(at: "spec.absent[3]") == nil)
    }

    @Test(arguments: ["---", "..."])
    func `a marker behind blanks is a text`(marker: String) throws {
        let document = try YAMLDocument("# c\n \(marker) # d\n")
        #expect(document.root.text == marker)
        #expect(!document.hasStartMarker)
        #expect(throws: YAMLError.self) { try YAMLDocument(" \(marker)\na: 1\n") }
        #expect(try edited(" \(marker)") { try $0.set(.root, to: "x") } == " x")
    }

    @Test func `documents of a stream, with their markers`() throws {
        let stream = try YAMLStream(parsing: "%YAML 1.2\n---\na\n...\n# b\n---\n- c\n--- |\n d\n")
        #expect(stream.documents.map(\.root.kind) == [.scalar, .sequence, .scalar])
        #expect(stream.documents.map(\.hasStartMarker) == [true, true, true])
        #expect(stream.documents.map(\.hasEndMarker) == [true, false, false])
        #expect(try YAMLStream(parsing: "# nothing\n\n").documents.isEmpty)
        let error = try #require(throws: YAMLError.self) { try YAMLDocument("a\n---\nb\n") }
        #expect(error.message == "expected one document, found 2")
        #expect(try YAMLDocument("").root.text == "")
    }

    @Test func `aliases stand for the anchor before them that has their name`() throws {
        let root = try document("a: &x 1\nb: *x\nc: &x [2]\nd: *x\n*x : e\n")
        #expect(root["b"]?.resolved.text == "1")
        #expect(root["d"]?.resolved.kind == .sequence)
        #expect(root["d"]?.aliasName == "x")
        #expect(root.entries[4].key.kind == .alias)
    }

    @Test(arguments: ["\r\n", "\r", "\n"])
    func `line ends of every kind`(lineEnd: String) throws {
        let text = "a: |\n  x\n  y\nb: 'p\n\n  q'\nc:\n- d\n".split(separator: "\n", omittingEmptySubsequences: false)
        let root = try document(text.joined(separator: lineEnd))
        #expect(root["a"]?.text == "x\ny\n")
        #expect(root["b"]?.text == "p\nq")
        #expect(root.node(at: "c[0]")?.text == "d")
    }

    /// Production 211 of the specification: behind a document a mark may stand, with comments or a marked document.
    @Test(arguments: [
        ("\u{feff}a\n\u{feff}---\nb\n", ["a", "b"]), ("a\n\u{feff}# c\n--- b\n", ["a", "b"]),
        ("a\n\u{feff}\n", ["a"]), ("a\n\u{feff}", ["a"]), ("a\n\u{feff}\u{feff}--- b", ["a", "b"]),
        ("--- |\na\n\u{feff}--- b\n", ["a\n", "b"]), ("--- |\n\u{feff}--- b\n", ["", "b"]),
        ("a\n...\n\u{feff}b\n", ["a", "b"]), ("a\n\u{feff}...\nb\n", ["a", "b"]),
        ("\"a\n\u{feff}--- b\"", ["a \u{feff}--- b"]), ("a\u{feff}b", ["a\u{feff}b"]),
    ])
    func `a byte-order mark stands before any document, and in quotes`(text: String, documents: [String]) throws {
        #expect(try YAMLStream(parsing: text).documents.map(\.root.text) == documents)
    }

    @Test(arguments: ["---", "\u{feff}---", "# c\n---"])
    func `the document right behind a bad one is read`(marker: String) throws {
        let stream = try YAMLStream(recovering: Array("a: [\n\(marker) [\n\(marker)\nb\n".utf8))
        #expect(stream.errors.map(\.code) == [.unclosedBracket, .unclosedBracket])
        #expect(stream.documents.map(\.root.text) == ["b"])
    }

    @Test func `text in UTF-16 and UTF-32 is told by its byte-order mark`() throws {
        let text = "\u{feff}gr\u{fc}n: \u{1f600}\n"
        let utf16 = Array(text.utf16)
        let utf32 = text.unicodeScalars.map(\.value)
        let encodings: [[UInt8]] = [
            Array(text.utf8),
            utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
            utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            utf32.flatMap { [UInt8($0 >> 24), UInt8($0 >> 16 & 0xFF), UInt8($0 >> 8 & 0xFF), UInt8($0 & 0xFF)] },
            utf32.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8 & 0xFF), UInt8($0 >> 16 & 0xFF), UInt8($0 >> 24)] },
        ]
        for bytes in encodings {
            #expect(try YAMLStream(parsing: bytes).documents[0].root["gr\u{fc}n"]?.text == "\u{1f600}")
        }
        for bytes: [UInt8] in [
            [0xFF, 0xFE, 0x61], [0xFE, 0xFF, 0xD8, 0], [0, 0, 0xFE, 0xFF, 0, 0x11, 0, 0], [0x61, 0xC3],
        ] {
            let error = try #require(throws: YAMLError.self) { try YAMLStream(parsing: bytes) }
            #expect(error.code == .invalidEncoding)
        }
    }

    // MARK: - Limits

    @Test(arguments: ["[", "{a: ", "- ", "? ", "a:\n", "[{a: "])
    func `deep nesting is an error, not a crash`(opening: String) throws {
        var text = ""
        for depth in 0..<20_000 {
            text += opening.hasSuffix("\n") ? String(repeating: " ", count: depth % 2000) + opening : opening
        }
        let error = try #require(throws: YAMLError.self) { try YAMLStream(parsing: text) }
        #expect([YAMLError.Code.limitExceeded, .badIndentation].contains(error.code))
    }

    @Test func `the depth that the limit names is allowed`() throws {
        let text = String(repeating: "[", count: 7) + String(repeating: "]", count: 7)
        #expect(throws: Never.self) { try YAMLStream(parsing: text, limits: YAMLLimits(depth: 7)) }
        let error = try #require(throws: YAMLError.self) { try YAMLStream(parsing: text, limits: YAMLLimits(depth: 6)) }
        #expect(error.message == "lists and maps are nested deeper than 6 levels")
    }

    @Test func `a bomb of aliases is an error`() throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<30 {
            let alias = "*a\(level - 1)"
            text += "a\(level): &a\(level) [\(Array(repeating: alias, count: 10).joined(separator: ", "))]\n"
        }
        let error = try #require(throws: YAMLError.self) { try YAMLStream(parsing: text) }
        #expect(error.code == .limitExceeded)
        #expect(error.message == "with every alias replaced the document has more than 1000000 nodes")
    }

    @Test func `aliases, size and keys have limits`() throws {
        let aliases = try #require(throws: YAMLError.self) {
            try YAMLStream(parsing: "a: &x 1\nb: [*x, *x]\n", limits: YAMLLimits(aliases: 1))
        }
        #expect(aliases.message == "a document has at most 1 aliases")
        let size = try #require(throws: YAMLError.self) { try YAMLStream(parsing: "abc", limits: YAMLLimits(size: 2)) }
        #expect(size.message == "the text has 3 bytes, more than the limit of 2")
        let key = String(repeating: "\u{e9}", count: 1024)
        #expect(throws: Never.self) { try YAMLStream(parsing: "\(key): 1\n") }
        let error = try #require(throws: YAMLError.self) { try YAMLStream(parsing: "\(key)x: 1\n") }
        #expect(error.message == "a key before its colon has at most 1024 characters, this one has 1025")
    }

    // MARK: - Properties

    @Test func `no text traps, and every error lies within the text`() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                HostileText.random(using: &random) + (Bool.random(using: &random) ? "\n" : ": ")
            }
            .joined()
            do {
                let stream = try YAMLStream(parsing: text)
                for document in stream.documents {
                    _ = try? YAMLDecoder().decode([String: String].self, from: document)
                }
            } catch {
                #expect(
                    error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count + 1,
                    "\(text.debugDescription)"
                )
            }
        }
    }

    @Test func `every text that the encoder writes comes back`() throws {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<5000 {
            let text =
                Bool.random(using: &random)
                ? HostileText.random(using: &random) : HostileText.randomLines(using: &random)
            let written = try YAMLEncoder().encode([text: [text]])
            for schema in [YAMLSchema.core, .kubernetes] {
                let read = try YAMLDecoder(schema: schema).decode([String: [String]].self, from: written)
                #expect(read.keys.first.map { Array($0.utf8) } == Array(text.utf8), "\(written)")
                #expect(read.values.first?.first.map { Array($0.utf8) } == Array(text.utf8), "\(written)")
            }
        }
    }
}
