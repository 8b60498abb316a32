// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import SourceText
import Testing

@testable import YAMLCodec

struct PathEditTests {
    @Test(
        arguments: [
            ("a: 1\n", "b.c", "a: 1\nb:\n  c: x\n"),
            ("a: 1\n", "b[c/d]", "a: 1\nb:\n  c/d: x\n"),
            ("a:\n", "a.b.c", "a:\n  b:\n    c: x\n"),
            ("a: {}\n", "a.b.c", "a: {b: {c: x}}\n"),
            ("", "a.b", "a:\n  b: x\n"),
            ("\"\\u0061\": 1\n", "a", "\"\\u0061\": x\n"),
            ("80: 1\n", "[\"80\"]", "80: x\n"),
            ("? &k a\n: {*k : 1}\n", "a.a", "? &k a\n: {*k : x}\n"),
            ("- a: [1, 2]\n", "[0].a[1]", "- a: [1, x]\n"),
        ]
    )
    func `a value is set where the path leads`(text: String, path: String, expected: String) throws {
        #expect(try edited(text) { try $0.set(FieldPath(parsing: path), to: "x") } == expected)
    }

    @Test(
        arguments: [
            ("a:\n", "a[0]", "a:\n- x\n"),
            ("a: ~\n", "a.b", "a:\n  b: x\n"),
            ("a: []\n", "a[0]", "a: [x]\n"),
        ]
    )
    func `what is null becomes what is added to it`(text: String, path: String, expected: String) throws {
        #expect(try edited(text) { try $0.insert("x", at: FieldPath(parsing: path)) } == expected)
    }

    @Test func `a value that is there is changed, and the rest of it stays`() throws {
        let text = "labels: # c\n  # about a\n  a: 'x' # d\n  b: y\n"
        #expect(try edited(text) { try $0.set("labels", to: ["a": "x", "b": "y"]) } == text)
        #expect(
            try edited(text) { try $0.set("labels", to: ["a": "z", "c": "w"]) }
                == "labels: # c\n  # about a\n  a: 'z' # d\n  c: w\n"
        )
    }

    @Test(
        arguments: [
            ("a: [1]\n", "a[1]", YAMLEditError.Code.notFound, "there is no element 1 in a list of 1", "1:4"),
            ("a: {b: 1}\n", "a.c", .notFound, "the map has no key \"c\"", "1:4"),
            ("a: {b: 1}\n", "a.c[0]", .notFound, "the map has no key \"c\"", "1:4"),
            ("a: x\n", "a.b", .wrongKind, "expected a map, found a single value", "1:4"),
            ("a: [x]\n", "a.b", .wrongKind, "expected a map, found a list", "1:4"),
            ("a: {}\n", "a[0]", .wrongKind, "expected a list, found a map", "1:4"),
            (
                "a: &x {}\nb: *x\n", "b.c", .throughAlias,
                "this alias stands for the node with the anchor \"x\": change it there, or replace the alias", "2:4"
            ),
            (
                "a: 1\n", "", .invalidPath,
                "the whole document can be set, but not be added, removed or renamed", "1:1"
            ),
        ]
    )
    func `a path that leads nowhere is refused`(
        text: String,
        path: String,
        code: YAMLEditError.Code,
        message: String,
        location: String
    ) throws {
        let error = try refusal(of: text) { try $0.remove(FieldPath(parsing: path)) }
        #expect(error?.code == code)
        #expect(error?.message == message)
        #expect(error?.location.description == location)
    }

    @Test func `a missing element is not made up`() throws {
        #expect(try refusal(of: "a: 1\n") { try $0.set("b[0]", to: 1) }?.code == .notFound)
        #expect(try refusal(of: "a: [1]\n") { try $0.set("a[1]", to: 1) }?.code == .notFound)
        #expect(try refusal(of: "a: [1]\n") { try $0.insert(1, at: "a[2]") }?.code == .notFound)
        #expect(try refusal(of: "a:\n") { try $0.insert(1, at: "a[1]") }?.code == .wrongKind)
        #expect(try refusal(of: "a: 1\n") { try $0.insert(1, at: "b.c") }?.code == .notFound)
    }

    @Test func `a key is there once`() throws {
        let insertion = try refusal(of: "a: 1\nb: 2\n") { try $0.insert(1, at: "a") }
        #expect(insertion?.code == .alreadyExists)
        #expect(insertion?.message == "the map has the key \"a\" already")
        #expect(try refusal(of: "a: 1\nb: 2\n") { try $0.rename("a", to: "b") }?.code == .alreadyExists)
        #expect(try edited("a: 1\nb: 2\n") { try $0.rename("a", to: "a") } == "a: 1\nb: 2\n")
    }

    @Test func `a key that is there twice is ambiguous`() throws {
        let document = try YAMLStream(parsing: "a: 1\nb: 2\na: 3\n", allowsDuplicateKeys: true).documents[0]
        let error = #expect(throws: YAMLEditError.self) { try document.edits(removing: "a") }
        #expect(error?.code == .ambiguousKey)
        #expect(error?.message == "the map has the key \"a\" more than once")
        #expect(error?.location.description == "3:1")
        #expect(try document.edits(removing: "b").count == 1)
    }

    @Test func `keys are told apart by their bytes`() throws {
        #expect(try edited("\u{e9}: 1\n") { try $0.set("e\u{301}", to: 2) } == "\u{e9}: 1\ne\u{301}: 2\n")
    }

    @Test func `an element has no key`() throws {
        let error = try refusal(of: "- a\n") { try $0.rename("[0]", to: "b") }
        #expect(error?.code == .invalidPath)
        #expect(error?.message == "an element of a list has no key")
    }

    @Test func `a path that is too long is refused`() throws {
        let depth = NodeChange.deepest + 1
        let text = String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
        let path = FieldPath(Array(repeating: .index(0), count: depth))
        for change in [{ try $0.set(path, to: 2) }, { try $0.remove(path) }] as [(inout YAMLDocument) throws -> Void] {
            let error = try refusal(of: text, change)
            #expect(error?.code == .tooDeep)
            #expect(error?.message == "a path has 200 steps at most, this one has 201")
        }
        let shorter = FieldPath(Array(repeating: .index(0), count: depth - 1))
        #expect(try edited(text) { try $0.set(shorter, to: 2) }.contains("[2]"))
    }
}
