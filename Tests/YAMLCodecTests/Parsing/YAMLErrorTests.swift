// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText
import Testing
import YAMLCodec

struct YAMLErrorTests {
    private func error(_ text: String) throws -> YAMLError {
        try #require(throws: YAMLError.self) { try YAMLStream(parsing: text, name: "web.yaml") }
    }

    @Test func `an error reads like a compiler's, with a hint`() throws {
        let error = try error("spec:\n  replicas: 3\n\tpaused: true\n")
        #expect(error.code == .tabIndentation)
        #expect(error.range == 20..<21)
        #expect(error.location.line == 3)
        #expect(
            error.description == """
                web.yaml:3:1: error: a tab indents this line, expected spaces
                 3 | \tpaused: true
                   | ^
                hint: replace each tab at the start of the line by spaces
                """
        )
    }

    @Test(arguments: [
        (
            "a: b: c\n", YAMLError.Code.misplacedCollection, "1:5",
            "a map cannot begin here, behind other text of the line"
        ),
        ("a: - b\n", .misplacedCollection, "1:4", "a list cannot begin here"),
        ("&a - b\n", .misplacedCollection, "1:4", "a list or map cannot begin behind a tag or an anchor on one line"),
        (
            "a: 1\n- b\n", .misplacedCollection, "2:1",
            "expected a key of the map in this column, found an entry of a list"
        ),
        ("- a\nb: 1\n", .badIndentation, "2:1", "expected a \"-\" of the list in this column, found other text"),
        (
            "a:\n  b: 1\n c: 2\n", .badIndentation, "3:2",
            "expected a key of the map behind 0 spaces, found text behind 1"
        ),
        (
            "a: \"x\nb: 1\n", .badIndentation, "2:1",
            "expected at least 1 space before text that goes on in quotes, found 0"
        ),
        ("a: [1,\nb]\n", .badIndentation, "2:1", "expected at least 1 space before a line in brackets, found 0"),
        ("a: 'x' y\n", .unexpectedText, "1:8", "expected the end of the line behind the value"),
        (
            "a: [x]#y\n", .unexpectedText, "1:7",
            "expected the end of the line, found a number sign right behind the value"
        ),
        ("a: b\nc\n", .missingColon, "2:1", "expected a colon and a blank behind the key"),
        ("a: 1\n b: 2\n", .invalidKey, "1:4", "a key stands on one line, this one began on a line before"),
        ("a: 'x\n", .unclosedQuote, "1:4", "expected ' to close this quote, found the end of the text"),
        ("a: \"x\n---\n", .unclosedQuote, "1:4", "expected \" to close this quote, found the end of the document"),
        ("a: [1, {b: 2}\n", .unclosedBracket, "1:4", "expected \"]\" to close this \"[\", found the end of the text"),
        ("a: {b: [1}\n", .missingComma, "1:10", "expected \",\" or \"]\" behind the entry"),
        ("[? b : : 5]\n", .missingComma, "1:8", "expected \",\" or \"]\" behind the entry"),
        ("[a, ? b : : 5]\n", .missingComma, "1:11", "expected \",\" or \"]\" behind the entry"),
        ("[{a: b}: c : d]\n", .missingComma, "1:12", "expected \",\" or \"]\" behind the entry"),
        ("a: [b 'c']x\n", .unexpectedText, "1:11", "expected the end of the line behind the value"),
        ("a: [1,,2]\n", .missingEntry, "1:7", "expected an entry before the comma"),
        ("a: @b\n", .invalidPlainText, "1:4", "a text without quotes cannot begin with \"@\": it is reserved"),
        ("a: 1\n\u{feff}b: 2\n", .invalidCharacter, "2:1", "a byte-order mark, U+FEFF, stands inside a document"),
        ("a\n\u{feff}# c\n ---\nb\n", .invalidCharacter, "2:1", "a byte-order mark, U+FEFF, stands inside a document"),
        ("a: \u{feff}b\n", .invalidCharacter, "1:4", "a byte-order mark, U+FEFF, stands inside a document"),
        ("[a, \u{feff}b]", .invalidCharacter, "1:5", "a byte-order mark, U+FEFF, stands inside a document"),
        (
            "[a,\n\u{feff}b]", .unclosedBracket, "1:1",
            "expected \"]\" to close this \"[\", found the end of the document"
        ),
        ("a: \"\\q\"\n", .invalidEscape, "1:5", "\"\\q\" is not an escape"),
        (
            "a: \"\\ud800\"\n", .invalidEscape, "1:5",
            "expected the hexadecimal digits of a character behind \"\\u\""
        ),
        ("a: |x\n", .invalidBlockScalar, "1:5", "expected the end of the line behind the header of a block of lines"),
        (
            "a: |\n   \n  b\n", .invalidBlockScalar, "2:1",
            "this blank line has more spaces than the first line with text"
        ),
        ("a: &x &y b\n", .invalidProperties, "1:7", "a node has one anchor and one tag at most"),
        ("- [&a[b]]\n", .invalidProperties, "1:6", "expected a blank behind a tag or an anchor"),
        ("- [!!map{b: c}]\n", .invalidProperties, "1:9", "expected a blank behind a tag or an anchor"),
        ("a: &x 1\nb: &y *x\n", .invalidProperties, "2:4", "an alias cannot have a tag or an anchor of its own"),
        ("a: !e!x 1\n", .invalidTag, "1:4", "the handle !e! is not declared in this document"),
        ("%YAML 2.0\n---\n", .invalidDirective, "1:7", "expected a version of YAML 1, such as 1.2"),
        ("%YAML 1.2\n", .invalidDirective, "2:1", "expected \"---\" behind the directives, found the end of the text"),
        ("a: *x\n", .unknownAlias, "1:4", "no node before this alias has the anchor \"x\""),
        ("a: &x [*x]\n", .unknownAlias, "1:8", "this alias stands for a node that contains it"),
        ("a: 1\nb: 2\n\"a\": 3\n", .duplicateKey, "3:1", "the map has the key \"a\" already, on line 1"),
        ("a: \u{1}\n", .invalidCharacter, "1:4", "this character is a control character"),
        ("a: \u{7f}\n", .invalidCharacter, "1:4", "this character may stand in quotes only"),
    ])
    func `each mistake has its code, place and sentence`(
        text: String,
        code: YAMLError.Code,
        place: String,
        message: String
    ) throws {
        let error = try error(text)
        #expect(error.code == code)
        #expect(error.location.description == place)
        #expect(error.message == message)
    }

    @Test func `a duplicate among many keys is found, too`() throws {
        let keys = (0..<100).map { "key\($0): 1\n" }.joined()
        #expect(try error(keys + "'key42': 2\n").message == "the map has the key \"key42\" already, on line 43")
    }
}
