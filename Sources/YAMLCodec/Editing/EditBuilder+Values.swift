// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Values in block style that others take the place of.
extension EditBuilder {
    /// A value as it is written: what stands on the line of its indicator, and the lines behind that, each with the line
    /// end before it.
    private struct ValueText {
        var head: [UInt8] = []
        var body: [UInt8] = []
        var open: OpenBlock?
    }

    /// What stands before a value: its indicator, then its tag and anchor.
    private struct Lead {
        var end: Int
        var hasProperties = false
        /// Where a tag begins that goes together with the value, or is all that is written of it.
        var tagStart: Int?
    }

    /// Puts a value in the place of a node.
    mutating func replace(
        _ node: Int,
        with tree: YAMLTree,
        in slot: BlockSlot
    ) throws(EditFailure) -> OpenBlock? {
        let record = storage.records[node]
        drop(node + 1..<node + Int(record.size))
        let lead = lead(of: node, for: tree, in: slot)
        if isEmptyText, record.range.isEmpty { return fillEmptyText(with: tree, in: slot) }
        let isBelow = record.style == .block && slot.kind != .root && storage.isFirstOnLine(Int(record.start))
        if isBelow { return replaceBelow(node, with: tree, in: slot, lead) }
        return replaceInPlace(node, with: tree, in: slot, lead)
    }

    /// Replaces a collection that stands on the lines below its indicator.
    private mutating func replaceBelow(
        _ node: Int,
        with tree: YAMLTree,
        in slot: BlockSlot,
        _ lead: Lead
    ) -> OpenBlock? {
        let collection = storage.blockEntries(of: node)
        let column = storage.column(of: Int(storage.records[node].start))
        let lines = storage.lines(of: collection[collection.count - 1], column: column, floor: nil)
        let indentation = self.indentation
        let value = valueText(tree, node, slot, column: nil, before: lines.upperBound, indentation)
        if !value.head.isEmpty { insert([.space] + value.head, at: lead.end) }
        insert(value.body, at: storage.endOfLine(at: lead.end))
        edit(storage.nextLine(after: lead.end)..<lines.upperBound)
        return value.open
    }

    /// Replaces what stands on the line of its indicator, or alone on a line.
    private mutating func replaceInPlace(
        _ node: Int,
        with tree: YAMLTree,
        in slot: BlockSlot,
        _ lead: Lead
    ) -> OpenBlock? {
        let record = storage.records[node]
        let isEmpty = record.range.isEmpty && lead.tagStart == nil
        let start = lead.tagStart ?? (isEmpty ? lead.end : Int(record.start))
        let contentEnd = isEmpty ? lead.end : storage.contentEnd(of: node)
        let end = storage.isBlockScalar(node) ? storage.headerEnd(ofBlockScalar: node) : contentEnd
        let lineEnd = storage.endOfLine(at: end)
        let rest = lineEnd..<max(lineEnd, contentEnd)
        let isFirst = !isEmpty && storage.isFirstOnLine(start)
        let indentation = self.indentation
        let value = valueText(
            tree,
            node,
            slot,
            column: inlineColumn(start: start, isFirst: isFirst, isEmpty: isEmpty, slot, lead, indentation),
            before: storage.nextLine(after: rest.upperBound),
            indentation
        )
        if value.head.isEmpty {
            edit((isFirst ? start : lead.end)..<end)
        } else {
            let isBehindDash = slot.kind == .item && !lead.hasProperties
            let blanks = isEmpty ? (isBehindDash ? indentation.item - 1 : 1) : 0
            edit(start..<end, Array(repeating: .space, count: blanks) + value.head)
        }
        edit(rest, value.body)
        return value.open
    }

    /// The column of a block collection that begins where a value has begun; nil where it must begin on the next line.
    private func inlineColumn(
        start: Int,
        isFirst: Bool,
        isEmpty: Bool,
        _ slot: BlockSlot,
        _ lead: Lead,
        _ indentation: BlockIndentation
    ) -> Int? {
        // A tab before a collection does not count as indentation.
        let blanks = storage.startOfBlanks(before: start)..<start
        guard !storage.bytes[blanks].contains(.tab) else { return nil }
        if isFirst { return blanks.count }
        guard slot.kind == .item, !lead.hasProperties else { return nil }
        return isEmpty ? slot.column + indentation.item : storage.column(of: start)
    }

