// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Collections in brackets and braces.
extension EditBuilder {
    /// Changes values of entries, all of which stay.
    mutating func changeFlow(
        _ node: Int,
        _ changes: [(position: Int, change: NodeChange)],
        in slot: Slot
    ) throws(EditFailure) {
        let style = storage.flowStyle(of: node, inside: slot.style)
        for (position, change) in changes {
            guard let entry = storage.flowEntry(at: position, of: node) else { continue }
            _ = try apply(change, to: entry.value, in: .flow(entry, style))
        }
    }

    mutating func editFlow(_ node: Int, _ changes: [EntryChange], in slot: Slot) throws(EditFailure) {
        let entries = storage.flowEntries(of: node)
        let style = storage.flowStyle(of: node, inside: slot.style)
        let plan = EntryPlan(changes, count: entries.count)
        if storage.isBarePair(node) {
            try editBarePair(entries[0], plan, style)
        } else if plan.fates.contains(where: \.isKept) {
            try editEntries(FlowCollection(entries: entries, storage: storage, style: style), plan)
        } else {
            for entry in entries { drop(entry.records(in: storage)) }
            let inside = Int(storage.records[node].start) + 1..<Int(storage.records[node].end) - 1
            let text = try list(plan.additions[0], entries, style)
            // In an empty collection only a comment can stand.
            let hasComment = entries.isEmpty && storage.bytes[inside].contains(UInt8(ascii: "#"))
            edit(hasComment ? inside.lowerBound..<inside.lowerBound : inside, text)
        }
    }

    /// A collection in brackets or braces, as it stands.
    private struct FlowCollection {
        let entries: [FlowEntry]
        let storage: YAMLStorage
        let style: FlowWriter.Style

        /// Whether nothing stands on the lines of an entry but its comma and a comment.
        func isOnOwnLines(_ position: Int) -> Bool {
            let entry = entries[position]
            guard storage.isFirstOnLine(entry.range.lowerBound) else { return false }
            guard let comma = entry.comma else { return storage.isRestOfLineEmpty(from: entry.range.upperBound) }
            return isCommaAdjacent(entry, comma) && storage.isRestOfLineEmpty(from: comma + 1)
        }

        /// Whether only blanks stand between an entry and its comma.
        func isCommaAdjacent(_ entry: FlowEntry, _ comma: Int) -> Bool {
            storage.endOfBlanks(from: entry.range.upperBound) == comma
        }

        /// The blanks before an entry on its line.
        func indentation(of position: Int) -> ArraySlice<UInt8> {
            let start = entries[position].range.lowerBound
            return storage.bytes[storage.startOfBlanks(before: start)..<start]
        }

        /// Where the lines of an entry begin: with the comments right above it, in its column.
        func startOfLines(of position: Int) -> Int {
            var start = storage.startOfBlanks(before: entries[position].range.lowerBound)
            let column = entries[position].range.lowerBound - start
            let floor = position == 0 ? 0 : entries[position - 1].range.upperBound
            while start > floor, start > 0, storage.bytes[start - 1].isWrittenLineEnd {
                let above = storage.startOfLine(at: storage.beforeLineEnd(start))
                guard above >= floor, case .comment(column) = storage.line(at: above) else { break }
                start = above
            }
            return start
        }
    }

    // MARK: - Entries

    /// Changes a collection some entries of which stay.
    private mutating func editEntries(_ collection: FlowCollection, _ plan: EntryPlan) throws(EditFailure) {
        let entries = collection.entries
        let lastKept = plan.fates.lastIndex(where: \.isKept) ?? 0
        let endsWithComma = entries[entries.count - 1].comma != nil
        try addBefore(plan.additions[0], collection)
        for (position, entry) in entries.enumerated() {
            guard case .keep(let change, let key) = plan.fates[position] else {
                remove(position, of: collection)
                continue
            }
            if let key { try rename(entry, to: key, collection.style) }
            _ = try apply(change, to: entry.value, in: .flow(entry, collection.style))
            let additions = plan.additions[position + 1]
            let isFollowed = position < lastKept || endsWithComma
            switch (entry.comma, isFollowed || !additions.isEmpty) {
            case (let comma?, false): edit(comma..<comma + 1)
            case (nil, true):
                insert(storage.blankBehind(entry) + [UInt8(ascii: ",")], at: entry.range.upperBound)
            default: break
            }
            try add(additions, behind: position, of: collection, isFollowed: isFollowed)
        }
    }

