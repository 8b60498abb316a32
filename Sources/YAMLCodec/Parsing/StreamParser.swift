// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Reads a stream of YAML documents into records, in one pass and without recursion.
///
/// Collections that are open stand on a stack of frames; each step looks at the innermost one and goes on where its
/// phase says. The grammar is that of YAML 1.2.2; where the text says "n", so does the specification: the column of the
/// collection that a node belongs to, -1 outside of all.
struct StreamParser {
    /// The text in UTF-8, with a byte zero behind it.
    let bytes: [UInt8]
    let limits: YAMLLimits

    /// The next byte to look at, and the first byte of its line.
    var position = 0
    var lineStart = 0
    /// Whether only blanks stand between the last token, or a start of a line, and the position.
    var isAfterLineEnd = true
    /// The first tab among the blanks before the position, or -1.
    var firstTab = -1

    var frames: [Frame] = []
    /// The number of collections among the frames.
    var depth = 0
    var records: [NodeRecord] = []
    /// Where the node that was read last ends.
    var lastEnd = 0
    var properties: [NodeProperties] = []
    var layouts: [BlockScalarLayout] = []
    var comments: [Range<Int>] = []
    var documents: [DocumentRecord] = []

    /// The scalar, alias or bracketed collection that is being read in block context, until it is known to be a key.
    var atom = Atom()
    /// The handles of the document's `%TAG` directives.
    var tagHandles: [String: String] = [:]
    /// The anchors and aliases of the document, in order.
    var hasAliases = false

    /// An open collection, and what is expected next in it.
    struct Frame {
        enum Phase {
            /// The document's root has been read.
            case documentEnd
            /// A dash, or the end of the sequence.
            case sequenceEntry
            /// A key, or the end of the mapping; the value behind a colon; the colon behind a key with a question mark.
            case mappingKey, mappingValue, mappingExplicitValue
            /// The colon behind the atom, which is a key or the whole node.
            case atomEnd
            /// In brackets: an entry or the end; what follows an entry.
            case flowItem, flowItemEnd
            /// In braces: a key or the end; a key behind a question mark; the colon; the value; what follows it.
            case flowKey, flowExplicitKey, flowKeyEnd, flowValue, flowEntryEnd
            /// The same for a single pair in brackets, which ends with its value.
            case pairKey, pairKeyEnd, pairValue, pairEnd
        }

        var phase: Phase
        /// In block context the column of the entries; in brackets the least indentation of a line.
        var indentation: Int
        /// The collection's record.
        var record: Int
        /// The record of the entry that may turn out to be the key of a pair, 0 for one that is not, and the start of
        /// its line.
        var entry = 0
        var entryLine = 0
    }

    init(bytes: [UInt8], limits: YAMLLimits) {
        self.bytes = bytes
        self.limits = limits
        records.reserveCapacity(bytes.count / 16)
    }

    /// Reads the whole stream.
    mutating func parse() throws(SyntaxFailure) {
        while try startDocument() { try finishDocument() }
    }

    /// Reads the documents that can be read, and returns what is wrong with the others.
    ///
    /// A mistake ends its document; reading goes on at the next line that begins with `---`.
    mutating func parseRecovering() -> [SyntaxFailure] {
        var failures: [SyntaxFailure] = []
        while true {
            let start = (documents: documents.count, records: records.count, comments: comments.count)
            do throws(SyntaxFailure) {
                guard try startDocument() else { return failures }
                try finishDocument()
            } catch {
                failures.append(error)
                documents.removeSubrange(start.documents...)
                records.removeSubrange(start.records...)
                comments.removeSubrange(start.comments...)
                frames = []
                depth = 0
                guard skipToStartMarker() else { return failures }
            }
        }
    }

    private mutating func finishDocument() throws(SyntaxFailure) {
        while let frame = frames.last {
            switch frame.phase {
            case .documentEnd: try endDocument()
            case .sequenceEntry: try nextSequenceEntry(frame)
            case .mappingKey: try nextMappingKey(frame)
            case .mappingValue: try nextValue(frame)
            case .mappingExplicitValue: try nextExplicitValue(frame)
            case .atomEnd:
                frames.removeLast()
                try endAtom()
            default: try nextFlowToken(frame)
            }
        }
    }

    /// Goes to the next line, from here on, that begins a document; false where there is none.
    private mutating func skipToStartMarker() -> Bool {
        while true {
            if position == lineStart, isStartMarker(at: position) { return true }
            while !byte.isLineEnd { position += 1 }
            guard !isAtEnd else { return false }
            startLine(at: endOfLineEnd(at: position))
        }
    }

    /// Whether a line here begins with `---`, behind a byte-order mark if there is one.
    private func isStartMarker(at start: Int) -> Bool {
        let marker = bytes.hasByteOrderMark(at: start) ? start + 3 : start
        return bytes[marker] == UInt8(ascii: "-") && isDocumentMarker(at: marker)
    }

    // MARK: - Frames and records

    mutating func push(_ phase: Frame.Phase, indentation: Int, record: Int) throws(SyntaxFailure) {
        guard depth < limits.depth else {
            throw SyntaxFailure(
                code: .limitExceeded,
                range: position..<position + 1,
                message: "lists and maps are nested deeper than \(limits.depth) levels"
            )
        }
        depth += 1
        frames.append(Frame(phase: phase, indentation: indentation, record: record))
    }