    // MARK: - The only value of an empty text

    /// Whether the document is one that is not written.
    private var isEmptyText: Bool {
        let root = storage.records[document.root]
        let isAtEnd = root.range.isEmpty && Int(root.start) == storage.endOfText
        return isAtEnd && root.properties < 0 && document.startMarkerEnd == nil
    }

    private mutating func fillEmptyText(with tree: YAMLTree, in slot: BlockSlot) -> OpenBlock? {
        let value = valueText(tree, document.root, slot, column: 0, before: storage.endOfText, indentation)
        let isAtLineStart = storage.startOfLine(at: storage.endOfText) == storage.endOfText
        let lines = value.head + value.body
        insert(isAtLineStart ? lines + lineEnd : lineEnd + lines, at: storage.endOfText)
        return nil
    }

    // MARK: - Tags

    /// Finds what stands before a value, and removes its tag where the new value does not fit that.
    private mutating func lead(of node: Int, for tree: YAMLTree, in slot: BlockSlot) -> Lead {
        guard let properties = storage.properties(of: node) else { return Lead(end: slot.start) }
        let range = properties.range
        guard let tag = properties.tag, !tree.fits(tag: tag, of: storage.records[node].kind) else {
            return Lead(end: range.upperBound, hasProperties: true)
        }
        let record = storage.records[node]
        let isTogether =
            record.range.isEmpty
            ? storage.isFirstOnLine(range.lowerBound)
            : storage.endOfBlanks(from: range.upperBound) == Int(record.start)
        if properties.anchor == nil, isTogether { return Lead(end: slot.start, tagStart: range.lowerBound) }
        removeTag(properties)
        return Lead(end: range.upperBound, hasProperties: properties.anchor != nil)
    }

    /// Removes the tag of a node, but not its anchor.
    mutating func removeTag(_ properties: NodeProperties) {
        let tag = storage.tagRange(of: properties)
        let next = storage.endOfBlanks(from: tag.upperBound)
        let byte = storage.bytes[next]
        let isValue = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
        let isLast = storage.isRestOfLineEmpty(from: next) || (byte.isFlowIndicator && !isValue)
        if isLast, !storage.isFirstOnLine(tag.lowerBound) {
            edit(storage.startOfBlanks(before: tag.lowerBound)..<tag.upperBound)
        } else {
            // A comment keeps the blanks before it.
            edit(tag.lowerBound..<(storage.bytes[next] == UInt8(ascii: "#") ? tag.upperBound : next))
        }
    }

    // MARK: - Texts of values

    /// How what is added to the innermost collection is indented.
    private var indentation: BlockIndentation {
        mutating get { indentationFinder.indentation(in: collections) }
    }

    /// The text of a value.
    ///
    /// - Parameters:
    ///   - tree: The value.
    ///   - node: The node in whose place it comes, whose quotes and columns it keeps.
    ///   - slot: Where it stands.
    ///   - column: The column of a collection that begins right here; nil where it begins on the next line.
    ///   - offset: Where the line behind the value begins.
    ///   - indentation: How the document indents.
    /// - Returns: The text.
    private func valueText(
        _ tree: YAMLTree,
        _ node: Int,
        _ slot: BlockSlot,
        column: Int?,
        before offset: Int,
        _ indentation: BlockIndentation
    ) -> ValueText {
        guard tree.hasEntries else { return scalarText(tree, node, slot, before: offset, indentation) }
        let below =
            switch slot.kind {
            case .root: 0
            case .item: slot.column + indentation.item
            case .value: slot.column + (tree.isSequence ? indentation.sequence : indentation.map)
            }
        let target = column ?? below
        let lines = blockLines(before: offset, indentation) { $0.writeLines(of: tree, column: target) }
        var value = ValueText(body: lineEnd + lines.text.dropLast(lineEnd.count), open: lines.open)
        if column != nil {
            value.body.removeFirst(lineEnd.count + target)
            value.head = Array(value.body.prefix { !$0.isWrittenLineEnd })
            value.body.removeFirst(value.head.count)
        }
        return value
    }

