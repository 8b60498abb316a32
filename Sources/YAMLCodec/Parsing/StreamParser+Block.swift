// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension StreamParser {
    /// Where a node of block context stands, which decides what it may be.
    enum Slot {
        /// The root of a document.
        case document
        /// Behind a dash.
        case sequenceEntry
        /// Behind the colon of a key without a question mark.
        case value
        /// Behind a question mark, or the colon of a key with one.
        case explicitEntry

        /// Whether a collection may begin on the line of the indicator.
        var isCompact: Bool { self == .sequenceEntry || self == .explicitEntry }

        /// Whether the dashes of a sequence may stand in the column of the collection that the node belongs to.
        var allowsFlushSequence: Bool { self == .value || self == .explicitEntry }
    }

    /// What was read in block context and may still turn out to be a key.
    struct Atom {
        /// The index of its first record, and where the text of its line starts.
        var record = 0
        var line = 0
        /// The offset of the first byte, properties included, and its column.
        var start = 0
        var column = 0
        /// The properties of the mapping or scalar as a whole, from a line before, and those right before it.
        var outerProperties: Int32 = -1
        var properties: Int32 = -1
        /// Whether it must be a key, for it stands where a mapping has one; and whether it may be.
        var mustBeKey = false
        var mayBeKey = false
    }

    // MARK: - Nodes

    /// Reads a node behind an indicator, or the document's root: a scalar is read, a collection is begun.
    mutating func startNode(n: Int, _ slot: Slot) throws(SyntaxFailure) {
        let indicator = position
        try skipToToken()
        guard isNodeAhead(n: n, slot) else { return appendEmpty(at: indicator) }
        atom = Atom()
        atom.mayBeKey = isAfterLineEnd || slot.isCompact
        while isAtProperties {
            try startAtom()
            let properties = try readProperties()
            guard isAtLineEnd() else {
                atom.properties = properties
                break
            }
            // They belong to what the next lines hold.
            atom.outerProperties = try merged(atom.outerProperties, properties)
            let end = self.properties[Int(atom.outerProperties)].range.upperBound
            try skipToToken()
            guard isNodeAhead(n: n, slot) else { return appendEmpty(at: end, properties: atom.outerProperties) }
            atom.mayBeKey = true
        }
        if atom.properties < 0 {
            try startAtom()
            if try startBlockCollection(n: n, slot) { return }
        } else if isIndicator("-") || isIndicator("?") {
            throw failure(
                .misplacedCollection,
                "a list or map cannot begin behind a tag or an anchor on one line",
                hint: "put it on the next line"
            )
        }
        if byte == UInt8(ascii: "|") || byte == UInt8(ascii: ">") {
            let properties = try merged(atom.outerProperties, atom.properties)
            return try readBlockScalar(n: n, properties: properties)
        }
        try readAtom(n: n)
    }

    private mutating func startAtom() throws(SyntaxFailure) {
        atom.record = records.count
        atom.line = lineStart
        atom.start = position
        atom.column = column
        if firstTab >= 0 { atom.mayBeKey = false }
    }

    /// Whether what comes next belongs to the node, by its indentation.
    @inline(__always)
    private func isNodeAhead(n: Int, _ slot: Slot) -> Bool {
        guard isAfterLineEnd else { return !isAtEnd }
        if isAtDocumentEnd { return false }
        let indentation = (firstTab >= 0 ? firstTab : position) - lineStart
        return indentation > n || (indentation == n && slot.allowsFlushSequence && isIndicator("-") && firstTab < 0)
    }

    /// Begins a sequence, or a mapping whose first key has a question mark or is empty; false where neither is here.
    private mutating func startBlockCollection(n: Int, _ slot: Slot) throws(SyntaxFailure) -> Bool {
        let isSequence = isIndicator("-")
        guard isSequence || isIndicator("?") || isIndicator(":") else { return false }
        guard atom.mayBeKey else { throw misplacedCollection(isSequence ? "list" : "map") }
        let column = column
        let kind = isSequence ? NodeRecord.Kind.sequence : .mapping
        let record = append(kind, .block, position..<position, properties: atom.outerProperties)
        try push(isSequence ? .sequenceEntry : .mappingKey, indentation: column, record: record)
        return true
    }

    func misplacedCollection(_ what: String) -> SyntaxFailure {
        if firstTab >= 0 { return tabIndentation() }
        return failure(
            .misplacedCollection,
            "a \(what) cannot begin here",
            hint: "put it on a line of its own, or quote the text"
        )
    }

    func tabIndentation() -> SyntaxFailure {
        failure(
            .tabIndentation,
            "a tab indents this line, expected spaces",
            at: firstTab..<firstTab + 1,
            hint: "replace each tab at the start of the line by spaces"
        )
    }

    // MARK: - Entries

    /// Goes to the next entry of a block collection; false where the collection ends.
    private mutating func isAtEntry(of frame: Frame) throws(SyntaxFailure) -> Bool {
        // The first entry stands where the collection began.
        if position == Int(records[frame.record].start), !isAfterLineEnd || records.count == frame.record + 1 {
            return true
        }
        try skipToToken()
        if isAtDocumentEnd { return false }
        guard isAfterLineEnd else { throw unexpectedText() }
        if firstTab >= 0, firstTab - lineStart <= frame.indentation { throw tabIndentation() }
        if column < frame.indentation { return false }
        if column > frame.indentation { throw badIndentation(frame) }
        return true
    }

    mutating func nextSequenceEntry(_ frame: Frame) throws(SyntaxFailure) {
        guard try isAtEntry(of: frame) else { return popBlock() }
        guard isIndicator("-") else {
            // A sequence may stand in the column of the mapping whose value it is.
            let outer = frames[frames.count - 2]
            guard outer.phase == .mappingKey || outer.phase == .mappingExplicitValue,
                outer.indentation == frame.indentation
            else { throw badIndentation(frame) }
            return popBlock()
        }
        advance(1)
        try startNode(n: frame.indentation, .sequenceEntry)
    }

    mutating func nextMappingKey(_ frame: Frame) throws(SyntaxFailure) {
        guard try isAtEntry(of: frame) else { return popBlock() }
        if isIndicator("?") {
            advance(1)
            setPhase(.mappingExplicitValue)
            return try startNode(n: frame.indentation, .explicitEntry)
        }
        if isIndicator("-") {
            throw failure(.misplacedCollection, "expected a key of the map in this column, found an entry of a list")
        }
        atom = Atom()
        atom.mayBeKey = true
        atom.mustBeKey = true
        try startAtom()
        if isAtProperties { atom.properties = try readProperties() }
        try readAtom(n: frame.indentation)
    }

    mutating func nextValue(_ frame: Frame) throws(SyntaxFailure) {
        setPhase(.mappingKey)
        try startNode(n: frame.indentation, .value)
    }

    mutating func nextExplicitValue(_ frame: Frame) throws(SyntaxFailure) {
        setPhase(.mappingKey)
        let keyEnd = lastEnd
        try skipToToken()
        guard !isAtDocumentEnd, isAfterLineEnd, column == frame.indentation, isIndicator(":") else {
            return appendEmpty(at: keyEnd)
        }
        if firstTab >= 0 { throw tabIndentation() }
        advance(1)
        try startNode(n: frame.indentation, .explicitEntry)
    }

    // MARK: - Atoms

    /// Reads a scalar, an alias or a collection in brackets, which may be a key.
    private mutating func readAtom(n: Int) throws(SyntaxFailure) {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            frames.append(Frame(phase: .atomEnd, indentation: n, record: 0))
            return try startFlowCollection(indentation: n + 1)
        case UInt8(ascii: "\""):
            try readDoubleQuoted(indentation: n + 1)
        case UInt8(ascii: "'"):
            try readSingleQuoted(indentation: n + 1)
        case UInt8(ascii: "*"):
            try readAlias()
        case UInt8(ascii: ":") where next.isBlankOrLineEnd:
            appendEmpty(at: position)
        case .lineFeed, .carriageReturn, .endOfText:
            appendEmpty(at: position)
        default:
            try readPlain(n: n)
        }
        try endAtom()
    }

    /// Decides whether the atom is a key, and goes on accordingly.
    mutating func endAtom() throws(SyntaxFailure) {
        skipBlanks()
        guard isIndicator(":"), lineStart == atom.line else { return try endNode() }
        guard atom.mayBeKey else { throw misplacedKey() }
        try checkKeyLength(from: atom.start)
        try attach(atom.properties)
        if atom.mustBeKey {
            setPhase(.mappingValue)
        } else {
            wrap(from: atom.record, .block, start: atom.start, properties: atom.outerProperties)
            try push(.mappingValue, indentation: atom.column, record: atom.record)
        }
        // The value is read by the next step, so that maps within maps do not recurse.
        advance(1)
    }

    /// Ends an atom that is not a key.
    private mutating func endNode() throws(SyntaxFailure) {
        guard !atom.mustBeKey else { throw missingColon() }
        try attach(merged(atom.outerProperties, atom.properties))
        guard isAtLineEnd() else { throw unexpectedText() }
    }

    private mutating func attach(_ properties: Int32) throws(SyntaxFailure) {
        guard properties >= 0 else { return }
        guard records[atom.record].kind != .alias else {
            let range = self.properties[Int(properties)].range
            throw failure(.invalidProperties, "an alias cannot have a tag or an anchor of its own", at: range)
        }
        records[atom.record].properties = properties
    }

    /// Joins properties of a line before with those that follow them, an anchor and a tag.
    private mutating func merged(_ first: Int32, _ second: Int32) throws(SyntaxFailure) -> Int32 {
        guard first >= 0, second >= 0 else { return max(first, second) }
        let (earlier, later) = (properties[Int(first)], properties[Int(second)])
        guard earlier.tag == nil || later.tag == nil, earlier.anchor == nil || later.anchor == nil else {
            throw failure(
                .invalidProperties,
                "this node has a tag or an anchor already, on a line before",
                at: later.range
            )
        }
        properties[Int(first)] = NodeProperties(
            range: earlier.range.lowerBound..<later.range.upperBound,
            tag: earlier.tag ?? later.tag,
            anchor: earlier.anchor ?? later.anchor
        )
        return first
    }

    func checkKeyLength(from start: Int) throws(SyntaxFailure) {
        // Bytes are no fewer than characters, and keys are short: count only where it matters.
        guard position - start > limits.keyLength else { return }
        let characters = bytes[start..<position].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
        guard characters > limits.keyLength else { return }
        throw failure(
            .invalidKey,
            "a key before its colon has at most \(limits.keyLength) characters, this one has \(characters)",
            at: start..<position,
            hint: "write \"? \" before it and put the colon on the next line"
        )
    }
}
