// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import YAMLCodec

struct ScalarWriterTests {
    @Test(
        arguments: [
            "web", "nginx:1.27", "a b", "it's", "a\"b", "a#b", "-f", "--foo", "?x", ":x", "a :b", "http://x/?q=1#f",
            "08:00", "80:80", "1.2.3", "10.0.0.1", "200-299", "1Gi", "500m", "1e3Mi", "0x", "0b2", "0xfg", "_1", "+.",
            "..",
            "tRUE", "nil", "yesno", "~x", "<x", "=x", "99%", "user@host", "deadbeef", "1a2b3c4", "5e5e5",
            "\u{e9}", "e\u{301}", "\u{4e2d}\u{6587}", "\u{1f600}", "\u{a0}a", "a\u{feff}b", "\u{e000}",
        ]
    )
    func `what every reader takes for a text stays plain`(text: String) {
        #expect(written(text) == text)
        #expect(writtenKey(text) == text)
    }

    @Test(
        arguments: [
            "", "true", "False", "NULL", "~", "yes", "No", "on", "OFF", "y", "N", "0", "-1", "+1", "007", "1_000",
            "0x1F",
            "-0x_1", "0XFF", "0o17", "0O17", "0b101", "1.5", ".5", "+.5", "1.", "1e3", "1E-3", ".5e3", "12e03", "-_1",
            "12345678901234567890", "123e4567", ".inf", "-.INF", ".NaN", "1:30", "190:20:30", "08:00.5", "2001-01-01",
            "2001-1-1", "2024-01-01T00:00:00Z", "2001-12-14 21:59:43.10 -5", "<<", " a", "a ", "- a", "? a", ": a",
            "a: b", "a #b", "a\tb", "#a", "&a", "*a", "!a", "|", ">", "'a", "%a", "@a", "`a", "[a", "]", "{a", "}",
            ",a",
        ]
    )
    func `what some reader takes for something else is quoted`(text: String) {
        #expect(written(text) != text)
        #expect(writtenKey(text) != text)
        #expect(unquoted(written(text)) == text)
        #expect(unquoted(writtenKey(text)) == text)
    }

    @Test(arguments: ["=", "-", "?", ":", "a:", "::", "1:30:"])
    func `what is only misread as a value is plain as a key`(text: String) {
        #expect(written(text) == "\"\(text)\"")
        #expect(writtenKey(text) == text)
    }

    @Test(arguments: ["--- a", "... a"])
    func `what ends a document is quoted where it begins a line`(text: String) {
        #expect(written(text) == text)
        #expect(writtenKey(text) == "\"\(text)\"")
        #expect(written(text, parentColumn: nil) == "\"\(text)\"")
    }

