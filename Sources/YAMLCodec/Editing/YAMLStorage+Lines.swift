// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Where lines begin and end, and what stands on them.
///
/// Each line ends with a line end, the last of a text as well: where none is written there, it is thought to stand at
/// ``endOfText``, and the next line to begin one byte behind that.
extension YAMLStorage {
    /// The number of bytes of the text.
    var endOfText: Int { bytes.count - 1 }

    /// Where the line that an offset stands on begins, behind byte-order marks.
    func startOfLine(at offset: Int) -> Int {
        var start = offset
        while start > 0, !bytes[start - 1].isWrittenLineEnd { start -= 1 }
        // A document may have several.
        while bytes.hasByteOrderMark(at: start) { start += 3 }
        return start
    }

    /// Where the line that an offset stands on ends, before its line end.
    func endOfLine(at offset: Int) -> Int {
        var end = offset
        while !bytes[end].isLineEnd { end += 1 }
        return end
    }

    /// Where the line behind the one that an offset stands on begins.
    func nextLine(after offset: Int) -> Int {
        let end = endOfLine(at: offset)
        return bytes[end] == .carriageReturn && bytes[end + 1] == .lineFeed ? end + 2 : end + 1
    }

    /// The number of bytes before an offset on its line.
    func column(of offset: Int) -> Int {
        offset - startOfLine(at: offset)
    }

    /// The offset before the line end that stands before an offset.
    func beforeLineEnd(_ offset: Int) -> Int {
        let isPair = offset > 1 && bytes[offset - 1] == .lineFeed && bytes[offset - 2] == .carriageReturn
        return offset - (isPair ? 2 : 1)
    }

    /// Whether only blanks stand before an offset on its line.
    func isFirstOnLine(_ offset: Int) -> Bool {
        var start = startOfBlanks(before: offset)
        while start >= 3, bytes.hasByteOrderMark(at: start - 3) { start -= 3 }
        return start == 0 || bytes[start - 1].isWrittenLineEnd
    }

    /// Where the blanks before an offset begin.
    func startOfBlanks(before offset: Int) -> Int {
        var start = offset
        while start > 0, bytes[start - 1].isBlank { start -= 1 }
        return start
    }

    /// Where the blanks behind an offset end.
    func endOfBlanks(from offset: Int) -> Int {
        var end = offset
        while bytes[end].isBlank { end += 1 }
        return end
    }

    /// The next token, comments passed over.
    func nextToken(from offset: Int) -> Int {
        var position = offset
        while true {
            switch bytes[position] {
            case .space, .tab, .lineFeed, .carriageReturn: position += 1
            case UInt8(ascii: "#"): position = endOfLine(at: position)
            default: return position
            }
        }
    }

    /// Whether nothing but a comment stands on the line from an offset on.
    func isRestOfLineEmpty(from offset: Int) -> Bool {
        let next = bytes[endOfBlanks(from: offset)]
        return next.isLineEnd || next == UInt8(ascii: "#")
    }

    /// What stands on a line.
    enum Line {
        /// Nothing but blanks, if any.
        case blank
        /// A comment, in this column.
        case comment(column: Int)
        /// A token, or the end of the text.
        case content
    }

    /// Looks at a line that does not go on with what a line before has begun.
    func line(at start: Int) -> Line {
        guard start < endOfText else { return .content }
        let first = endOfBlanks(from: start)
        if bytes[first] == UInt8(ascii: "#") { return .comment(column: first - start) }
        return bytes[first].isLineEnd ? .blank : .content
    }

    /// The end of the lines, from a start of a line on, that a block scalar would take for its own if it stood right
    /// before them; the start itself where there are none.
    func endOfLines(takenBy block: OpenBlock?, from start: Int) -> Int {
        guard let block else { return start }
        var end = start
        var position = start
        while true {
            switch line(at: position) {
            case .content:
                return end
            case .comment(let column):
                guard column >= block.indentation else { return end }
                position = nextLine(after: position)
                end = position
            case .blank:
                let blanks = position..<endOfBlanks(from: position)
                let isContent = blanks.count > block.indentation || bytes[blanks].contains(.tab)
                position = nextLine(after: position)
                if isContent || block.chomping == .keep { end = position }
            }
        }
    }
}

extension UInt8 {
    /// The end of a line that is written.
    var isWrittenLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
}
