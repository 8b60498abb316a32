// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Entries of block collections.
extension EditBuilder {
    /// A block collection, as it stands.
    private struct BlockCollection {
        let entries: [BlockEntry]
        let column: Int
        /// Where what stands before the first entry ends; nil where comments above that are not its own.
        let floor: Int?
        let storage: YAMLStorage

        /// How elements are written if all of them are of one kind and stand in brackets; nil for other collections.
        let flowElements: (kind: NodeRecord.Kind, style: FlowWriter.Style)?

        init(_ node: Int, in slot: BlockSlot, _ storage: YAMLStorage) {
            self.storage = storage
            let entries = storage.blockEntries(of: node)
            self.entries = entries
            column = storage.column(of: Int(storage.records[node].start))
            // The comment above the first entry of a document is about the document.
            floor = slot.kind == .root ? nil : storage.properties(of: node)?.range.upperBound ?? slot.start
            let first = entries[0].value
            let areAlike = entries.allSatisfy { entry in
                let record = storage.records[entry.value]
                return entry.key == nil && record.style == .flow && record.kind == storage.records[first].kind
            }
            flowElements = areAlike ? (storage.records[first].kind, storage.flowStyle(of: first, inside: nil)) : nil
        }

        func lines(of position: Int) -> Range<Int> {
            let floor = position == 0 ? floor : storage.contentEnd(of: entries[position - 1])
            return storage.lines(of: entries[position], column: column, floor: floor)
        }

        /// Writes a new entry.
        func write(_ key: String?, _ tree: YAMLTree, to writer: inout YAMLWriter) {
            if let (kind, style) = flowElements, tree.hasEntries, tree.isSequence == (kind == .sequence) {
                writer.writeElement(String(decoding: FlowWriter.text(of: tree, style), as: UTF8.self), column: column)
            } else {
                writer.writeEntry(key, tree, column: column)
            }
        }
    }

    /// Changes values of entries, all of which stay.
    mutating func changeBlock(
        _ node: Int,
        _ changes: [(position: Int, change: NodeChange)]
    ) throws(EditFailure) -> OpenBlock? {
        let column = storage.column(of: Int(storage.records[node].start))
        var open: OpenBlock?
        var last = node
        for (position, change) in changes {
            guard let entry = storage.blockEntry(at: position, of: node) else { continue }
            open = try apply(change, to: entry, column: column)
            last = entry.value
        }
        let isLast = last + Int(storage.records[last].size) == node + Int(storage.records[node].size)
        return isLast ? open : storage.openBlock(atEndOf: node)
    }

    mutating func editBlock(
        _ node: Int,
        _ changes: [EntryChange],
        in slot: BlockSlot
    ) throws(EditFailure) -> OpenBlock? {
        let start = Int(storage.records[node].start)
        let collection = BlockCollection(node, in: slot, storage)
        let isOnOwnLine = storage.isFirstOnLine(start)
        if changes.isEmpty {
            drop(node + 1..<node + Int(storage.records[node].size))
            empty(node, collection, isInline: !isOnOwnLine || slot.kind == .root)
            return nil
        }
        let plan = EntryPlan(changes, count: collection.entries.count)
        var open: OpenBlock?
        var position = 0
        if !isOnOwnLine, !(plan.fates[0].isKept && plan.additions[0].isEmpty) {
            position = try editInlineStart(collection, plan, &open)
        } else {
            try add(plan.additions[0], at: collection.lines(of: 0).lowerBound, collection, &open)
        }
        while position < collection.entries.count {
            switch plan.fates[position] {
            case .keep(let change, let key):
                let entry = collection.entries[position]
                if let key { try rename(entry, to: key) }
                open = try apply(change, to: entry, column: collection.column)
            case .remove, .move:
                drop(collection.entries[position].records(in: storage))
                let lines = collection.lines(of: position)
                let colon =
                    isBetweenKeyAndColon(position, plan, collection)
                    ? Array(repeating: UInt8.space, count: collection.column) + [UInt8(ascii: ":")] + lineEnd : []
                edit(lines.lowerBound..<storage.endOfLines(takenBy: open, from: lines.upperBound), colon)
            }
            let additions = plan.additions[position + 1]
            if !additions.isEmpty {
                try add(additions, at: collection.lines(of: position).upperBound, collection, &open)
            }
            position += 1
        }
        return open
    }

