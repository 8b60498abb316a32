// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What is wrong, in words, where it takes a look around to say so.
extension StreamParser {
    /// Something stands behind a complete value.
    func unexpectedText() -> SyntaxFailure {
        let end = endOfContent(from: position)
        if byte == UInt8(ascii: "#") {
            return failure(
                .unexpectedText,
                "expected the end of the line, found a number sign right behind the value",
                hint: "put a blank before the number sign to begin a comment"
            )
        }
        if isAfterLineEnd {
            return failure(.badIndentation, "this line belongs to nothing before it", at: position..<end)
        }
        return failure(
            .unexpectedText,
            "expected the end of the line behind the value",
            at: position..<end,
            hint: position > 0
                && (bytes[position - 1] == UInt8(ascii: "\"") || bytes[position - 1] == UInt8(ascii: "'"))
                ? "put the whole value in quotes" : nil
        )
    }

    /// A line that is deeper than the entries around it, or between two levels, or no entry of the list.
    func badIndentation(_ frame: Frame) -> SyntaxFailure {
        let isSequence = records[frame.record].kind == .sequence
        let what = isSequence ? "a \"-\" of the list" : "a key of the map"
        let place = column == frame.indentation ? "in this column" : "behind \(spaces(frame.indentation))"
        let found = column == frame.indentation ? "other text" : "text behind \(column)"
        return failure(
            .badIndentation,
            "expected \(what) \(place), found \(found)",
            at: position..<endOfContent(from: position)
        )
    }

    /// A number of spaces in words.
    func spaces(_ count: Int) -> String {
        count == 1 ? "1 space" : "\(count) spaces"
    }

    /// A byte-order mark stands where no document begins.
    func misplacedByteOrderMark(at start: Int) -> SyntaxFailure {
        failure(
            .invalidCharacter,
            "a byte-order mark, U+FEFF, stands inside a document",
            at: start..<start + 3,
            hint: "remove it, or begin another document behind it with \"---\""
        )
    }

    /// A key stands where none can.
    func misplacedKey() -> SyntaxFailure {
        if firstTabOfLine >= 0 {
            return failure(
                .tabIndentation,
                "a tab indents this line, expected spaces",
                at: firstTabOfLine..<firstTabOfLine + 1,
                hint: "replace each tab at the start of the line by spaces"
            )
        }
        return failure(
            .misplacedCollection,
            "a map cannot begin here, behind other text of the line",
            hint: "put the value on the next line, or in quotes if the colon is a part of it"
        )
    }

    /// A key without a colon.
    func missingColon() -> SyntaxFailure {
        let start = atom.start
        if lineStart != atom.line {
            return failure(
                .invalidKey,
                "expected a colon behind the key on its line",
                at: start..<endOfContent(from: start),
                hint: "a value of several lines is indented by more than its key"
            )
        }
        let end = max(position, start + 1)
        let colon = bytes[start..<end].firstIndex(of: UInt8(ascii: ":"))
        return failure(
            .missingColon,
            "expected a colon and a blank behind the key",
            at: start..<end,
            hint: colon == nil ? nil : "put a blank behind the colon"
        )
    }

    /// The first tab among the blanks that a line starts with; -1 where there is none.
    private var firstTabOfLine: Int {
        var index = lineStart
        while bytes[index] == .space { index += 1 }
        return bytes[index] == .tab ? index : -1
    }

    /// The end of what stands on a line, without blanks behind it.
    func endOfContent(from start: Int) -> Int {
        var end = start
        var index = start
        while !bytes[index].isLineEnd {
            index += 1
            if !bytes[index - 1].isBlank { end = index }
        }
        return max(end, min(start + 1, bytes.count))
    }
}