    /// Adds entries behind one that stays, which has its comma.
    private mutating func add(
        _ additions: [EntryPlan.Addition],
        behind position: Int,
        of collection: FlowCollection,
        isFollowed: Bool
    ) throws(EditFailure) {
        guard !additions.isEmpty else { return }
        let entry = collection.entries[position]
        let isOnOwnLines = collection.isOnOwnLines(position)
        var added: [UInt8] = []
        for (index, addition) in additions.enumerated() {
            let item = try text(of: addition, collection.entries, collection.style)
            if isOnOwnLines {
                added += collection.indentation(of: position)
            } else if !collection.style.isTight {
                added.append(.space)
            }
            added += item
            if isFollowed || index < additions.count - 1 { added.append(UInt8(ascii: ",")) }
            if isOnOwnLines { added += lineEnd }
        }
        let end = entry.comma.map { $0 + 1 } ?? entry.range.upperBound
        insert(added, at: isOnOwnLines ? storage.nextLine(after: end) : end)
    }

    /// Adds entries before the first one.
    private mutating func addBefore(
        _ additions: [EntryPlan.Addition],
        _ collection: FlowCollection
    ) throws(EditFailure) {
        let isOnOwnLines = collection.isOnOwnLines(0)
        var added: [UInt8] = []
        for addition in additions {
            let item = try text(of: addition, collection.entries, collection.style)
            if isOnOwnLines {
                added += collection.indentation(of: 0)
                added += item
                added.append(UInt8(ascii: ","))
                added += lineEnd
            } else {
                added += item
                added += collection.style.comma.utf8
            }
        }
        insert(added, at: isOnOwnLines ? collection.startOfLines(of: 0) : collection.entries[0].range.lowerBound)
    }

    /// Removes an entry with its comma.
    private mutating func remove(_ position: Int, of collection: FlowCollection) {
        let entry = collection.entries[position]
        drop(entry.records(in: storage))
        guard !collection.isOnOwnLines(position) else {
            let end = entry.comma.map { $0 + 1 } ?? entry.range.upperBound
            return edit(collection.startOfLines(of: position)..<storage.nextLine(after: end))
        }
        let start = storage.startOfBlanks(before: entry.range.lowerBound)
        guard let comma = entry.comma else { return edit(start..<entry.range.upperBound) }
        guard collection.isCommaAdjacent(entry, comma) else {
            edit(entry.range)
            return edit(comma..<comma + 1, storage.gap(before: comma + 1))
        }
        // An entry that comes next on the line comes in its place.
        let next = storage.endOfBlanks(from: comma + 1)
        let isLast = storage.isRestOfLineEmpty(from: next) || storage.bytes[next].isClosingBracket
        if isLast { return edit(start..<comma + 1) }
        edit(entry.range.lowerBound..<next, storage.gap(before: next))
    }

    // MARK: - Single pairs

    /// Changes a single pair in brackets, which needs braces to have any other number of entries.
    private mutating func editBarePair(
        _ entry: FlowEntry,
        _ plan: EntryPlan,
        _ style: FlowWriter.Style
    ) throws(EditFailure) {
        guard case .keep(let change, let key) = plan.fates[0] else {
            drop(entry.records(in: storage))
            let text = try list(plan.additions[0], [entry], style)
            return edit(entry.range, [UInt8(ascii: "{")] + text + [UInt8(ascii: "}")])
        }
        let before = try list(plan.additions[0], [entry], style)
        let behind = try list(plan.additions[1], [entry], style)
        let comma = Array(style.comma.utf8)
        let needsBraces = !before.isEmpty || !behind.isEmpty
        if needsBraces {
            insert([UInt8(ascii: "{")] + before + (before.isEmpty ? [] : comma), at: entry.range.lowerBound)
        }
        if let key { try rename(entry, to: key, style) }
        _ = try apply(change, to: entry.value, in: .flow(entry, style))
        if needsBraces {
            let added = storage.blankBehind(entry) + (behind.isEmpty ? [] : comma) + behind + [UInt8(ascii: "}")]
            insert(added, at: entry.range.upperBound)
        }
    }

    // MARK: - Texts

    private func list(
        _ additions: [EntryPlan.Addition],
        _ entries: [FlowEntry],
        _ style: FlowWriter.Style
    ) throws(EditFailure) -> [UInt8] {
        var text: [UInt8] = []
        for (index, addition) in additions.enumerated() {
            if index > 0 { text += style.comma.utf8 }
            text += try self.text(of: addition, entries, style)
        }
        return text
    }

    private func text(
        of addition: EntryPlan.Addition,
        _ entries: [FlowEntry],
        _ style: FlowWriter.Style
    ) throws(EditFailure) -> [UInt8] {
        switch addition {
        case .new(let key, let tree):
            return FlowWriter.text(of: key, tree, style)
        case .moved(let position, let change):
            let entry = entries[position]
            try checkMovable(entry.records(in: storage))
            var inner = withoutEdits()
            _ = try inner.apply(change, to: entry.value, in: .flow(entry, style))
            return try inner.text(of: entry.range, at: entry.value)
        }
    }

    // MARK: - Values and keys

