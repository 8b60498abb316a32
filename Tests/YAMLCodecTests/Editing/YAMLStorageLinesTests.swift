// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct YAMLStorageLinesTests {
    @Test(
        arguments: [
            ("a: 1\n", 3, 0, 4, 5), ("a: 1\r\nb: 2", 8, 6, 10, 11), ("a: 1\r\nb: 2", 2, 0, 4, 6),
            ("a: 1\rb: 2", 6, 5, 9, 10),
            ("\u{feff}a: 1\n", 5, 3, 7, 8), ("\u{feff}\u{feff}a: 1\n", 8, 6, 10, 11),
        ]
    )
    func `a line has a start, an end, and a line behind it`(
        text: String,
        offset: Int,
        start: Int,
        end: Int,
        next: Int
    ) throws {
        let storage = try YAMLStream(parsing: text).storage
        #expect(storage.startOfLine(at: offset) == start)
        #expect(storage.endOfLine(at: offset) == end)
        #expect(storage.nextLine(after: offset) == next)
        #expect(storage.column(of: offset) == offset - start)
    }

    @Test(
        arguments: [
            ("  a: 1\n", 2, true), ("- a: 1\n", 2, false), ("\u{feff} a: 1\n", 4, true),
            ("\u{feff}\u{feff}a: 1\n", 6, true),
            ("a\u{feff}b: 1\n", 4, false), ("a: 1\n \tb", 7, true),
        ]
    )
    func `what stands first on a line is told`(text: String, offset: Int, expected: Bool) throws {
        #expect(try YAMLStream(parsing: text).storage.isFirstOnLine(offset) == expected)
    }

    @Test func `comments and blanks are passed over`() throws {
        let storage = try YAMLStream(parsing: "a: # c\n\t\r\n  # d\n  b\n").storage
        #expect(storage.nextToken(from: 2) == 18)
        #expect(storage.isRestOfLineEmpty(from: 2))
        #expect(!storage.isRestOfLineEmpty(from: 0))
    }

    @Test(
        arguments: [
            (BlockScalarLayout.Chomping.clip, "\n\nb: 1", ""),
            (.clip, "  \n\nb: 1", ""),
            (.clip, "   \n\nb: 1", "   \n"),
            (.clip, "\n\n \t\n\nb: 1", "\n\n \t\n"),
            (.strip, "\n  # d\n\nb: 1", "\n  # d\n"),
            (.strip, "\n # d\n   # e\nb: 1", ""),
            (.keep, "\n\n# d\n\nb: 1", "\n\n"),
            (.keep, "\n", "\n"),
            (.keep, "", ""),
        ]
    )
    func `a block scalar takes the lines that it would be lengthened by`(
        chomping: BlockScalarLayout.Chomping,
        lines: String,
        expected: String
    ) throws {
        let storage = try YAMLStream(parsing: "a: 1\n" + lines).storage
        let block = OpenBlock(indentation: 2, chomping: chomping)
        let end = storage.endOfLines(takenBy: block, from: 5)
        #expect(String(decoding: storage.bytes[5..<end], as: UTF8.self) == expected)
        #expect(storage.endOfLines(takenBy: nil, from: 5) == 5)
    }
}
