// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import SourceText
import Testing

@testable import YAMLCodec

struct YAMLStreamEditingTests {
    private let text = "%YAML 1.2\n---\na: 1 # one\n...\n# two\n---\na: 2\n--- # three\na: 3\n...\n# end"

    @Test func `documents are pieces of the text`() throws {
        let stream = try YAMLStream(parsing: text)
        #expect(stream.text == text)
        #expect(stream.documents.map(\.text).joined() == text)
    }

    @Test(arguments: 0..<3)
    func `a document is changed, the others are not`(position: Int) throws {
        var stream = try YAMLStream(parsing: text)
        let before = stream.documents.map(\.text)
        try stream.edit(document: position) { document in
            try document.set("a", to: "x")
            try document.set("b.c", to: ["y"])
            try document.remove("a")
        }
        let after = stream.documents.map(\.text)
        for index in 0..<3 where index != position { #expect(after[index] == before[index]) }
        #expect(after[position].contains("\nb:\n  c:\n  - \"y\"\n"))
        #expect(stream.documents[position].root["a"] == nil)
    }

    @Test func `edits of several documents are applied together`() throws {
        var stream = try YAMLStream(parsing: text, name: "all.yaml")
        try stream.apply(stream.documents.flatMap { try $0.edits(setting: "a", to: 7) })
        #expect(stream.text == ["1", "2", "3"].reduce(text) { $0.replacing("a: \($1)", with: "a: 7") })
        #expect(stream.sourceText().name == "all.yaml")
    }

    @Test func `edits that leave no YAML are refused`() throws {
        var stream = try YAMLStream(parsing: text)
        #expect(throws: YAMLError.self) { try stream.apply([TextEdit(replacing: 14..<15, with: "[")]) }
        #expect(stream.text == text)
    }

    @Test func `the text is read as it was`() throws {
        var stream = try YAMLStream(parsing: "a: 1\na: 2\n", allowsDuplicateKeys: true)
        try stream.apply([TextEdit(replacing: 3..<4, with: "3")])
        #expect(stream.text == "a: 3\na: 2\n")
        var small = try YAMLStream(parsing: "a: 1\n", limits: YAMLLimits(size: 6))
        let error = #expect(throws: YAMLError.self) { try small.apply([TextEdit(replacing: 3..<4, with: "1234")]) }
        #expect(error?.code == .limitExceeded)
    }
}
