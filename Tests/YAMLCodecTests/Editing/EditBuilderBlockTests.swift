// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import YAMLCodec

struct EditBuilderBlockTests {
    // MARK: - Removal

    @Test(
        arguments: [
            ("a: 1\nb: 2\nc: 3\n", "b", "a: 1\nc: 3\n"),
            ("a: 1\nb: 2", "b", "a: 1"),
            ("a: 1\r\nb: 2\r\nc: 3\r\n", "b", "a: 1\r\nc: 3\r\n"),
            ("- a\n- b\n- c\n", "[0]", "- b\n- c\n"),
            ("a:\n  b: 1\n  c:\n    d: 2\ne: 3\n", "a.c", "a:\n  b: 1\ne: 3\n"),
            ("a: |\n  text\n  text\nb: 1\n", "a", "b: 1\n"),
            ("a: 'two\n  lines'\nb: 1\n", "a", "b: 1\n"),
            ("a: [1,\n  2]\nb: 1\n", "a", "b: 1\n"),
            ("a: 1\n\nb: 2\n\nc: 3\n", "b", "a: 1\n\n\nc: 3\n"),
            ("\u{feff}a: 1\nb: 2\n", "a", "\u{feff}b: 2\n"),
            ("\u{feff}\u{feff}a: 1\nb: 2\n", "a", "\u{feff}\u{feff}b: 2\n"),
            ("? a\n: 1\n? b\n? c\n: 3\n", "a", "? b\n? c\n: 3\n"),
            ("? a\n: 1\n? b\n? c\n: 3\n", "b", "? a\n: 1\n? c\n: 3\n"),
        ]
    )
    func `an entry goes with its lines`(text: String, path: String, expected: String) throws {
        #expect(try edited(text) { try $0.remove(FieldPath(parsing: path)) } == expected)
    }

    @Test(
        arguments: [
            ("? a\nb: 1\n: 2\n", "b", "? a\n:\n: 2\n"),
            ("x:\n  ? a\n  # about b\n  b: 1\n  : 2\n", "x.b", "x:\n  ? a\n  :\n  : 2\n"),
            ("? a\n: 0\nb: 1\n: 2\n", "b", "? a\n: 0\n: 2\n"),
            ("? a\nb: 1\nc: 2\n", "b", "? a\nc: 2\n"),
        ]
    )
    func `no question mark gets the colon of another entry`(text: String, path: String, expected: String) throws {
        #expect(try edited(text) { try $0.remove(FieldPath(parsing: path)) } == expected)
    }