    mutating func setPhase(_ phase: Frame.Phase) {
        frames[frames.count - 1].phase = phase
    }

    /// Ends the innermost collection at an offset.
    mutating func pop(end: Int) {
        let record = frames.removeLast().record
        depth -= 1
        records[record].size = Int32(truncatingIfNeeded: records.count - record)
        records[record].end = Int32(truncatingIfNeeded: end)
        lastEnd = end
    }

    /// Ends the innermost block collection where its last entry ends.
    mutating func popBlock() {
        let start = frames[frames.count - 1].record
        pop(end: max(lastEnd, Int(records[start].end)))
    }

    @discardableResult
    mutating func append(
        _ kind: NodeRecord.Kind,
        _ style: NodeRecord.Style,
        _ range: Range<Int>,
        properties: Int32 = -1
    ) -> Int {
        var record = NodeRecord(
            kind: kind,
            style: style,
            start: Int32(truncatingIfNeeded: range.lowerBound),
            end: Int32(truncatingIfNeeded: range.upperBound)
        )
        record.properties = properties
        records.append(record)
        lastEnd = range.upperBound
        return records.count - 1
    }

    /// Appends the node that stands where nothing is written.
    mutating func appendEmpty(at offset: Int, properties: Int32 = -1) {
        append(.scalar, .plain, offset..<offset, properties: properties)
    }

    /// Makes the records from an index on the key of a mapping.
    mutating func wrap(from index: Int, _ style: NodeRecord.Style, start: Int, properties: Int32) {
        var record = NodeRecord(
            kind: .mapping,
            style: style,
            start: Int32(truncatingIfNeeded: start),
            end: Int32(truncatingIfNeeded: start)
        )
        record.properties = properties
        records.insert(record, at: index)
    }

    // MARK: - Looking ahead

    // Whatever only looks, here and in the other files, is inlined: a call of what does not mutate would copy the parser,
    // and these are called for every token.

    @inline(__always)
    var byte: UInt8 { bytes[position] }
    @inline(__always)
    var next: UInt8 { bytes[position + 1] }
    @inline(__always)
    var isAtEnd: Bool { position == bytes.count - 1 }
    @inline(__always)
    var column: Int { position - lineStart }

    /// Whether an indicator stands here: the character with a blank or the end of the line behind it.
    @inline(__always)
    func isIndicator(_ character: Unicode.Scalar) -> Bool {
        byte == UInt8(ascii: character) && next.isBlankOrLineEnd
    }

    /// Whether a line here begins with `---` or `...` and ends the document.
    @inline(__always)
    func isDocumentMarker(at start: Int) -> Bool {
        let first = bytes[start]
        guard first == UInt8(ascii: "-") || first == UInt8(ascii: ".") else { return false }
        return bytes[start + 1] == first && bytes[start + 2] == first && bytes[start + 3].isBlankOrLineEnd
    }

    /// Whether a line here ends the document: with a marker, or with the byte-order mark of the next one, as where
    /// files stand behind each other.
    func isDocumentBoundary(at start: Int) -> Bool {
        isDocumentMarker(at: start) || bytes.hasByteOrderMark(at: start)
    }

    /// Whether the document ends here.
    @inline(__always)
    var isAtDocumentEnd: Bool {
        isAtEnd || (position == lineStart && isDocumentBoundary(at: position))
    }

    /// Takes a token of so many bytes.
    mutating func advance(_ count: Int) {
        position += count
        isAfterLineEnd = false
        firstTab = -1
    }

    func failure(
        _ code: YAMLError.Code,
        _ message: String,
        at range: Range<Int>? = nil,
        hint: String? = nil
    ) -> SyntaxFailure {
        SyntaxFailure(code: code, range: range ?? position..<position + 1, message: message, hint: hint)
    }

    // MARK: - Blanks, line ends and comments

    /// Goes to the next token, on whichever line it stands.
    mutating func skipToToken() throws(SyntaxFailure) {
        while true {
            switch bytes[position] {
            case .space:
                position += 1
            case .tab:
                if firstTab < 0 { firstTab = position }
                position += 1
            case .lineFeed, .carriageReturn:
                startLine(at: endOfLineEnd(at: position))
            case UInt8(ascii: "#"):
                guard canStartComment else { return }
                skipComment()
            default:
                return
            }
        }
    }

    /// Goes over blanks on the same line.
    mutating func skipBlanks() {
        while bytes[position].isBlank {
            if bytes[position] == .tab, firstTab < 0 { firstTab = position }
            position += 1
        }
    }

    /// Where the line behind a line end starts.
    @inline(__always)
    func endOfLineEnd(at offset: Int) -> Int {
        bytes[offset] == .carriageReturn && bytes[offset + 1] == .lineFeed ? offset + 2 : offset + 1
    }

    mutating func startLine(at offset: Int) {
        position = offset
        lineStart = offset
        isAfterLineEnd = true
        firstTab = -1
    }

    @inline(__always)
    var canStartComment: Bool {
        position == lineStart || bytes[position - 1].isBlank || (isAfterLineEnd && frames.isEmpty)
    }

    mutating func skipComment() {
        let start = position
        while !bytes[position].isLineEnd { position += 1 }
        comments.append(start..<position)
    }

    /// Whether nothing but a comment follows on this line; goes over blanks before it.
    mutating func isAtLineEnd() -> Bool {
        skipBlanks()
        return byte.isLineEnd || (byte == UInt8(ascii: "#") && canStartComment)
    }
}
