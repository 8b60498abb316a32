// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import YAMLCodec

struct EditBuilderFlowTests {
    @Test(
        arguments: [
            ("[a, b, c]", 0, "[b, c]"),
            ("[a, b, c]", 1, "[a, c]"),
            ("[a, b, c]", 2, "[a, b]"),
            ("[a, b,]", 1, "[a,]"),
            ("[ a , b ]", 1, "[ a  ]"),
            ("[ a , b ]", 0, "[ b ]"),
            ("[a]", 0, "[]"),
            ("[ a ] # c", 0, "[] # c"),
            ("[\n  a, # about a\n  b, # about b\n]", 0, "[\n  b, # about b\n]"),
            ("[\n  a, # about a\n  # about b\n  b # too\n]", 1, "[\n  a # about a\n]"),
            ("[\n  a, # about a\n  b\n]", 1, "[\n  a # about a\n]"),
            ("[a, # about a\n b]", 1, "[a # about a\n]"),
            ("[a\n, b\n]", 0, "[\n b\n]"),
            ("[a, p: 1, c]", 1, "[a, c]"),
            // What follows must not end the document.
            ("[a, b\n,---\n]", 1, "[a, \n ---\n]"),
            ("[\na, --- b]", 0, "[\n --- b]"),
        ]
    )
    func `an element goes with its comma`(text: String, index: Int, expected: String) throws {
        #expect(try edited(text) { try $0.remove(FieldPath.root.index(index)) } == expected)
    }

    @Test func `what follows several elements that go does not end the document`() throws {
        #expect(try edited("[\na, b, --- c]") { try $0.set(.root, to: ["--- c"]) } == "[\n --- c]")
    }

    @Test(
        arguments: [
            ("{a: 1, b: 2}", "a", "{b: 2}"),
            ("{a: 1, b: 2}", "b", "{a: 1}"),
            ("{? a : 1, b}", "a", "{b}"),
            ("{\"a\":1,\"b\":2}", "a", "{\"b\":2}"),
            ("{a: {b: 1}}", "a.b", "{a: {}}"),
            ("[a: 1, c]", "[0].a", "[{}, c]"),
        ]
    )
    func `a key goes with its value`(text: String, path: String, expected: String) throws {
        #expect(try edited(text) { try $0.remove(FieldPath(parsing: path)) } == expected)
    }

    @Test(
        arguments: [
            ("[]", 0, "[x]"),
            ("[ ]", 0, "[x]"),
            ("[ # c\n]", 0, "[x # c\n]"),
            ("[a, b]", 0, "[x, a, b]"),
            ("[a, b]", 1, "[a, x, b]"),
            ("[a, b]", 2, "[a, b, x]"),
            ("[a, b,]", 2, "[a, b, x,]"),
            ("[\n  a,\n  b # c\n]\n", 2, "[\n  a,\n  b, # c\n  x\n]\n"),
            ("[\n  a, # c\n  b,\n]\n", 1, "[\n  a, # c\n  x,\n  b,\n]\n"),
            ("[\n  # about a\n  a\n]\n", 0, "[\n  x,\n  # about a\n  a\n]\n"),
            ("[\r\n  a\r\n]", 1, "[\r\n  a,\r\n  x\r\n]"),
            ("[\"a\"]", 1, "[\"a\", \"x\"]"),
            ("[\"a\",\"b\"]", 1, "[\"a\",\"x\",\"b\"]"),
            ("[\"a\", b]", 2, "[\"a\", b, x]"),
            ("['a']", 1, "['a', x]"),
        ]
    )
    func `an element is added with a comma`(text: String, index: Int, expected: String) throws {
        #expect(try edited(text) { try $0.insert("x", at: FieldPath.root.index(index)) } == expected)
    }

    @Test(
        arguments: [
            ("{}", "b", "{b: x}"),
            ("{a: 1}", "b", "{a: 1, b: x}"),
            ("{\"a\": 1}", "b", "{\"a\": 1, \"b\": \"x\"}"),
            ("{\"a\":1}", "b", "{\"a\":1,\"b\":\"x\"}"),
            ("{\n  \"a\": 1\n}\n", "b", "{\n  \"a\": 1,\n  \"b\": \"x\"\n}\n"),
            ("{?\n}", "b", "{? , b: x\n}"),
            ("[a: 1, c]", "[0].b", "[{a: 1, b: x}, c]"),
            ("[? , c]", "[0].b", "[{? , b: x} , c]"),
            ("{\"a\": {}}", "a.b", "{\"a\": {\"b\": \"x\"}}"),
        ]
    )
    func `a key is added behind the last one`(text: String, path: String, expected: String) throws {
        #expect(try edited(text) { try $0.insert("x", at: FieldPath(parsing: path)) } == expected)
    }

