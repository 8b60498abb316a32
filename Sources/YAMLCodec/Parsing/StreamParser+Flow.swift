// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension StreamParser {
    /// Begins the collection whose bracket or brace stands here.
    mutating func startFlowCollection(indentation: Int, properties: Int32 = -1) throws(SyntaxFailure) {
        let isSequence = byte == UInt8(ascii: "[")
        let record = append(isSequence ? .sequence : .mapping, .flow, position..<position + 1, properties: properties)
        try push(isSequence ? .flowItem : .flowKey, indentation: indentation, record: record)
        advance(1)
    }

    /// Takes the next token of the innermost collection in brackets.
    mutating func nextFlowToken(_ frame: Frame) throws(SyntaxFailure) {
        try skipFlowBlanks(frame)
        switch frame.phase {
        case .flowItem: try startFlowItem(frame)
        case .flowItemEnd: try endFlowItem(frame)
        case .flowKey: try startFlowKey(frame)
        case .flowExplicitKey: try readFlowEntryPart(frame, then: .flowKeyEnd)
        case .flowKeyEnd: try readFlowColon(frame, value: .flowValue, none: .flowEntryEnd)
        case .flowValue: try readFlowEntryPart(frame, then: .flowEntryEnd)
        case .flowEntryEnd: try endFlowEntry(frame)
        case .pairKey: try readFlowEntryPart(frame, then: .pairKeyEnd)
        case .pairKeyEnd: try readFlowColon(frame, value: .pairValue, none: .pairEnd)
        case .pairValue: try readFlowEntryPart(frame, then: .pairEnd)
        default: pop(end: lastEnd)
        }
    }

    /// Goes to the next token and checks that its line is indented as deep as the brackets demand.
    private mutating func skipFlowBlanks(_ frame: Frame) throws(SyntaxFailure) {
        try skipToToken()
        guard !isAtEnd else { throw unclosedBracket(frame, "the end of the text") }
        guard isAfterLineEnd else { return }
        if position == lineStart, isDocumentBoundary(at: position) {
            throw unclosedBracket(frame, "the end of the document")
        }
        let spaces = (firstTab >= 0 ? firstTab : position) - lineStart
        // The specification wants a closing bracket indented, too; but people put it below the key, no reader minds, and
        // it cannot be misunderstood.
        let isClosing = byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
        guard spaces < frame.indentation, !isClosing else { return }
        if firstTab >= 0 { throw tabIndentation() }
        throw failure(
            .badIndentation,
            "expected at least \(self.spaces(frame.indentation)) before a line in brackets, found \(spaces)",
            at: position..<endOfContent(from: position),
            hint: "the bracket that opened on a line before may not be closed"
        )
    }

    private func unclosedBracket(_ frame: Frame, _ found: String) -> SyntaxFailure {
        let collection = frames.last { bytes[Int(records[$0.record].start)] != UInt8(ascii: ":") && isBracket($0) }
        let start = Int(records[(collection ?? frame).record].start)
        let close = bytes[start] == UInt8(ascii: "{") ? "}" : "]"
        let open = Character(Unicode.Scalar(bytes[start]))
        return failure(
            .unclosedBracket,
            "expected \"\(close)\" to close this \"\(open)\", found \(found)",
            at: start..<start + 1
        )
    }

    private func isBracket(_ frame: Frame) -> Bool {
        let byte = bytes[Int(records[frame.record].start)]
        return byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
    }

    // MARK: - Nodes

    /// Reads a node in brackets: a scalar is read, a collection is begun, and what is missing is empty.
    private mutating func readFlowNode(_ frame: Frame) throws(SyntaxFailure) {
        var properties: Int32 = -1
        if isAtProperties {
            properties = try readProperties()
            try skipFlowBlanks(frame)
            if isAtProperties { throw failure(.invalidProperties, "a node has one anchor and one tag at most") }
        }
        let record = records.count
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            return try startFlowCollection(indentation: frame.indentation, properties: properties)
        case UInt8(ascii: "\""):
            try readDoubleQuoted(indentation: frame.indentation)
        case UInt8(ascii: "'"):
            try readSingleQuoted(indentation: frame.indentation)
        case UInt8(ascii: "*"):
            guard properties < 0 else {
                throw failure(.invalidProperties, "an alias cannot have a tag or an anchor of its own")
            }
            try readAlias()
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
            let end = properties < 0 ? position : self.properties[Int(properties)].range.upperBound
            appendEmpty(at: end)
        case UInt8(ascii: ":") where isFlowColon(at: position):
            appendEmpty(at: position)
        default:
            try readFlowPlain(indentation: frame.indentation)
        }
        records[record].properties = properties
    }

    /// Whether a colon is an indicator, whatever stands before it.
    @inline(__always)
    func isFlowColon(at offset: Int) -> Bool {
        bytes[offset + 1].isBlankOrLineEnd || bytes[offset + 1].isFlowIndicator
    }

    /// Whether the colon of the key that starts with a record stands here.
    @inline(__always)
    private func isColon(behind key: Int) -> Bool {
        guard byte == UInt8(ascii: ":") else { return false }
        if isFlowColon(at: position) { return true }
        // Behind a quote or a bracket, as in JSON, no blank is needed.
        return switch records[key].style {
        case .singleQuoted, .doubleQuoted, .flow: true
        default: false
        }
    }

    // MARK: - In brackets

    private mutating func startFlowItem(_ frame: Frame) throws(SyntaxFailure) {
        switch byte {
        case UInt8(ascii: "]"): return closeFlowCollection()
        case UInt8(ascii: ","): throw missingEntry()
        case UInt8(ascii: "?") where next.isBlankOrLineEnd:
            setPhase(.flowItemEnd)
            frames[frames.count - 1].entry = 0
            let record = append(.mapping, .flow, position..<position + 1)
            try push(.pairKey, indentation: frame.indentation, record: record)
            return advance(1)
        default:
            setPhase(.flowItemEnd)
            frames[frames.count - 1].entry = records.count
            frames[frames.count - 1].entryLine = lineStart
            try readFlowNode(frame)
        }
    }

    private mutating func endFlowItem(_ frame: Frame) throws(SyntaxFailure) {
        switch byte {
        case UInt8(ascii: ","):
            setPhase(.flowItem)
            advance(1)
        case UInt8(ascii: "]"):
            closeFlowCollection()
        default:
            guard frame.entry > frame.record, isColon(behind: frame.entry) else { throw missingComma(frame) }
            let start = startOfNode(frame.entry)
            guard lineStart == frame.entryLine else { throw multilineKey(from: start) }
            try checkKeyLength(from: start)
            // A pair that has had its value is not a key.
            frames[frames.count - 1].entry = 0
            wrap(from: frame.entry, .flow, start: start, properties: -1)
            try push(.pairValue, indentation: frame.indentation, record: frame.entry)
            advance(1)
        }
    }

    @inline(__always)
    private func startOfNode(_ record: Int) -> Int {
        let properties = records[record].properties
        return properties < 0 ? Int(records[record].start) : self.properties[Int(properties)].range.lowerBound
    }

    // MARK: - In braces

    private mutating func startFlowKey(_ frame: Frame) throws(SyntaxFailure) {
        switch byte {
        case UInt8(ascii: "}"): closeFlowCollection()
        case UInt8(ascii: ","): throw missingEntry()
        case UInt8(ascii: "?") where next.isBlankOrLineEnd:
            setPhase(.flowExplicitKey)
            advance(1)
        default:
            setPhase(.flowKeyEnd)
            frames[frames.count - 1].entry = records.count
            try readFlowNode(frame)
        }
    }

    /// Reads the key behind a question mark or the value behind a colon, either of which may be empty.
    private mutating func readFlowEntryPart(_ frame: Frame, then phase: Frame.Phase) throws(SyntaxFailure) {
        setPhase(phase)
        frames[frames.count - 1].entry = records.count
        try readFlowNode(frame)
    }

    private mutating func readFlowColon(
        _ frame: Frame,
        value: Frame.Phase,
        none: Frame.Phase
    ) throws(SyntaxFailure) {
        if isColon(behind: frame.entry) {
            setPhase(value)
            advance(1)
        } else {
            setPhase(none)
            appendEmpty(at: lastEnd)
        }
    }

    private mutating func endFlowEntry(_ frame: Frame) throws(SyntaxFailure) {
        switch byte {
        case UInt8(ascii: ","):
            setPhase(.flowKey)
            advance(1)
        case UInt8(ascii: "}"):
            closeFlowCollection()
        default:
            throw missingComma(frame)
        }
    }

    // MARK: - Ends

    private mutating func closeFlowCollection() {
        advance(1)
        pop(end: position)
    }

    private func missingEntry() -> SyntaxFailure {
        failure(.missingEntry, "expected an entry before the comma")
    }

    private func missingComma(_ frame: Frame) -> SyntaxFailure {
        let close = records[frame.record].kind == .sequence ? "]" : "}"
        return failure(
            .missingComma,
            "expected \",\" or \"\(close)\" behind the entry",
            at: position..<endOfContent(from: position)
        )
    }
}
