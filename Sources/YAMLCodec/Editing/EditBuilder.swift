// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText

/// Works out which edits of a text make a change of its tree.
///
/// It walks along the change, from the start of the text to its end, and touches only what the change names: the lines
/// of an entry in block style, an entry with its comma in brackets. Everything else stays byte for byte.
///
/// What is written behind a block scalar could be taken for a part of it: blank lines, if it keeps them, and comments
/// that are indented as deep. So each step tells the next one whether the text before it ends with a block scalar now.
struct EditBuilder {
    let storage: YAMLStorage
    let document: DocumentRecord
    /// The line end of the document.
    let lineEnd: [UInt8]
    var indentationFinder: IndentationFinder
    /// The collections that are being changed, outermost first.
    var collections: [Int] = []
    /// The records that go.
    var dropped: [Range<Int>] = []
    private(set) var edits: [PendingEdit] = []

    /// An edit in terms of the text with a line end at its end.
    struct PendingEdit {
        var range: Range<Int>
        var text: [UInt8]
    }

    /// Where a value stands.
    enum Slot {
        case block(BlockSlot)
        /// In brackets or braces: its entry, and how such collections are written here.
        case flow(FlowEntry, FlowWriter.Style)
    }

    /// A place of block style for a value.
    struct BlockSlot {
        enum Kind {
            /// The whole document.
            case root
            /// Behind the colon of a key.
            case value
            /// Behind a dash, or behind the colon that belongs to a question mark.
            case item
        }

        let kind: Kind
        /// Behind the colon, the dash or the `---`; where the root begins if nothing stands before it.
        let start: Int
        /// The column of the collection; -1 for the whole document.
        let column: Int
    }

    private init(_ document: YAMLDocument) {
        storage = document.storage
        self.document = document.record
        lineEnd = document.storage.lineEnd(of: document.record)
        indentationFinder = IndentationFinder(storage: document.storage, document: document.record.root)
    }

    /// Returns the edits that change the root of a document.
    static func edits(for change: NodeChange, of document: YAMLDocument) throws(EditFailure) -> [TextEdit] {
        var builder = EditBuilder(document)
        let open = try builder.apply(change, to: document.record.root, in: .block(builder.rootSlot))
        try builder.checkAnchors()
        return builder.finish(open)
    }

    private var rootSlot: BlockSlot {
        let root = storage.records[document.root]
        let properties = storage.properties(of: document.root)
        let start = document.startMarkerEnd ?? min(properties?.range.lowerBound ?? .max, Int(root.start))
        return BlockSlot(kind: .root, start: start, column: -1)
    }

    /// Changes a node.
    ///
    /// - Returns: The block scalar that the node ends with afterwards, if it does.
    mutating func apply(_ change: NodeChange, to node: Int, in slot: Slot) throws(EditFailure) -> OpenBlock? {
        switch (change, slot) {
        case (.keep, .flow):
            return nil
        case (.keep, .block):
            return storage.openBlock(atEndOf: node)
        case (.replace(let tree), .block(let slot)):
            return try replace(node, with: tree, in: slot)
        case (.replace(let tree), .flow(let entry, let style)):
            try replace(node, with: tree, in: entry, style)
            return nil
        case (.values(let changes), _):
            collections.append(node)
            defer { collections.removeLast() }
            guard storage.records[node].style == .block, case .block = slot else {
                try changeFlow(node, changes, in: slot)
                return nil
            }
            return try changeBlock(node, changes)
        case (.edit(let changes), _):
            collections.append(node)
            defer { collections.removeLast() }
            guard storage.records[node].style == .block, case .block(let slot) = slot else {
                try editFlow(node, changes, in: slot)
                return nil
            }
            return try editBlock(node, changes, in: slot)
        }
    }

    /// Adds an edit behind all that there are; what they take already is left to them.
    mutating func edit(_ range: Range<Int>, _ text: [UInt8] = []) {
        let floor = edits.last?.range.upperBound ?? 0
        let start = max(range.lowerBound, floor)
        let range = start..<max(start, range.upperBound)
        if !range.isEmpty || !text.isEmpty { edits.append(PendingEdit(range: range, text: text)) }
    }

    /// Inserts a text.
    mutating func insert(_ text: [UInt8], at offset: Int) {
        edit(offset..<offset, text)
    }

    /// A builder at the same place of the walk, for a part of the text that is moved.
    func withoutEdits() -> EditBuilder {
        var copy = self
        (copy.edits, copy.dropped) = ([], [])
        return copy
    }