    /// Puts a value in the place of a node in brackets.
    mutating func replace(
        _ node: Int,
        with tree: YAMLTree,
        in entry: FlowEntry,
        _ style: FlowWriter.Style
    ) throws(EditFailure) {
        let record = storage.records[node]
        drop(node + 1..<node + Int(record.size))
        let properties = storage.properties(of: node)
        if let properties, let tag = properties.tag, !tree.fits(tag: tag, of: record.kind) {
            removeTag(properties)
        }
        var text: [UInt8] = []
        if case .string(let string) = tree {
            FlowWriter.append(string, quotes: record.quotes, style, to: &text)
        } else {
            text = FlowWriter.text(of: tree, style)
        }
        if storage.isBarePair(node) {
            edit(entry.range, text)
        } else if !record.range.isEmpty {
            edit(record.range, storage.joinsColon(text, of: entry) ? [.space] + text : text)
        } else if let properties {
            insert([.space] + text, at: properties.range.upperBound)
        } else if let colonEnd = entry.colonEnd {
            insert([.space] + text, at: colonEnd)
        } else if let key = entry.key, let keyEnd = entry.keyEnd {
            // A name of an anchor or an alias would take the colon for its own.
            let isScalar = storage.records[key].kind == .scalar && !storage.records[key].range.isEmpty
            insert((isScalar ? [] : [.space]) + Array(": ".utf8) + text, at: keyEnd)
        }
    }

    /// Gives an entry another key.
    private mutating func rename(
        _ entry: FlowEntry,
        to name: String,
        _ style: FlowWriter.Style
    ) throws(EditFailure) {
        guard let key = entry.key else { return }
        let record = storage.records[key]
        try checkRenamable(key)
        var text: [UInt8] = []
        FlowWriter.append(name, quotes: record.quotes, style, to: &text)
        guard !record.range.isEmpty, text.count <= YAMLWriter.longestSimpleKey else {
            throw failure(.unsupportedForm, "only a short key that is written can be renamed here", at: key)
        }
        edit(record.range, text)
    }
}

extension YAMLStorage {
    /// A blank before text that would end the document at the start of a line, such as `---`, where what stands before it
    /// goes.
    fileprivate func gap(before text: Int) -> [UInt8] {
        let marker = bytes[text...].prefix(3)
        return marker.elementsEqual("---".utf8) || marker.elementsEqual("...".utf8) ? [.space] : []
    }

    /// How a collection in brackets is written, by its own entries or, where they do not tell, by those around it.
    func flowStyle(of node: Int, inside outer: FlowWriter.Style?) -> FlowWriter.Style {
        let first = flowEntry(at: 0, of: node)
        var style = outer ?? FlowWriter.Style()
        if records[node].kind == .mapping, let key = first?.key {
            style.isJSON = records[key].style == .doubleQuoted
        } else if outer == nil {
            style.isJSON = areTextsInDoubleQuotes(in: node)
        }
        let separator = first.flatMap { $0.colonEnd ?? $0.comma.map { comma in comma + 1 } }
        if let separator { style.isTight = !bytes[separator].isBlankOrLineEnd }
        style.isTight = style.isTight && style.isJSON
        return style
    }

    /// Whether there are texts among the elements of a list, and all of them stand in double quotes; in a long list the
    /// first thousand tell.
    private func areTextsInDoubleQuotes(in list: Int) -> Bool {
        var hasQuotes = false
        for element in EntryRecords(of: list, records).prefix(1000) {
            let record = records[element]
            if record.style == .singleQuoted || isPlainText(record) { return false }
            if record.style == .doubleQuoted { hasQuotes = true }
        }
        return hasQuotes
    }

    /// What must stand between an entry and a comma or bracket: a blank, where the entry is nothing but a question mark.
    fileprivate func blankBehind(_ entry: FlowEntry) -> [UInt8] {
        entry.range.count == 1 && bytes[entry.range.lowerBound] == UInt8(ascii: "?") ? [.space] : []
    }

    /// Whether a text in the place of a value would be one with the colon: that stands right before the value, and right
    /// behind a key without quotes or brackets, as only values in brackets allow.
    fileprivate func joinsColon(_ text: [UInt8], of entry: FlowEntry) -> Bool {
        guard let key = entry.key, entry.colonEnd == Int(records[entry.value].start) else { return false }
        return records[key].style == .plain && text.first?.isFlowIndicator == false
    }

    /// Whether a scalar without quotes is a text.
    private func isPlainText(_ record: NodeRecord) -> Bool {
        record.kind == .scalar && record.style == .plain
            && ResolvedScalar(plain: bytes[record.range], .core) == .string
    }
}

extension EditBuilder.Slot {
    /// How the collection in brackets around the place is written; nil outside of brackets.
    fileprivate var style: FlowWriter.Style? {
        if case .flow(_, let style) = self { style } else { nil }
    }
}

extension UInt8 {
    /// What ends a collection in brackets or braces.
    fileprivate var isClosingBracket: Bool { self == UInt8(ascii: "]") || self == UInt8(ascii: "}") }
}