    /// Whether an entry that goes has kept the colon of one without a key from being that of a question mark before it.
    private func isBetweenKeyAndColon(
        _ position: Int,
        _ plan: EntryPlan,
        _ collection: BlockCollection
    ) -> Bool {
        let next = position + 1
        guard next < collection.entries.count, plan.fates[next].isKept,
            storage.bytes[collection.entries[next].start] == UInt8(ascii: ":"),
            let last = plan.fates[..<position].lastIndex(where: \.isKept),
            plan.additions[last + 1...next].allSatisfy(\.isEmpty),
            case .keep(let change, _) = plan.fates[last]
        else { return false }
        if case .replace = change { return false }
        return collection.entries[last].isExplicit && collection.entries[last].indicatorEnd == nil
    }

    private mutating func apply(
        _ change: NodeChange,
        to entry: BlockEntry,
        column: Int
    ) throws(EditFailure) -> OpenBlock? {
        guard entry.indicatorEnd == nil, let key = entry.key, case .replace(let tree) = change else {
            return try apply(change, to: entry.value, in: .block(entry.slot(column: column)))
        }
        // Behind a question mark stands a key without a colon.
        let line = storage.nextLine(after: storage.contentEnd(of: key))
        let value = entryLines(before: line) { $0.writeExplicitValue(tree, column: column) }
        insert(value.text, at: line)
        return value.open
    }

    /// Leaves brackets or braces of a collection without entries.
    private mutating func empty(_ node: Int, _ collection: BlockCollection, isInline: Bool) {
        let text: [UInt8] = Array((storage.records[node].kind == .sequence ? "[]" : "{}").utf8)
        var positions = collection.entries.indices
        if isInline {
            edit(collection.entries[0].start..<endOfLastLine(collection.lines(of: 0)), text)
            positions.removeFirst()
        } else if let floor = collection.floor {
            insert([.space] + text, at: floor)
        }
        for position in positions { edit(collection.lines(of: position)) }
    }

    /// The end of the last of some lines, before its line end.
    private func endOfLastLine(_ lines: Range<Int>) -> Int {
        lines.upperBound > storage.endOfText ? storage.endOfText : storage.beforeLineEnd(lines.upperBound)
    }

    // MARK: - Additions

    /// Adds entries on lines of their own.
    private mutating func add(
        _ additions: [EntryPlan.Addition],
        at offset: Int,
        _ collection: BlockCollection,
        _ open: inout OpenBlock?
    ) throws(EditFailure) {
        guard !additions.isEmpty else { return }
        let offset = max(offset, edits.last?.range.upperBound ?? 0)
        let added = try text(of: additions, collection, before: offset)
        edit(offset..<storage.endOfLines(takenBy: added.open, from: offset), added.text)
        open = added.open
    }

    /// The lines of new entries, and the block scalar that they end with.
    private mutating func text(
        of additions: [EntryPlan.Addition],
        _ collection: BlockCollection,
        before offset: Int
    ) throws(EditFailure) -> (text: [UInt8], open: OpenBlock?) {
        var text: [UInt8] = []
        var open: OpenBlock?
        for addition in additions {
            switch addition {
            case .new(let key, let tree):
                let lines = entryLines(before: offset) { collection.write(key, tree, to: &$0) }
                text += lines.text
                open = lines.open
            case .moved(let position, let change):
                text += try movedLines(position, change, collection, &open)
            }
        }
        return (text, open)
    }

    /// The lines of an entry that stands elsewhere now, changed as they may be.
    private func movedLines(
        _ position: Int,
        _ change: NodeChange,
        _ collection: BlockCollection,
        _ open: inout OpenBlock?
    ) throws(EditFailure) -> [UInt8] {
        let entry = collection.entries[position]
        try checkMovable(entry.records(in: storage))
        let isInline = !storage.isFirstOnLine(entry.start)
        let lines = collection.lines(of: position)
        let range = (isInline ? entry.start : lines.lowerBound)..<lines.upperBound
        var inner = self.withoutEdits()
        open = try inner.apply(change, to: entry.value, in: .block(entry.slot(column: collection.column)))
        let indentation = Array(repeating: UInt8.space, count: isInline ? collection.column : 0)
        let text = try indentation + inner.text(of: range, at: entry.value)
        return range.upperBound > storage.endOfText ? text + lineEnd : text
    }