    @Test func `comments go with the entry that they belong to`() throws {
        let text = """
            # about the document
            a: 1 # about a
            # nobody's

            # about b
            # too
            b: 2 # about b
              # deeper, so about b
            # about c
            c: 3

            """
        #expect(
            try edited(text) { try $0.remove("b") } == """
                # about the document
                a: 1 # about a
                # nobody's

                # about c
                c: 3

                """
        )
        #expect(try edited(text) { try $0.remove("a") }.hasPrefix("# about the document\n# nobody's\n\n# about b\n"))
        #expect(try edited(text) { try $0.remove("c") }.hasSuffix("  # deeper, so about b\n"))
    }

    @Test func `a comment in another column stays`() throws {
        let text = "a:\n  b: 1\n#  c: 2\n  d: 3\n  # below\ne: 4\n"
        #expect(try edited(text) { try $0.remove("a.d") } == "a:\n  b: 1\n#  c: 2\n  # below\ne: 4\n")
        #expect(try edited(text) { try $0.remove("a.b") } == "a:\n#  c: 2\n  d: 3\n  # below\ne: 4\n")
    }

    @Test(
        arguments: [
            ("- name: a # c\n  image: b\n", "[0].name", "- image: b\n"),
            ("- name: a\n  # about b\n  image: b\n", "[0].name", "- # about b\n  image: b\n"),
            ("- name: a\n\n  image: b\n", "[0].name", "- image: b\n"),
            ("- name: a\n\n  # nobody's\n\n  image: b\n", "[0].name", "- # nobody's\n\n  image: b\n"),
            ("-   - a\n    - b\n", "[0][0]", "-   - b\n"),
            ("- - - a\n    - b\n", "[0][0][0]", "- - - b\n"),
            ("? a\n: b: 1\n  c: 2\n", "a.b", "? a\n: c: 2\n"),
            ("- a: |\n    text\n  b: 1\n", "[0].a", "- b: 1\n"),
        ]
    )
    func `the dash stays where the first entry behind it goes`(text: String, path: String, expected: String) throws {
        #expect(try edited(text) { try $0.remove(FieldPath(parsing: path)) } == expected)
    }

    @Test(
        arguments: [
            ("a: 1\n", "a", "{}\n"),
            ("a: 1", "a", "{}"),
            ("# c\na: 1 # d\n", "a", "# c\n{}\n"),
            ("---\n- a\n...\n", "[0]", "---\n[]\n...\n"),
            ("a:\n  b: 1 # c\nd: 2\n", "a.b", "a: {}\nd: 2\n"),
            ("a: # c\n  # about b\n  b: 1\nd: 2\n", "a.b", "a: {} # c\nd: 2\n"),
            ("a:\n  # nobody's\n\n  b: 1\nd: 2\n", "a.b", "a: {}\n  # nobody's\n\nd: 2\n"),
            ("a: &x !t\n- b\n", "a[0]", "a: &x !t []\n"),
            ("- a: 1 # c\n- b\n", "[0].a", "- {}\n- b\n"),
            ("- - a\n", "[0][0]", "- []\n"),
            ("? a\n: b: 1\n", "a.b", "? a\n: {}\n"),
        ]
    )
    func `a collection without entries has brackets or braces`(text: String, path: String, expected: String) throws {
        #expect(try edited(text) { try $0.remove(FieldPath(parsing: path)) } == expected)
    }

    @Test(
        arguments: [
            // Blank lines would become a part of the text that keeps them.
            ("a: |+\n  x\n\nb: 1\n\nc: 2\n", "a: |+\n  x\n\nc: 2\n"),
            ("a: |\n  x\nb: 1\n\nc: 2\n", "a: |\n  x\n\nc: 2\n"),
            // So would a line of more blanks than the text is indented by, or of a tab.
            ("a: |\n  x\nb: 1\n\n     \nc: 2\n", "a: |\n  x\nc: 2\n"),
            ("a: >\n  x\nb: 1\n\t\nc: 2\n", "a: >\n  x\nc: 2\n"),
            // A comment ends the text.
            ("a: |+\n  x\nb: 1\n# c\n\nc: 2\n", "a: |+\n  x\n# c\n\nc: 2\n"),
            ("a: |\n  x\nb: 1", "a: |\n  x\n"),
            ("a: |-\n  x\nb: 1", "a: |-\n  x"),
        ]
    )
    func `a text before the entry is not lengthened`(text: String, expected: String) throws {
        let before = try YAMLDocument(text).root["a"]?.text
        let result = try edited(text) { try $0.remove("b") }
        #expect(result == expected)
        #expect(try YAMLDocument(result).root["a"]?.text == before)
    }

    // MARK: - Additions

    @Test(
        arguments: [
            ("a: 1\n", "b", "a: 1\nb: x\n"),
            ("a: 1", "b", "a: 1\nb: x"),
            ("a: 1\r\n", "b", "a: 1\r\nb: x\r\n"),
            ("a: 1 # c\n  # deeper\n# below\n", "b", "a: 1 # c\n  # deeper\nb: x\n# below\n"),
            ("a: |\n  text\n\n---\n", "b", "a: |\n  text\nb: x\n\n---\n"),
            ("a: |+\n  text\n\n", "b", "a: |+\n  text\n\nb: x\n"),
            ("a:\n  b: 1\nc: 2\n", "a.d", "a:\n  b: 1\n  d: x\nc: 2\n"),
            ("- a: 1\n- b\n", "[0].c", "- a: 1\n  c: x\n- b\n"),
            ("? a\n: 1\n", "b", "? a\n: 1\nb: x\n"),
            ("a: 1\n...\n", "b", "a: 1\nb: x\n...\n"),
        ]
    )
    func `a key is added behind the last entry`(text: String, path: String, expected: String) throws {
        let texts = text.hasSuffix("---\n") ? text + "z\n" : text
        var stream = try YAMLStream(parsing: texts)
        try stream.edit(document: 0) { try $0.insert("x", at: FieldPath(parsing: path)) }
        #expect(stream.text == (text.hasSuffix("---\n") ? expected + "z\n" : expected))
    }

    @Test(
        arguments: [
            ("apiVersion: v1\nspec: {}\n", "apiVersion: v1\nkind: x\nspec: {}\n"),
            ("# c\nspec: {}\n", "# c\nkind: x\nspec: {}\n"),
            ("apiVersion: v1\n\n# about spec\nspec: {}\n", "apiVersion: v1\nkind: x\n\n# about spec\nspec: {}\n"),
            ("other: 1\n", "other: 1\nkind: x\n"),
            ("? ? >-\n\nspec: {}\n", "? ? >-\nkind: x\n\nspec: {}\n"),
        ]
    )
    func `a key is added where the order of keys wants it`(text: String, expected: String) throws {
        let order = ["apiVersion", "kind", "metadata", "spec"]
        #expect(try edited(text) { try $0.insert("x", at: "kind", keyOrder: order) } == expected)
    }

    @Test(
        arguments: [
            ("- a\n- b\n", 0, "- x\n- a\n- b\n"),
            ("- a\n- b\n", 1, "- a\n- x\n- b\n"),
            ("- a\n- b\n", 2, "- a\n- b\n- x\n"),
            ("-   a\n", 1, "-   a\n-   x\n"),
            ("  - a\n", 1, "  - a\n  - x\n"),
            ("# c\n- a\n", 0, "# c\n- x\n- a\n"),
        ]
    )
    func `an element is added at its position`(text: String, index: Int, expected: String) throws {
        #expect(try edited(text) { try $0.insert("x", at: FieldPath.root.index(index)) } == expected)
    }

    @Test(
        arguments: [
            ("- - a\n  - b\n", "[0][0]", "- - x\n  - a\n  - b\n"),
            ("-   - a\n", "[0][0]", "-   - x\n    - a\n"),
            ("- - a\n  # c\n  - b\n", "[0][1]", "- - a\n  - x\n  # c\n  - b\n"),
        ]
    )
    func `an element is added behind a dash`(text: String, path: String, expected: String) throws {
        #expect(try edited(text) { try $0.insert("x", at: FieldPath(parsing: path)) } == expected)
    }

    @Test func `elements look like those in brackets around them`() throws {
        let text = "env:\n- {name: A, value: \"1\"}\n- {name: B, value: \"2\"}\n"
        let expected = "env:\n- {name: A, value: \"1\"}\n- {name: C, value: \"on\"}\n- {name: B, value: \"2\"}\n"
        #expect(try edited(text) { try $0.insert(["name": "C", "value": "on"], at: "env[1]") } == expected)
        #expect(try edited(text) { try $0.insert(["C"], at: "env[2]") } == text + "- - C\n")
    }

    @Test func `a text of several lines is quoted where a block would take more than its lines`() throws {
        #expect(try edited("a: 1\n") { try $0.insert("x\n\n", at: "b") } == "a: 1\nb: |+\n  x\n\n")
        let order = ["a", "b"]
        let before = try edited("a: 1\n\nc: 2\n") { try $0.insert("x\n\n", at: "b", keyOrder: order) }
        #expect(before == "a: 1\nb: \"x\\n\\n\"\n\nc: 2\n")
        let blanks = try edited("a: 1\n      \nc: 2\n") { try $0.insert("x\ny", at: "b", keyOrder: order) }
        #expect(blanks == "a: 1\nb: \"x\\ny\"\n      \nc: 2\n")
        let line = try edited("a: 1\n\nc: 2\n") { try $0.insert("x\ny", at: "b", keyOrder: order) }
        #expect(line == "a: 1\nb: |-\n  x\n  y\n\nc: 2\n")
    }

    @Test func `the last line end of a text is written`() throws {
        #expect(try edited("a: 1") { try $0.insert("x\ny\n", at: "b") } == "a: 1\nb: |\n  x\n  y\n")
        #expect(try edited("a: 1") { try $0.insert("x\ny", at: "b") } == "a: 1\nb: |-\n  x\n  y")
        #expect(try edited("a: 1") { try $0.set("a", to: "x\n\n") } == "a: |+\n  x\n\n")
    }

    // MARK: - Keys

    @Test(
        arguments: [
            ("a: 1\n", "b", "b: 1\n"),
            ("a: 1\n", "b: c", "\"b: c\": 1\n"),
            ("a: 1\n", "on", "\"on\": 1\n"),
            ("'a': 1\n", "b", "'b': 1\n"),
            ("'a': 1\n", "b\n", "\"b\\n\": 1\n"),
            ("\"a\": 1\n", "b", "\"b\": 1\n"),
            ("&x a: 1\n", "b", "&x b: 1\n"),
            ("? a\n: 1\n", "b", "? b\n: 1\n"),
            ("a:\n- 1 # c\n", "b", "b:\n- 1 # c\n"),
        ]
    )
    func `a renamed key keeps its quotes`(text: String, key: String, expected: String) throws {
        #expect(try edited(text) { try $0.rename("a", to: key) } == expected)
    }

    @Test(
        arguments: [
            ("b: &x a\n*x : 1\n", "a", "only a key that is a text on its line can be renamed"),
            ("!!int 1: 1\n", "1", "only a key that is a text on its line can be renamed"),
            ("? |\n  a\n: 1\n", "a\n", "only a key that is a text on its line can be renamed"),
            ("? # none\n: 1\n", "", "there is no key behind this question mark to rename"),
        ]
    )
    func `other keys are not renamed`(text: String, key: String, message: String) throws {
        let error = try refusal(of: text) { try $0.rename(FieldPath.root.key(key), to: "c") }
        #expect(error?.code == .unsupportedForm)
        #expect(error?.message == message)
    }

    @Test func `a key that is too long for its line is not written`() throws {
        let error = try refusal(of: "a: 1\n") { try $0.rename("a", to: String(repeating: "k", count: 1001)) }
        #expect(error?.code == .unsupportedForm)
        #expect(error?.message == "a key of more than 1000 bytes needs a question mark, which this one has not")
        let key = String(repeating: "k", count: 1001)
        #expect(try edited("? a\n: 1\n") { try $0.rename("a", to: key) } == "? \(key)\n: 1\n")
        #expect(try edited("a: 1\n") { try $0.insert(2, at: FieldPath.root.key(key)) } == "a: 1\n? \(key)\n: 2\n")
    }
}
