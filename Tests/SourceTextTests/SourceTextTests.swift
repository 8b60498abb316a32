// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText
import TestSupport
import Testing

struct SourceTextTests {
    @Test(arguments: [
        ("", 0, "1:1"),
        ("ab", 0, "1:1"),
        ("ab", 1, "1:2"),
        ("ab", 2, "1:3"),
        ("a\nb", 1, "1:2"),
        ("a\nb", 2, "2:1"),
        ("a\n", 2, "2:1"),
        ("a\r\nb", 1, "1:2"),
        ("a\r\nb", 2, "1:3"),
        ("a\r\nb", 3, "2:1"),
        ("a\rb", 2, "2:1"),
        ("\n\n", 1, "2:1"),
        ("\r\r", 2, "3:1"),
        ("a\r", 2, "2:1"),
        ("a\u{E9}b", 1, "1:2"),
        ("a\u{E9}b", 2, "1:2"),
        ("a\u{E9}b", 3, "1:3"),
        ("\u{1F600}x", 4, "1:2"),
        ("e\u{301}x", 3, "1:3"),
    ])
    func `an offset has a line and a column`(text: String, offset: Int, location: String) {
        #expect(SourceText(text, name: "text").location(at: offset).description == location)
    }

    @Test(arguments: [(0, 1), (1, 2), (2, 3), (3, 4), (4, 4), (5, 5), (6, 6)])
    func `each broken scalar takes one column`(offset: Int, column: Int) {
        let source = SourceText([0x1F, 0x8B, 0x80, 0xE2, 0x82, 0x61], name: "noise")
        #expect(source.location(at: offset).column == column)
    }

    @Test(arguments: [(-1, 0, "1:1"), (Int.min, 0, "1:1"), (4, 3, "2:2"), (Int.max, 3, "2:2")])
    func `an offset outside the text counts as the nearest end`(offset: Int, clamped: Int, location: String) {
        let found = SourceText("a\nb", name: "text").location(at: offset)
        #expect(found.offset == clamped)
        #expect(found.description == location)
    }

    @Test(arguments: [("", 1), ("a", 1), ("a\n", 2), ("a\r\nb", 2), ("\r\n\r\n", 3), ("\n\r", 3)])
    func `lines are counted at each kind of line end`(text: String, count: Int) {
        #expect(SourceText(text, name: "text").lineCount == count)
    }

    @Test func `every offset of a random text has the location of a plain walk`() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<200 {
            let pieces = ["a", "\n", "\r", "\r\n", "\u{E9}", "\u{1F600}", " "]
            let text = (0..<40).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let source = SourceText(text, name: "text")
            var line = 1
            var column = 1
            var offset = 0
            var previous: Unicode.Scalar = " "
            for scalar in text.unicodeScalars {
                if previous == "\n" || (previous == "\r" && scalar != "\n") {
                    line += 1
                    column = 1
                }
                #expect(source.location(at: offset) == SourceLocation(offset: offset, line: line, column: column))
                offset += UTF8.width(scalar)
                column += 1
                previous = scalar
            }
        }
    }

    @Test func `every offset of a long line has the column of a plain walk, in broken bytes, too`() {
        var generator = SeededGenerator(seed: 3)
        let pieces: [[UInt8]] = [[0x61], [0xC3, 0xA9], [0xF0, 0x9F, 0x98, 0x80], [0x80], [0xE2, 0x82]]
        let line = (0..<5000).flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
        let source = SourceText([0x61, 0x0A] + line + [0x0A, 0x62], name: "text")
        // Decoders make one character of each broken scalar.
        var (offset, column) = (2, 1)
        for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
            #expect(source.location(at: offset) == SourceLocation(offset: offset, line: 2, column: column))
            let isBroken = scalar == "\u{FFFD}"
            offset += isBroken ? (line[(offset - 2)...].starts(with: [0xE2, 0x82]) ? 2 : 1) : UTF8.width(scalar)
            column += 1
        }
        #expect(source.location(at: offset + 1) == SourceLocation(offset: offset + 1, line: 3, column: 1))
    }

    @Test func `places in one long line are found without walking along it`() {
        let source = SourceText(Array(repeating: 0x61, count: 1_000_000), name: "minified")
        let time = ContinuousClock().measure {
            for offset in stride(from: 0, to: 1_000_000, by: 400) {
                #expect(source.location(at: offset).column == offset + 1)
            }
        }
        // Walks along the whole line take minutes.
        #expect(time < .seconds(20))
    }

    @Test func `random bytes never trap`() {
        var generator = SeededGenerator(seed: 2)
        for length in 0..<300 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let source = SourceText(bytes, name: "noise")
            let bounds = [Int.random(in: -5...length + 5, using: &generator), length / 2].sorted()
            let diagnostic = source.diagnostic("noise", at: bounds[0]..<bounds[1])
            #expect(diagnostic.location.line <= source.lineCount)
            #expect(diagnostic.excerpt.contains("^"))
        }
    }
}