    private func scalarText(
        _ tree: YAMLTree,
        _ node: Int,
        _ slot: BlockSlot,
        before offset: Int,
        _ indentation: BlockIndentation
    ) -> ValueText {
        guard case .string(let string) = tree else {
            return ValueText(head: FlowWriter.text(of: tree, FlowWriter.Style()))
        }
        var text = Array(string.utf8)
        let place: ScalarForm.Place = slot.kind == .root ? .document : .value
        let form = ScalarForm(of: text[...], as: place, preferring: storage.records[node].quotes)
        if form == .literal {
            let depth = literalDepth(node, slot, indentation)
            let block = LiteralBlock(text[...], parentColumn: slot.column, indentation: depth)
            if storage.endOfLines(takenBy: block.open, from: offset) == offset {
                var lines: [UInt8] = []
                block.append(to: &lines)
                let head = Array(lines.prefix { $0 != .lineFeed })
                return ValueText(head: head, body: withLineEnds(lines[head.count...]), open: block.open)
            }
        }
        ScalarWriter.quote(&text, from: 0, form)
        return ValueText(head: text)
    }

    /// How much deeper than its indicator the lines of a text stand: as those before, or as maps do.
    private func literalDepth(_ node: Int, _ slot: BlockSlot, _ indentation: BlockIndentation) -> Int {
        guard storage.isBlockScalar(node) else { return slot.kind == .value ? indentation.map : indentation.item }
        return storage.layouts[Int(storage.records[node].detail)].indentation - slot.column
    }

    /// Lines of block style, each with its line end, and the block scalar that they end with.
    ///
    /// - Parameters:
    ///   - offset: Where the line behind them begins; a block scalar that would take it is written in another way.
    ///   - indentation: How the document indents.
    ///   - write: Writes the lines.
    /// - Returns: The lines and the block scalar.
    private func blockLines(
        before offset: Int,
        _ indentation: BlockIndentation,
        _ write: (inout YAMLWriter) -> Void
    ) -> (text: [UInt8], open: OpenBlock?) {
        var writer = YAMLWriter(indentation: indentation)
        write(&writer)
        if storage.endOfLines(takenBy: writer.openBlock, from: offset) > offset {
            writer = YAMLWriter(indentation: indentation)
            writer.writesLiterals = false
            write(&writer)
        }
        return (withLineEnds(writer.output[...]), writer.openBlock)
    }

    /// Lines of an entry, as ``blockLines(before:_:_:)``.
    mutating func entryLines(
        before offset: Int,
        _ write: (inout YAMLWriter) -> Void
    ) -> (text: [UInt8], open: OpenBlock?) {
        // Asked for on its own: as an argument it would come while a copy of the builder is held, and what the finder knows
        // would be copied.
        let indentation = self.indentation
        return blockLines(before: offset, indentation, write)
    }

    /// Gives lines the line ends of the document.
    private func withLineEnds(_ text: ArraySlice<UInt8>) -> [UInt8] {
        lineEnd == [.lineFeed] ? Array(text) : text.flatMap { $0 == .lineFeed ? lineEnd : [$0] }
    }
}

extension YAMLStorage {
    /// Where a tag stands, before or behind an anchor.
    fileprivate func tagRange(of properties: NodeProperties) -> Range<Int> {
        var start = properties.range.lowerBound
        if bytes[start] == UInt8(ascii: "&"), let anchor = properties.anchor {
            start = nextToken(from: anchor.upperBound)
        }
        // A tag between angle brackets may hold what would end another.
        if bytes[start + 1] == UInt8(ascii: "<") {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? start
            return start..<end + 1
        }
        let end = bytes[start...].firstIndex { $0.isBlankOrLineEnd || $0.isFlowIndicator } ?? start
        return start..<end
    }
}

extension YAMLTree {
    /// Whether it is a collection that is not empty.
    var hasEntries: Bool {
        switch self {
        case .map(let entries): !entries.isEmpty
        case .sequence(let elements): !elements.isEmpty
        default: false
        }
    }

    var isSequence: Bool {
        if case .sequence = self { true } else { false }
    }
}