    @Test(
        arguments: [
            ("{a: 1}", "a", "{a: \"y, z\"}"),
            ("{a}", "a", "{a: \"y, z\"}"),
            ("{a: }", "a", "{a: \"y, z\" }"),
            ("{\"a\"}", "a", "{\"a\": \"y, z\"}"),
            ("{\"a\":'b'}", "a", "{\"a\":\"y, z\"}"),
            ("{a: 'b'}", "a", "{a: 'y, z'}"),
            ("{&x a}", "a", "{&x a: \"y, z\"}"),
            ("{? a}", "a", "{? a: \"y, z\"}"),
            ("{a: &x }", "a", "{a: &x \"y, z\" }"),
            ("{a: !!int 1}", "a", "{a: \"y, z\"}"),
            ("{a: !!int}", "a", "{a: \"y, z\"}"),
            ("{a: !t b}", "a", "{a: !t \"y, z\"}"),
            ("[p: [1,\n 2]]", "[0].p", "[p: \"y, z\"]"),
            ("[p: 1]", "[0]", "[\"y, z\"]"),
            ("{a:[b]}", "a", "{a: \"y, z\"}"), ("{a: !<t> {}}", "a", "{a: \"y, z\"}"),
            ("{a: !<t> [b], c: d}", "a", "{a: \"y, z\", c: d}"),
            ("[:{b: c}]", "[0][\"\"]", "[: \"y, z\"]"),
            ("{\"a\":[b]}", "a", "{\"a\":\"y, z\"}"),
        ]
    )
    func `a value is written so that it stays one`(text: String, path: String, expected: String) throws {
        #expect(try edited(text) { try $0.set(FieldPath(parsing: path), to: "y, z") } == expected)
    }

    @Test func `a question mark with nothing behind it keeps a blank before a bracket`() throws {
        let text = try edited("[? , c]") { try $0.insert("x", at: FieldPath(parsing: "[0].b"), keyOrder: ["b", ""]) }
        #expect(text == "[{b: x, ? } , c]")
    }

    @Test func `brackets stand right behind a colon where others did`() throws {
        #expect(try edited("{a:[b]}") { try $0.set("a", to: ["k": "v"]) } == "{a:{k: v}}")
    }

    @Test func `an alias without a value keeps its name`() throws {
        #expect(try edited("[&x a, {*x }]") { try $0.set("[1].a", to: 1) } == "[&x a, {*x : 1 }]")
    }

    @Test func `collections are written on a line`() throws {
        let value = ["m": ["x", "a: b", "two\nlines"], "n": []]
        let plain = try edited("{a: 1}") { try $0.set("a", to: value) }
        #expect(plain == #"{a: {m: [x, "a: b", "two\nlines"], "n": []}}"#)
        let json = try edited(#"{"a":1}"#) { try $0.set("a", to: value) }
        #expect(json == #"{"a":{"m":["x","a: b","two\nlines"],"n":[]}}"#)
    }

    @Test(
        arguments: [
            ("{a: 1}", "b c", "{b c: 1}"),
            ("{a: 1}", "b, c", "{\"b, c\": 1}"),
            ("{'a': 1}", "b", "{'b': 1}"),
            ("{\"a\":1}", "b", "{\"b\":1}"),
            ("{a}", "b", "{b}"),
        ]
    )
    func `a key is renamed in its place`(text: String, key: String, expected: String) throws {
        #expect(try edited(text) { try $0.rename("a", to: key) } == expected)
    }

    @Test func `a key that is not written cannot be renamed`() throws {
        let error = try refusal(of: "{: 1}") { try $0.rename(FieldPath.root.key(""), to: "b") }
        #expect(error?.code == .unsupportedForm)
        #expect(error?.message == "only a short key that is written can be renamed here")
    }
}
