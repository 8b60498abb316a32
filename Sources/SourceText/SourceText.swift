// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A named text that knows its lines.
///
/// A line ends with a line feed, a carriage return, or a carriage return and a line feed together. Line and column are
/// worked out when they are asked for: a binary search for the line, and a walk along that line for the column, from the
/// last of the places in a long line that are noted for this.
///
/// The bytes are meant to be UTF-8, but need not be: ``invalidUTF8(in:)`` tells, and all else copes with any bytes.
public struct SourceText: Sendable {
    /// What messages call the text, such as `deployment.yaml`.
    public let name: String

    /// The text itself.
    public let bytes: [UInt8]

    /// The offset of the first byte of each line; the first is zero.
    private let lineStarts: [Int]

    /// Places in long lines, one in about as many bytes as ``stride``, in their order.
    private let milestones: [SourceLocation]

    /// How many bytes are walked along at most.
    private static let stride = 1024

    /// Creates a text from bytes, and notes where its lines start.
    public init(_ bytes: [UInt8], name: String) {
        self.name = name
        self.bytes = bytes
        let starts = Self.lineStarts(of: bytes)
        lineStarts = starts
        milestones = Self.milestones(of: bytes, starts)
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
        var (index, column) = (lineStarts[line], 1)
        let passed = Self.index(ofLastAtMost: offset, in: milestones, \.offset)
        if milestones.indices.contains(passed), milestones[passed].line == line + 1 {
            (index, column) = (milestones[passed].offset, milestones[passed].column)
        }
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
        max(0, Self.index(ofLastAtMost: offset, in: lineStarts, \.self))
    }

    /// The index of the last element whose offset is not greater than another; -1 where there is none.
    private static func index<Element>(
        ofLastAtMost offset: Int,
        in elements: [Element],
        _ position: (Element) -> Int
    ) -> Int {
        var low = -1
        var high = elements.count
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if position(elements[middle]) <= offset {
                low = middle
            } else {
                high = middle
            }
        }
        return low
    }

    /// Walks along each line that is longer than a stride.
    private static func milestones(of bytes: [UInt8], _ lineStarts: [Int]) -> [SourceLocation] {
        var milestones: [SourceLocation] = []
        for (line, start) in lineStarts.enumerated() {
            let end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
            guard end - start > stride else { continue }
            var (index, column, last) = (start, 1, start)
            while index < end {
                if index - last >= stride {
                    milestones.append(SourceLocation(offset: index, line: line + 1, column: column))
                    last = index
                }
                index = UTF8Bytes.scalar(at: index, in: bytes).end
                column += 1
            }
        }
        return milestones
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
