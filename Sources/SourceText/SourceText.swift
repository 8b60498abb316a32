// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A named text that knows its lines.
///
/// A line ends with a line feed, a carriage return, or a carriage return and a line feed together. Line and column are
/// worked out when they are asked for: a binary search for the line, and a walk along that line for the column.
///
/// The bytes are meant to be UTF-8, but need not be: ``invalidUTF8(in:)`` tells, and all else copes with any bytes.
public struct SourceText: Sendable {
    /// What messages call the text, such as `deployment.yaml`.
    public let name: String

    /// The text itself.
    public let bytes: [UInt8]

    /// The offset of the first byte of each line; the first is zero.
    private let lineStarts: [Int]

    /// Creates a text from bytes, and notes where its lines start.
    public init(_ bytes: [UInt8], name: String) {
        self.name = name
        self.bytes = bytes
        lineStarts = Self.lineStarts(of: bytes)
    }

    /// Creates a text from a string, and notes where its lines start.
    public init(_ text: String, name: String) {
        self.init(Array(text.utf8), name: name)
    }

    /// The number of lines; a text that ends with a line end has an empty last line.
    public var lineCount: Int { lineStarts.count }

    /// Returns the line and column of a byte.
    ///
    /// An offset outside the text counts as the nearest end of it, one inside a scalar as that scalar's place.
    public func location(at offset: Int) -> SourceLocation {
        let offset = clamped(offset)
        let line = lineIndex(at: offset)
        var column = 1
        var index = lineStarts[line]
        while index < offset {
            index = UTF8Bytes.scalar(at: index, in: bytes).end
            if index <= offset { column += 1 }
        }
        return SourceLocation(offset: offset, line: line + 1, column: column)
    }

    /// The bytes of the line that an offset stands in, without its line end.
    func lineContent(at offset: Int) -> Range<Int> {
        let line = lineIndex(at: offset)
        let start = lineStarts[line]
        guard line + 1 < lineStarts.count else { return start..<bytes.count }
        var end = lineStarts[line + 1] - 1
        if end > start, bytes[end] == UInt8(ascii: "\n"), bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// Returns the offset itself, or the nearest end of the text.
    func clamped(_ offset: Int) -> Int {
        max(0, min(offset, bytes.count))
    }

    /// The index of the last line that starts at or before an offset.
    private func lineIndex(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if lineStarts[middle] <= offset {
                low = middle
            } else {
                high = middle
            }
        }
        return low
    }

    private static func lineStarts(of bytes: [UInt8]) -> [Int] {
        var starts = [0]
        var previous: UInt8 = 0
        for (index, byte) in bytes.enumerated() {
            if previous == UInt8(ascii: "\n") || (previous == UInt8(ascii: "\r") && byte != UInt8(ascii: "\n")) {
                starts.append(index)
            }
            previous = byte
        }
        if previous == UInt8(ascii: "\n") || previous == UInt8(ascii: "\r") { starts.append(bytes.count) }
        return starts
    }
}
