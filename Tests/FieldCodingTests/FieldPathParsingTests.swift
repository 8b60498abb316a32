// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import TestSupport
import Testing

struct FieldPathParsingTests {
    @Test(
        arguments: [
            ("", []),
            ("spec", [.field("spec")]),
            ("spec.preStop", [.field("spec"), .field("preStop")]),
            ("containers[0].name", [.field("containers"), .index(0), .field("name")]),
            ("[3]", [.index(3)]),
            ("[007]", [.index(7)]),
            ("a[1][2]", [.field("a"), .index(1), .index(2)]),
            ("labels[app.kubernetes.io/name]", [.field("labels"), .key("app.kubernetes.io/name")]),
            ("labels[-1]", [.field("labels"), .key("-1")]),
            (#"data["0"]"#, [.field("data"), .key("0")]),
            (#"data[""]"#, [.field("data"), .key("")]),
            (#"data["a]b\"c\\d"]"#, [.field("data"), .key(#"a]b"c\d"#)]),
            (#"data["\a"]"#, [.field("data"), .key("a")]),
            (#"data[a"b]"#, [.field("data"), .key(#"a"b"#)]),
            ("a b.c]", [.field("a b"), .field("c]")]),
            ("\u{e9}[\u{1f600}]", [.field("\u{e9}"), .key("\u{1f600}")]),
        ] as [(String, [FieldPath.Component])]
    )
    func `a path is read`(text: String, components: [FieldPath.Component]) throws {
        #expect(try FieldPath(parsing: text).components == components)
    }

    @Test(
        arguments: [
            (".", .emptyFieldName, 0, "expected a field name"),
            (".a", .emptyFieldName, 0, "expected a field name"),
            ("a..b", .emptyFieldName, 2, "expected a field name"),
            ("a.", .emptyFieldName, 2, "expected a field name"),
            ("a.[0]", .emptyFieldName, 2, "expected a field name"),
            ("a[]", .emptyBracket, 1, "expected an index or a key in the bracket"),
            ("[", .unclosedBracket, 0, #"expected "]" to close the bracket"#),
            ("a[0", .unclosedBracket, 1, #"expected "]" to close the bracket"#),
            (#"a["b"#, .unclosedBracket, 1, #"expected "]" to close the bracket"#),
            (#"a["b""#, .unclosedBracket, 1, #"expected "]" to close the bracket"#),
            (#"a["b"c]"#, .unclosedBracket, 1, #"expected "]" to close the bracket"#),
            (#"a["b\"#, .unclosedBracket, 1, #"expected "]" to close the bracket"#),
            ("a[0]b", .unexpectedText, 4, #"expected ".", "[" or the end after "]""#),
            ("[0]]", .unexpectedText, 3, #"expected ".", "[" or the end after "]""#),
            ("a[9223372036854775808]", .indexTooLarge, 1, "the index is too large"),
            ("\u{e9}..", .emptyFieldName, 3, "expected a field name"),
        ] as [(String, FieldPathError.Code, Int, String)]
    )
    func `a mistake is told with its place`(text: String, code: FieldPathError.Code, offset: Int, sentence: String)
        throws
    {
        let error = try #require(throws: FieldPathError.self) { try FieldPath(parsing: text) }
        #expect(error.code == code)
        #expect(error.text == text)
        #expect(error.offset == offset)
        #expect(error.description == "field path \"\(text)\", offset \(offset): \(sentence)")
    }

    @Test(arguments: [
        (FieldPathError.Code.emptyFieldName, "emptyFieldName"), (.emptyBracket, "emptyBracket"),
        (.unclosedBracket, "unclosedBracket"), (.unexpectedText, "unexpectedText"), (.indexTooLarge, "indexTooLarge"),
    ])
    func `a code has a name`(code: FieldPathError.Code, name: String) {
        #expect(code.description == name)
    }

    @Test func `a literal is a path`() {
        let path: FieldPath = "spec.containers[0]"
        #expect(path == FieldPath([.field("spec"), .field("containers"), .index(0)]))
    }

    @Test func `a malformed literal is a mistake of the caller`() async {
        await #expect(processExitsWith: .failure) {
            _ = FieldPath(stringLiteral: "a..b")
        }
    }

    @Test func `any path comes back from its description`() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<5000 {
            let path = FieldPath((0..<Int.random(in: 0...5, using: &random)).map { _ in component(using: &random) })
            #expect(try FieldPath(parsing: path.description) == path)
        }
    }

    @Test func `any text is a path or an error in it`() throws {
        var random = SeededGenerator(seed: 2)
        let pieces = ["a", ".", "[", "]", "\"", "\\", "0", "99999999999999999999", "\u{e9}", "\u{301}", " "]
        for _ in 0..<20_000 {
            let text = random.text(of: pieces, count: 0...8)
            switch Result(catching: { () throws(FieldPathError) in try FieldPath(parsing: text) }) {
            case .success(let path):
                #expect(try FieldPath(parsing: path.description) == path)
            case .failure(let error):
                #expect(error.text.utf8.elementsEqual(text.utf8) && (0...text.utf8.count).contains(error.offset))
            }
        }
    }

    private func component(using random: inout SeededGenerator) -> FieldPath.Component {
        let text = random.text(
            of: ["a", "b-c", "7", " ", "\u{e9}", "\u{301}", "/", "\"", "\\", "]", "\n"],
            count: 0...3
        )
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return .field("f" + text)
        case 1: return .index(Int.random(in: 0...Int.max, using: &random))
        default: return .key(random.element(of: ["", ".", "["]) + text)
        }
    }
}
