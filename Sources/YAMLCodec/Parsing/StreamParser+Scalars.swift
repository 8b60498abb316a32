// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension StreamParser {
    // MARK: - Plain

    /// Reads a plain scalar in block context; where its first line is not a key, with the lines that go on with it.
    mutating func readPlain(n: Int) throws(SyntaxFailure) {
        if byte.isIndicator { try checkPlainStart(inFlow: false) }
        let start = position
        var end = skipPlainLine(inFlow: false)
        var isVerbatim = true
        if !atom.mustBeKey, !isIndicatorBehindBlanks {
            while goToPlainLine(indentation: n + 1, inFlow: false) {
                end = skipPlainLine(inFlow: false)
                isVerbatim = false
                if isIndicatorBehindBlanks { throw multilineKey(from: start) }
            }
        }
        isAfterLineEnd = false
        firstTab = -1
        let record = append(.scalar, .plain, start..<end)
        records[record].isVerbatim = isVerbatim
    }

    /// Reads a plain scalar in brackets.
    mutating func readFlowPlain(indentation: Int) throws(SyntaxFailure) {
        if byte.isIndicator { try checkPlainStart(inFlow: true) }
        let start = position
        var end = skipPlainLine(inFlow: true)
        var isVerbatim = true
        while goToPlainLine(indentation: indentation, inFlow: true) {
            end = skipPlainLine(inFlow: true)
            isVerbatim = false
        }
        isAfterLineEnd = false
        firstTab = -1
        let record = append(.scalar, .plain, start..<end)
        records[record].isVerbatim = isVerbatim
    }

    /// Goes behind the text of a plain scalar on this line.
    ///
    /// - Returns: The end of the text, which is also the position.
    private mutating func skipPlainLine(inFlow: Bool) -> Int {
        let start = position
        var index = start
        var end = start
        scan: while true {
            let byte = bytes[index]
            switch byte {
            case .space, .tab:
                index += 1
                continue scan
            case .lineFeed, .carriageReturn, .endOfText:
                break scan
            case UInt8(ascii: ":"):
                let next = bytes[index + 1]
                if next.isBlankOrLineEnd || (inFlow && next.isFlowIndicator) { break scan }
            case UInt8(ascii: "#"):
                if index > start, bytes[index - 1].isBlank { break scan }
            default:
                if inFlow, byte.isFlowIndicator { break scan }
            }
            index += 1
            end = index
        }
        position = end
        return end
    }

    /// Whether a colon with a blank behind it follows.
    @inline(__always)
    private var isIndicatorBehindBlanks: Bool {
        var index = position
        while bytes[index].isBlank { index += 1 }
        return bytes[index] == UInt8(ascii: ":") && bytes[index + 1].isBlankOrLineEnd
    }

    /// Goes to the next line with text, if a plain scalar goes on there.
    private mutating func goToPlainLine(indentation: Int, inFlow: Bool) -> Bool {
        var index = position
        while bytes[index].isBlank { index += 1 }
        // Behind a comment a scalar does not go on.
        guard bytes[index] == .lineFeed || bytes[index] == .carriageReturn else { return false }
        while true {
            let start = endOfLineEnd(at: index)
            index = start
            while bytes[index] == .space { index += 1 }
            let spaces = index - start
            while bytes[index].isBlank { index += 1 }
            switch bytes[index] {
            case .lineFeed, .carriageReturn: continue
            case .endOfText, UInt8(ascii: "#"): return false
            default: break
            }
            guard spaces >= indentation, !(index == start && isDocumentBoundary(at: start)) else { return false }
            if inFlow, bytes[index].isFlowIndicator { return false }
            if inFlow, bytes[index] == UInt8(ascii: ":"), isFlowColon(at: index) { return false }
            startLine(at: start)
            position = index
            return true
        }
    }

    /// Checks that a plain scalar can begin with the character here.
    private func checkPlainStart(inFlow: Bool) throws(SyntaxFailure) {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
            guard next.isBlankOrLineEnd || (inFlow && next.isFlowIndicator) else { return }
            throw failure(.misplacedCollection, "\"\(Character(Unicode.Scalar(byte)))\" cannot stand here")
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
            throw invalidPlainText("it ends an entry or a collection in brackets, and there is none")
        case UInt8(ascii: "#"):
            throw unexpectedText()
        case UInt8(ascii: "%"):
            throw invalidPlainText("it begins a directive")
        case UInt8(ascii: "@"), UInt8(ascii: "`"):
            throw invalidPlainText("it is reserved")
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            throw invalidPlainText("it begins a block of lines, which cannot stand here")
        case UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "*"):
            throw invalidPlainText("it begins an anchor, a tag or an alias")
        case 0xEF where bytes.hasByteOrderMark(at: position):
            throw misplacedByteOrderMark(at: position)
        default:
            return
        }
    }

    private func invalidPlainText(_ reason: String) -> SyntaxFailure {
        failure(
            .invalidPlainText,
            "a text without quotes cannot begin with \"\(Character(Unicode.Scalar(byte)))\": \(reason)",
            hint: "put the text in quotes"
        )
    }

    func multilineKey(from start: Int) -> SyntaxFailure {
        failure(
            .invalidKey,
            "a key stands on one line, this one began on a line before",
            at: start..<position,
            hint: "a line before may lack its colon, or this line may be indented by too much"
        )
    }

    // MARK: - Quoted

    mutating func readSingleQuoted(indentation: Int) throws(SyntaxFailure) {
        let start = position
        var isVerbatim = true
        advance(1)
        while true {
            switch byte {
            case UInt8(ascii: "'"):
                guard next == UInt8(ascii: "'") else {
                    advance(1)
                    let record = append(.scalar, .singleQuoted, start..<position)
                    records[record].isVerbatim = isVerbatim
                    return
                }
                isVerbatim = false
                position += 2
            case .lineFeed, .carriageReturn, .endOfText:
                isVerbatim = false
                try skipQuotedLineEnd(from: start, indentation: indentation)
            default:
                position += 1
            }
        }
    }

    mutating func readDoubleQuoted(indentation: Int) throws(SyntaxFailure) {
        let start = position
        var isVerbatim = true
        advance(1)
        while true {
            switch byte {
            case UInt8(ascii: "\""):
                advance(1)
                let record = append(.scalar, .doubleQuoted, start..<position)
                records[record].isVerbatim = isVerbatim
                return
            case UInt8(ascii: "\\"):
                isVerbatim = false
                if next.isLineEnd {
                    position += 1
                } else {
                    position = try endOfEscape(at: position)
                }
            case .lineFeed, .carriageReturn, .endOfText:
                isVerbatim = false
                try skipQuotedLineEnd(from: start, indentation: indentation)
            default:
                position += 1
            }
        }
    }

    /// Goes to the text of the next line of a quoted scalar.
    private mutating func skipQuotedLineEnd(from start: Int, indentation: Int) throws(SyntaxFailure) {
        guard !isAtEnd else { throw unclosedQuote(from: start, "the end of the text") }
        startLine(at: endOfLineEnd(at: position))
        if isDocumentMarker(at: position) { throw unclosedQuote(from: start, "the end of the document") }
        while byte == .space { position += 1 }
        let spaces = column
        skipBlanks()
        if spaces < indentation, !byte.isLineEnd {
            if column > spaces { throw tabIndentation() }
            throw failure(
                .badIndentation,
                "expected at least \(self.spaces(indentation)) before text that goes on in quotes, found \(spaces)",
                at: position..<endOfContent(from: position),
                hint: "the quote that opened on a line before may not be closed"
            )
        }
        isAfterLineEnd = false
        firstTab = -1
    }

    private func unclosedQuote(from start: Int, _ found: String) -> SyntaxFailure {
        let quote = Character(Unicode.Scalar(bytes[start]))
        return failure(.unclosedQuote, "expected \(quote) to close this quote, found \(found)", at: start..<start + 1)
    }

    /// Checks an escape.
    private func endOfEscape(at start: Int) throws(SyntaxFailure) -> Int {
        guard let escape = Escape(at: start, in: bytes) else {
            let length = Escape.digits(of: bytes[start + 1]) == nil ? 2 : 1
            throw failure(
                .invalidEscape,
                length == 2
                    ? "\"\\\(Character(Unicode.Scalar(bytes[start + 1])))\" is not an escape"
                    : "expected the hexadecimal digits of a character behind \"\\\(Character(Unicode.Scalar(bytes[start + 1])))\"",
                at: start..<min(start + 2, bytes.count),
                hint: length == 2 ? "write two backslashes for one, or use single quotes" : nil
            )
        }
        return escape.end
    }

    // MARK: - Aliases

    mutating func readAlias() throws(SyntaxFailure) {
        let start = position
        let name = try readName("alias")
        append(.alias, .plain, start..<name.upperBound)
        hasAliases = true
    }

    // MARK: - Blocks

    /// Reads a block scalar, whose lines are indented by more than the collection around it.
    mutating func readBlockScalar(n: Int, properties: Int32) throws(SyntaxFailure) {
        let start = position
        let style: NodeRecord.Style = byte == UInt8(ascii: "|") ? .literal : .folded
        advance(1)
        var chomping: BlockScalarLayout.Chomping?
        var indentation: Int?
        header: while true {
            switch byte {
            case UInt8(ascii: "+") where chomping == nil: chomping = .keep
            case UInt8(ascii: "-") where chomping == nil: chomping = .strip
            case UInt8(ascii: "1")...UInt8(ascii: "9") where indentation == nil: indentation = Int(byte & 0x0F)
            default: break header
            }
            advance(1)
        }
        guard isAtLineEnd() else {
            throw failure(
                .invalidBlockScalar,
                "expected the end of the line behind the header of a block of lines",
                at: position..<endOfContent(from: position),
                hint: "the text begins on the next line; in the header stand \"-\" or \"+\" and a digit at most"
            )
        }
        if byte == UInt8(ascii: "#") { skipComment() }
        if !isAtEnd { position = endOfLineEnd(at: position) }
        let first = position
        let column: Int
        if let indentation {
            column = max(n, 0) + indentation
        } else {
            column = try detectedIndentation(n: n)
        }
        let end = try skipBlockLines(indentation: column)
        let record = append(.scalar, style, start..<end, properties: properties)
        records[record].detail = Int32(truncatingIfNeeded: layouts.count)
        records[record].isVerbatim = false
        layouts.append(BlockScalarLayout(lines: first..<end, indentation: column, chomping: chomping ?? .clip))
        startLine(at: end)
    }

    /// The indentation of the first line with text; that of the deepest blank line where there is none.
    private func detectedIndentation(n: Int) throws(SyntaxFailure) -> Int {
        var index = position
        var deepest = 0
        var deepestLine = index
        while true {
            let start = index
            while bytes[index] == .space { index += 1 }
            let spaces = index - start
            guard bytes[index].isLineEnd else {
                guard spaces > n, !(spaces == 0 && isDocumentBoundary(at: start)) else { return max(deepest, n + 1) }
                guard deepest <= spaces else {
                    throw failure(
                        .invalidBlockScalar,
                        "this blank line has more spaces than the first line with text",
                        at: deepestLine..<deepestLine + deepest,
                        hint: "remove the spaces, or state the indentation in the header, such as |2"
                    )
                }
                return spaces
            }
            if spaces > deepest {
                deepest = spaces
                deepestLine = start
            }
            if bytes[index] == .endOfText { return max(deepest, n + 1) }
            index = endOfLineEnd(at: index)
        }
    }

    /// Goes to the first line that does not belong to the block.
    ///
    /// - Returns: Where that line starts.
    private func skipBlockLines(indentation: Int) throws(SyntaxFailure) -> Int {
        var index = position
        while index < bytes.count - 1 {
            let start = index
            while index - start < indentation, bytes[index] == .space { index += 1 }
            if !bytes[index].isLineEnd {
                guard index - start == indentation else {
                    try checkTabs(before: index)
                    return start
                }
                if indentation == 0, isDocumentBoundary(at: start) { return start }
            }
            while !bytes[index].isLineEnd { index += 1 }
            if bytes[index] != .endOfText { index = endOfLineEnd(at: index) }
        }
        return index
    }

    /// Checks that a line without text, which still seems to belong to a block, has no tab for indentation.
    private func checkTabs(before start: Int) throws(SyntaxFailure) {
        var index = start
        while bytes[index].isBlank { index += 1 }
        guard index > start, bytes[index].isLineEnd else { return }
        throw failure(
            .tabIndentation,
            "a tab indents this line of a block, expected spaces",
            at: start..<start + 1,
            hint: "remove the tab"
        )
    }
}