    // MARK: - A first entry behind a dash

    /// Changes the start of a collection whose first entry stands behind the dash, or the question mark or colon, that
    /// the collection belongs to.
    ///
    /// - Returns: The position of the first entry that is left to do.
    private mutating func editInlineStart(
        _ collection: BlockCollection,
        _ plan: EntryPlan,
        _ open: inout OpenBlock?
    ) throws(EditFailure) -> Int {
        let entries = collection.entries
        let start = entries[0].start
        var position = 0
        var end = start
        // What stands there instead begins behind the dash; comments that are nobody's do, too.
        while position < entries.count, !plan.fates[position].isKept {
            let lines = collection.lines(of: position)
            guard position == 0 || end >= lines.lowerBound else { break }
            drop(entries[position].records(in: storage))
            position += 1
            end = position < entries.count ? startOfContent(from: lines.upperBound) : endOfLastLine(lines)
        }
        let next = position == entries.count ? storage.nextLine(after: end) : end
        let added = try text(of: plan.additions[0], collection, before: next)
        var text = Array(added.text.dropFirst(plan.additions[0].isEmpty ? 0 : collection.column))
        if position == entries.count {
            text.removeLast(lineEnd.count)
            open = added.open
        } else if !text.isEmpty {
            text += Array(repeating: .space, count: collection.column)
        }
        edit(start..<end, text)
        return position
    }

    /// The first comment or token behind blank lines.
    private func startOfContent(from line: Int) -> Int {
        var line = line
        while case .blank = storage.line(at: line) { line = storage.nextLine(after: line) }
        return storage.endOfBlanks(from: line)
    }

    // MARK: - Keys

    /// Gives an entry another key.
    private mutating func rename(_ entry: BlockEntry, to name: String) throws(EditFailure) {
        guard let key = entry.key else { return }
        let record = storage.records[key]
        try checkRenamable(key)
        guard !(entry.isExplicit && record.range.isEmpty) else {
            throw failure(.unsupportedForm, "there is no key behind this question mark to rename", at: key)
        }
        var text = Array(name.utf8)
        ScalarWriter.quote(&text, from: 0, ScalarForm(of: text[...], as: .key, preferring: record.quotes))
        guard entry.isExplicit || text.count <= YAMLWriter.longestSimpleKey else {
            throw failure(
                .unsupportedForm,
                "a key of more than \(YAMLWriter.longestSimpleKey) bytes needs a question mark, which this one has not",
                at: key
            )
        }
        edit(record.range, text)
    }

    func checkRenamable(_ key: Int) throws(EditFailure) {
        let record = storage.records[key]
        let tag = storage.properties(of: key)?.tag
        guard record.kind == .scalar, !storage.isBlockScalar(key), tag == nil || tag == "tag:yaml.org,2002:str" else {
            throw failure(.unsupportedForm, "only a key that is a text on its line can be renamed", at: key)
        }
    }

    func checkMovable(_ records: Range<Int>) throws(EditFailure) {
        for record in records {
            guard storage.records[record].kind != .alias, storage.properties(of: record)?.anchor == nil else {
                throw failure(.unsupportedForm, "an entry with an anchor or an alias cannot be moved", at: record)
            }
        }
    }
}

extension BlockEntry {
    /// The place of the value, in a collection in a column.
    fileprivate func slot(column: Int) -> EditBuilder.BlockSlot {
        let isItem = key == nil || isExplicit
        return EditBuilder.BlockSlot(kind: isItem ? .item : .value, start: indicatorEnd ?? start, column: column)
    }
}

extension NodeRecord {
    /// The quotes around a scalar; nil where there are none.
    var quotes: ScalarForm? {
        switch style {
        case .singleQuoted: .singleQuoted
        case .doubleQuoted: .doubleQuoted
        default: nil
        }
    }
}
