// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The text that a scalar stands for, made from how it is written.
enum ScalarText {
    /// The bytes between the ends of a scalar whose text stands there as it is.
    @inline(__always)
    static func verbatimRange(of record: NodeRecord) -> Range<Int> {
        let isQuoted = record.style == .singleQuoted || record.style == .doubleQuoted
        return isQuoted ? Int(record.start) + 1..<Int(record.end) - 1 : record.range
    }

    /// The text's UTF-8, copied only where it does not stand there as it is.
    static func slice(of record: NodeRecord, in bytes: [UInt8], layouts: [BlockScalarLayout]) -> ArraySlice<UInt8> {
        record.isVerbatim ? bytes[verbatimRange(of: record)] : Self.bytes(of: record, in: bytes, layouts: layouts)[...]
    }

    /// The text's UTF-8.
    static func bytes(of record: NodeRecord, in bytes: [UInt8], layouts: [BlockScalarLayout]) -> [UInt8] {
        if record.isVerbatim { return Array(bytes[verbatimRange(of: record)]) }
        switch record.style {
        case .singleQuoted: return singleQuoted(bytes[Int(record.start) + 1..<Int(record.end) - 1])
        case .doubleQuoted: return doubleQuoted(Int(record.start) + 1..<Int(record.end) - 1, in: bytes)
        case .literal: return literal(layouts[Int(record.detail)], in: bytes)
        case .folded: return folded(layouts[Int(record.detail)], in: bytes)
        default: return plain(bytes[record.range])
        }
    }

    // MARK: - Flow scalars

    private static func plain(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == .lineFeed || text[index] == .carriageReturn {
                index = fold(from: index, in: text, to: &output)
            } else {
                output.append(text[index])
                index += 1
            }
        }
        return output
    }

    private static func singleQuoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            switch text[index] {
            case .lineFeed, .carriageReturn:
                index = fold(from: index, in: text, to: &output)
            case UInt8(ascii: "'"):
                output.append(text[index])
                index += 2
            default:
                output.append(text[index])
                index += 1
            }
        }
        return output
    }

    private static func doubleQuoted(_ range: Range<Int>, in bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var index = range.lowerBound
        // Blanks that were escaped stay, even before the end of a line.
        var kept = 0
        while index < range.upperBound {
            switch bytes[index] {
            case .lineFeed, .carriageReturn:
                index = fold(from: index, in: bytes[range], to: &output, keeping: kept)
                kept = output.count
            case UInt8(ascii: "\\") where bytes[index + 1].isLineEnd:
                index = escapedLineEnd(at: index + 1, in: bytes[range], to: &output)
                kept = output.count
            case UInt8(ascii: "\\"):
                guard let escape = Escape(at: index, in: bytes) else { return output }
                output += String(Character(escape.scalar)).utf8
                kept = output.count
                index = escape.end
            default:
                output.append(bytes[index])
                index += 1
            }
        }
        return output
    }

    /// Replaces a line end and the blanks around it: a single one by a space, several by all but the first.
    ///
    /// - Returns: The offset of the next line's text.
    private static func fold(
        from start: Int,
        in text: ArraySlice<UInt8>,
        to output: inout [UInt8],
        keeping kept: Int = 0
    ) -> Int {
        while output.count > kept, let last = output.last, last.isBlank { output.removeLast() }
        let (index, count) = skipLineEnds(from: start, in: text)
        if count == 1 {
            output.append(.space)
        } else {
            for _ in 1..<count { output.append(.lineFeed) }
        }
        return index
    }

    /// An escaped line end joins two lines, but keeps blank lines between them.
    private static func escapedLineEnd(at start: Int, in text: ArraySlice<UInt8>, to output: inout [UInt8]) -> Int {
        let (index, count) = skipLineEnds(from: start, in: text)
        for _ in 1..<max(1, count) { output.append(.lineFeed) }
        return index
    }

    /// Goes over line ends and the blanks behind them.
    private static func skipLineEnds(from start: Int, in text: ArraySlice<UInt8>) -> (index: Int, count: Int) {
        var index = start
        var count = 0
        while index < text.endIndex {
            switch text[index] {
            case .carriageReturn:
                count += 1
                index += 1
                if index < text.endIndex, text[index] == .lineFeed { index += 1 }
            case .lineFeed:
                count += 1
                index += 1
            case .space, .tab:
                index += 1
            default:
                return (index, count)
            }
        }
        return (index, count)
    }

    // MARK: - Block scalars

    private static func literal(_ layout: BlockScalarLayout, in bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(layout.lines.count)
        forEachLine(of: layout, in: bytes) { line in
            output += bytes[line]
            output.append(.lineFeed)
        }
        return chomped(output, layout.chomping)
    }

    private static func folded(_ layout: BlockScalarLayout, in bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        // Line ends that have not been written yet, and whether the line before them is folded: not blank, and not
        // indented by more than the others.
        var lineEnds = 0
        var foldsBefore = false
        var hasText = false
        forEachLine(of: layout, in: bytes) { line in
            guard let first = bytes[line].first else {
                lineEnds += 1
                return
            }
            let folds = !first.isBlank
            if hasText, folds, foldsBefore, lineEnds == 1 {
                output.append(.space)
            } else {
                let count = hasText && folds && foldsBefore ? lineEnds - 1 : lineEnds
                for _ in 0..<count { output.append(.lineFeed) }
            }
            output += bytes[line]
            lineEnds = 1
            foldsBefore = folds
            hasText = true
        }
        for _ in 0..<lineEnds { output.append(.lineFeed) }
        return chomped(output, layout.chomping)
    }

    private static func forEachLine(
        of layout: BlockScalarLayout,
        in bytes: [UInt8],
        _ body: (Range<Int>) -> Void
    ) {
        var index = layout.lines.lowerBound
        while index < layout.lines.upperBound {
            let start = index
            while index < layout.lines.upperBound, !bytes[index].isLineEnd { index += 1 }
            let spaces = bytes[start..<index].prefix(layout.indentation).prefix { $0 == .space }.count
            body(start + spaces..<index)
            guard index < layout.lines.upperBound else { return }
            let isPair = bytes[index] == .carriageReturn && bytes[index + 1] == .lineFeed
            index += isPair ? 2 : 1
        }
    }

    /// Every line ended with a line feed so far.
    private static func chomped(_ text: [UInt8], _ chomping: BlockScalarLayout.Chomping) -> [UInt8] {
        var text = text
        guard chomping != .keep else { return text }
        while text.last == .lineFeed { text.removeLast() }
        if chomping == .clip, !text.isEmpty { text.append(.lineFeed) }
        return text
    }
}