    @Test(
        arguments: [
            ("\u{0}\u{7}\u{8}\t\u{b}\u{c}\r\u{1b}\u{7f}", #""\0\x07\x08\t\x0B\x0C\r\e\x7F""#),
            ("a\u{80}\u{85}\u{9f}b", #""a\x80\x85\x9Fb""#),
            ("a\u{2028}\u{2029}b", #""a\u2028\u2029b""#),
            ("\u{feff}a", #""\uFEFFa""#),
            ("a\u{fffe}\u{ffff}", #""a\uFFFE\uFFFF""#),
            ("a: \u{1f600}", "\"a: \u{1f600}\""),
            ("a: \u{feff}b", #""a: \uFEFFb""#),
            ("it's: \u{feff}\\", #""it's: \uFEFF\\""#),
            ("a\nb\u{feff}", #""a\nb\uFEFF""#),
            (#"{"a": "b\c"}"#, #"'{"a": "b\c"}'"#),
            (#"'a' "b""#, #"'''a'' "b"'"#),
            ("- it's", #""- it's""#),
        ]
    )
    func `quoted texts are escaped as every reader understands`(text: String, expected: String) {
        #expect(written(text) == expected)
    }

    @Test(
        arguments: [
            ("a\nb", "|-\n  a\n  b"),
            ("a\nb\n", "|\n  a\n  b"),
            ("a\n\n\n", "|+\n  a\n\n"),
            ("\na\n", "|2\n\n  a"),
            ("  a\nb", "|2-\n    a\n  b"),
            ("\ta\n", "|2\n  \ta"),
            ("a\n \nb", "|-\n  a\n   \n  b"),
            ("#!/bin/sh\nexit 0\n", "|\n  #!/bin/sh\n  exit 0"),
        ]
    )
    func `texts of several lines stand in literal blocks`(text: String, expected: String) {
        #expect(written(text) == expected)
    }

    @Test(arguments: ["\n", "\n\n", " \na", "\n \n", "a\r\nb", "a\n\u{85}b", "a\n\u{2028}b\n", "\u{feff}a\nb"])
    func `texts of several lines that a block would change are quoted`(text: String) {
        #expect(written(text).hasPrefix("\""))
        #expect(unquoted(written(text)) == text)
    }

    @Test func `any text survives`() {
        var random = SeededGenerator(seed: 20)
        for _ in 0..<20_000 {
            let text = HostileText.random(using: &random)
            // Swift's equality of texts would let canonically equivalent ones pass.
            #expect(unquoted(written(text)).utf8.elementsEqual(text.utf8), "written as \(written(text))")
            #expect(unquoted(writtenKey(text)).utf8.elementsEqual(text.utf8), "written as \(writtenKey(text))")
        }
    }

    @Test(
        arguments: [
            ("1e+16", "1.0e+16"), ("5e-324", "5.0e-324"), ("1.5e+20", "1.5e+20"), ("0.1", "0.1"), ("-0.0", "-0.0"),
        ]
    )
    func `numbers with an exponent have a point, too`(description: String, expected: String) {
        var output: [UInt8] = []
        ScalarWriter.append(description, numberTo: &output)
        #expect(String(decoding: output, as: UTF8.self) == expected)
    }

    // MARK: - Helpers

    private func written(_ text: String, parentColumn: Int? = 0) -> String {
        var output: [UInt8] = []
        ScalarWriter.append(text, to: &output, parentColumn: parentColumn)
        return String(decoding: output, as: UTF8.self)
    }

    private func writtenKey(_ text: String) -> String {
        var output: [UInt8] = []
        ScalarWriter.appendKey(text, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Reads what a writer may produce, by the rules of YAML, and nothing else.
    private func unquoted(_ text: String) -> String {
        let scalars = text.unicodeScalars
        switch scalars.first {
        case "'":
            let pieces = scalars.dropFirst().dropLast().split(separator: "'", omittingEmptySubsequences: false)
            // Every quote inside is doubled, so every second piece is empty.
            let kept = pieces.enumerated().filter { $0.offset.isMultiple(of: 2) }
            return kept.map { String($0.element) }.joined(separator: "'")
        case "\"":
            return unescaped(scalars.dropFirst().dropLast())
        case "|":
            let lines = scalars.split(separator: "\n", omittingEmptySubsequences: false)
            let content = lines.dropFirst().map { String($0.dropFirst(2)) }.joined(separator: "\n")
            return lines[0].last == "-" ? content : content + "\n"
        default:
            return text
        }
    }

    private func unescaped(_ text: some Collection<Unicode.Scalar>) -> String {
        var result = String.UnicodeScalarView()
        var rest = text[...]
        let simple: [Unicode.Scalar: Unicode.Scalar] = [
            "0": "\0", "t": "\t", "n": "\n", "r": "\r", "e": "\u{1b}", "\"": "\"", "\\": "\\",
        ]
        while let scalar = rest.first {
            rest = rest.dropFirst()
            guard scalar == "\\", let kind = rest.first else {
                result.append(scalar)
                continue
            }
            rest = rest.dropFirst()
            if let plain = simple[kind] {
                result.append(plain)
            } else {
                let digits = rest.prefix(kind == "x" ? 2 : 4)
                rest = rest.dropFirst(digits.count)
                let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
                result.append(value.flatMap(Unicode.Scalar.init) ?? "?")
            }
        }
        return String(result)
    }
}