    /// Returns a part of the text, a line or several, with the edits of that part.
    func text(of range: Range<Int>, at record: Int) throws(EditFailure) -> [UInt8] {
        var text: [UInt8] = []
        var position = range.lowerBound
        for edit in edits {
            guard edit.range.upperBound <= range.upperBound else {
                throw failure(.unsupportedForm, "this entry cannot be changed and moved at once", at: record)
            }
            text += storage.bytes[position..<edit.range.lowerBound] + edit.text
            position = edit.range.upperBound
        }
        let end = min(range.upperBound, storage.endOfText)
        text += storage.bytes[min(position, end)..<end]
        return text
    }

    mutating func drop(_ records: Range<Int>) {
        if !records.isEmpty { dropped.append(records) }
    }

    func failure(_ code: YAMLEditError.Code, _ message: String, at record: Int) -> EditFailure {
        EditFailure(code: code, record: record, message: message)
    }

    // MARK: - Anchors

    /// Checks that no alias that stays stands for a node that goes.
    private func checkAnchors() throws(EditFailure) {
        let dropped = Self.joined(dropped)
        let kept = dropped.lazy.flatMap(storage.aliases.aliases).filter { _, alias in
            let end = dropped.endOfPrefix { $0.lowerBound <= alias }
            return end == 0 || !dropped[end - 1].contains(alias)
        }
        guard let (target, alias) = kept.min(by: { $0.alias < $1.alias }) else { return }
        let record = storage.records[alias]
        let name = SourceText.quoted(storage.bytes[record.range.dropFirst()])
        throw EditFailure(
            code: .anchorInUse,
            record: target,
            message: "this node has the anchor \(name), which an alias refers to",
            elsewhere: Int(record.start)
        )
    }

    /// The ranges in their order, those that overlap in one.
    private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    // MARK: - The result

    /// Returns the edits of the text as it is.
    private func finish(_ open: OpenBlock?) -> [TextEdit] {
        var merged: [PendingEdit] = []
        for edit in edits {
            if let last = merged.last, last.range.upperBound == edit.range.lowerBound {
                merged[merged.count - 1].range = last.range.lowerBound..<edit.range.upperBound
                merged[merged.count - 1].text += edit.text
            } else {
                merged.append(edit)
            }
        }
        if let last = merged.popLast() {
            let floor = merged.last?.range.upperBound ?? 0
            // The last line end is part of the value of a text that ends with one.
            let keepsLineEnd = open.map { $0.chomping != .strip } ?? false
            merged.append(atEndOfText(last, floor: floor, keepsLineEnd: keepsLineEnd))
        }
        return merged.compactMap { edit in
            guard !storage.bytes[edit.range].elementsEqual(edit.text) else { return nil }
            return TextEdit(replacing: edit.range, with: String(decoding: edit.text, as: UTF8.self))
        }
    }

    /// Turns an edit that touches the line end that is thought at the end of the text into one of the text itself.
    private func atEndOfText(_ edit: PendingEdit, floor: Int, keepsLineEnd: Bool) -> PendingEdit {
        let end = storage.endOfText
        guard edit.range.upperBound >= end else { return edit }
        var edit = edit
        if edit.range.upperBound == end {
            let isLineOpen = end > 0 && !storage.bytes[end - 1].isWrittenLineEnd
            if isLineOpen, keepsLineEnd, !edit.text.isEmpty { edit.text += lineEnd }
            return edit
        }
        let start = edit.range.lowerBound
        if start > end { edit.text = lineEnd + edit.text }
        edit.range = min(start, end)..<end
        guard !keepsLineEnd else { return edit }
        if !edit.text.isEmpty {
            edit.text.removeLast(lineEnd.count)
        } else if start > floor, storage.bytes[start - 1].isWrittenLineEnd {
            edit.range = storage.beforeLineEnd(start)..<end
        }
        return edit
    }
}

extension YAMLStorage {
    /// The tag and anchor of a node.
    func properties(of node: Int) -> NodeProperties? {
        let index = records[node].properties
        return index < 0 ? nil : properties[Int(index)]
    }

    /// The line end of a document: its first, that of the first document, or a line feed where there is none.
    fileprivate func lineEnd(of document: DocumentRecord) -> [UInt8] {
        let first = document.firstLineEnd ?? documents[0].firstLineEnd
        guard let first, bytes[first] == .carriageReturn else { return [.lineFeed] }
        if bytes[first + 1] == .lineFeed { return [.carriageReturn, .lineFeed] }
        // Before a line feed a carriage return would be no line end of its own.
        return hasOnlyCarriageReturns ? [.carriageReturn] : [.lineFeed]
    }
}
