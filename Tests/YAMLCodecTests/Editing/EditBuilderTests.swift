// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import SourceText
import Testing

@testable import YAMLCodec

struct EditBuilderTests {
    @Test func `edits are in terms of the text`() throws {
        let document = try YAMLDocument("a: 1\nb: 2\nc: 3\n")
        #expect(try document.edits(setting: "b", to: 4) == [TextEdit(replacing: 8..<9, with: "4")])
        #expect(try document.edits(removing: "b") == [TextEdit(replacing: 5..<10, with: "")])
        #expect(try document.edits(inserting: 4, at: "d") == [TextEdit(replacing: 15..<15, with: "d: 4\n")])
        #expect(try document.edits(renaming: "b", to: "d") == [TextEdit(replacing: 5..<6, with: "d")])
    }

    @Test func `edits that touch are one`() throws {
        let document = try YAMLDocument("[a, b]\n")
        #expect(try document.edits(removing: "[1]") == [TextEdit(replacing: 2..<5, with: "")])
    }

    @Test(arguments: ["a: 1\n", "a: '1'\n", "a: |\n  x\n", "a: [b, {c: d}]\n", "a:\n- b: c\n  d:\n", "--- x\n"])
    func `what is there already is not written`(text: String) throws {
        let document = try YAMLDocument(text)
        let tree = try #require(YAMLTree(document.root))
        var difference = TreeDifference(document.storage)
        #expect(try EditBuilder.edits(for: difference.change(of: document.root, to: tree), of: document) == [])
        #expect(try EditBuilder.edits(for: .keep, of: document) == [])
    }

    @Test func `the line ends of the document are those of what is added`() throws {
        let text = "a: 1\r\n---\nb: 2\n---\nc: 3"
        var stream = try YAMLStream(parsing: text)
        for index in 0..<3 { try stream.edit(document: index) { try $0.set("x.z", to: 1) } }
        #expect(stream.text == "a: 1\r\nx:\r\n  z: 1\r\n---\nb: 2\nx:\n  z: 1\n---\nc: 3\nx:\n  z: 1")
        #expect(try edited("a: 1\rb: 2\r") { try $0.insert(3, at: "c") } == "a: 1\rb: 2\rc: 3\r")
    }

    @Test func `a carriage return of its own is not written where line feeds are`() throws {
        var document = try YAMLDocument("# c\r\ra: 1\n")
        try document.set("a", to: "x\ny\n\n")
        #expect(document.text == "# c\r\ra: |+\n  x\n  y\n\n")
        #expect(document.root["a"]?.text == "x\ny\n\n")
    }

    @Test(
        arguments: [
            ("a: &x 1\nb: *x\n", "a", "\"x\"", 2, "1:7"),
            ("a:\n  b: &x 1\nc:\n\n- *x\n", "a.b", "\"x\"", 5, "2:9"),
            ("- &x a\n- &x b\n- *x\n", "[1]", "\"x\"", 3, "2:6"),
            ("{a: [&x b], c: *x}", "a[0]", "\"x\"", 1, "1:9"),
        ]
    )
    func `what aliases refer to is not removed`(
        text: String,
        path: String,
        name: String,
        line: Int,
        location: String
    ) throws {
        let error = try refusal(of: text) { try $0.remove(FieldPath(parsing: path)) }
        #expect(error?.code == .anchorInUse)
        #expect(error?.message == "this node has the anchor \(name), which an alias refers to on line \(line)")
        #expect(error?.location.description == location)
    }

    @Test func `what aliases refer to is removed with them`() throws {
        #expect(try edited("a:\n- &x 1\n- *x\nb: 2\n") { try $0.remove("a") } == "b: 2\n")
        #expect(try edited("- &x a\n- &x b\n- *x\n") { try $0.remove("[0]") } == "- &x b\n- *x\n")
    }

    @Test func `what holds an anchor in use is not replaced`() throws {
        let error = try refusal(of: "a:\n  b: &x 1\nc: *x\n") { try $0.set("a", to: "x") }
        #expect(error?.code == .anchorInUse)
        #expect(error?.path == "a.b")
    }
}
