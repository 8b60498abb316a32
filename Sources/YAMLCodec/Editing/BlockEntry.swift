// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// An entry of a block collection, and where its parts stand.
struct BlockEntry {
    /// Where the entry begins: its dash, its question mark, or its key with what belongs to that.
    let start: Int
    /// The record of the key; nil in a sequence.
    let key: Int?
    let value: Int
    /// Behind the dash or the colon; nil where a key behind a question mark has no colon.
    let indicatorEnd: Int?
    let isExplicit: Bool

    /// The records of the entry.
    func records(in storage: YAMLStorage) -> Range<Int> {
        (key ?? value)..<value + Int(storage.records[value].size)
    }
}

/// The entries of a block collection, one after the other.
struct BlockEntries: Sequence, IteratorProtocol {
    private let storage: YAMLStorage
    private let isSequence: Bool
    /// The record of the next key or element, and that behind the last.
    private var child: Int
    private let end: Int
    /// Where what stands before the next entry ends.
    private var position: Int

    init(of collection: Int, in storage: YAMLStorage) {
        let record = storage.records[collection]
        self.storage = storage
        isSequence = record.kind == .sequence
        child = collection + 1
        end = collection + Int(record.size)
        position = Int(record.start)
    }

    mutating func next() -> BlockEntry? {
        guard child < end else { return nil }
        let entry = storage.blockEntry(child, isElement: isSequence, from: position)
        position = Int(storage.records[entry.value].end)
        child = entry.value + Int(storage.records[entry.value].size)
        return entry
    }
}

extension YAMLStorage {
    /// The entries of a block collection.
    func blockEntries(of collection: Int) -> [BlockEntry] {
        Array(BlockEntries(of: collection, in: self))
    }

    /// The entry of a block collection at a position; nil where there is none.
    func blockEntry(at position: Int, of collection: Int) -> BlockEntry? {
        guard let child = child(at: position, of: collection) else { return nil }
        let last = value(at: position - 1, of: collection).map { records[$0].end }
        let start = Int(last ?? records[collection].start)
        return blockEntry(child, isElement: records[collection].kind == .sequence, from: start)
    }

    /// The entry of which the record of the element or the key is known, and where what stands before it ends.
    fileprivate func blockEntry(_ child: Int, isElement: Bool, from position: Int) -> BlockEntry {
        isElement ? blockElement(child, from: position) : blockPair(child, from: position)
    }

    private func blockElement(_ value: Int, from position: Int) -> BlockEntry {
        let dash = nextToken(from: position)
        return BlockEntry(start: dash, key: nil, value: value, indicatorEnd: dash + 1, isExplicit: false)
    }

    private func blockPair(_ key: Int, from position: Int) -> BlockEntry {
        let start = nextToken(from: position)
        let value = key + Int(records[key].size)
        let isExplicit = bytes[start] == UInt8(ascii: "?") && bytes[start + 1].isBlankOrLineEnd
        // A value without a colon stands right behind its key; the next colon belongs to a map around it.
        let colon = nextToken(from: max(Int(records[key].end), start))
        let hasColon = bytes[colon] == UInt8(ascii: ":") && colon < Int(records[value].start)
        return BlockEntry(
            start: start,
            key: key,
            value: value,
            indicatorEnd: hasColon ? colon + 1 : nil,
            isExplicit: isExplicit
        )
    }

    /// Where the text of a node in block context ends, which is before the end of a line; blank lines behind a block
    /// scalar belong to it only if it keeps them.
    func contentEnd(of node: Int) -> Int {
        let last = lastText(of: node)
        return isBlockScalar(last) ? contentEnd(ofBlockScalar: last) : Int(records[node].end)
    }

    /// The last record of a node; where that is the value of a key without a colon, whose lines it stands behind, the key,
    /// which may itself end with such a value.
    private func lastText(of node: Int) -> Int {
        let last = node + Int(records[node].size) - 1
        var record = last
        while record > 0, records[record].range.isEmpty, records[record - 1].end == records[record].start {
            record -= 1
            if isBlockScalar(record) { return record }
        }
        return last
    }

    func isBlockScalar(_ record: Int) -> Bool {
        records[record].style == .literal || records[record].style == .folded
    }

    /// The block scalar that a node ends with, if it does.
    func openBlock(atEndOf node: Int) -> OpenBlock? {
        let scalar = lastText(of: node)
        guard isBlockScalar(scalar) else { return nil }
        let layout = layouts[Int(records[scalar].detail)]
        return OpenBlock(indentation: layout.indentation, chomping: layout.chomping)
    }

    /// Behind the header of a block scalar, such as `|2-`.
    func headerEnd(ofBlockScalar scalar: Int) -> Int {
        var end = Int(records[scalar].start)
        while !bytes[end].isBlankOrLineEnd { end += 1 }
        return end
    }

    private func contentEnd(ofBlockScalar scalar: Int) -> Int {
        let layout = layouts[Int(records[scalar].detail)]
        if layout.chomping == .keep, !layout.lines.isEmpty {
            let end = layout.lines.upperBound
            return bytes[end - 1].isWrittenLineEnd ? beforeLineEnd(end) : end
        }
        var end = endOfLine(at: Int(records[scalar].start))
        var line = layout.lines.lowerBound
        while line < layout.lines.upperBound {
            let lineEnd = endOfLine(at: line)
            let spaces = bytes[line..<lineEnd].prefix(layout.indentation).prefix { $0 == .space }.count
            if line + spaces < lineEnd { end = lineEnd }
            line = nextLine(after: line)
        }
        return end
    }

    /// The lines of an entry: those that it stands on, comments in its column right above it, and deeper comments below
    /// it.
    ///
    /// - Parameters:
    ///   - entry: The entry.
    ///   - column: The column of the collection.
    ///   - floor: Where what stands before the entry ends; nil where comments above it are not its own.
    /// - Returns: Where the lines begin and end, their line ends among them.
    func lines(of entry: BlockEntry, column: Int, floor: Int?) -> Range<Int> {
        var start = startOfLine(at: entry.start)
        if let floor {
            while start > floor, start > 0, bytes[start - 1].isWrittenLineEnd {
                let above = startOfLine(at: beforeLineEnd(start))
                guard above >= floor, isComment(above, in: column) else { break }
                start = above
            }
        }
        var end = nextLine(after: contentEnd(of: entry))
        var line = end
        scan: while true {
            switch self.line(at: line) {
            case .content: break scan
            case .blank: line = nextLine(after: line)
            case .comment(let found):
                guard found > column else { break scan }
                line = nextLine(after: line)
                end = line
            }
        }
        return start..<end
    }

    /// Where the text of an entry ends.
    func contentEnd(of entry: BlockEntry) -> Int {
        max(contentEnd(of: entry.value), entry.indicatorEnd ?? 0)
    }

    private func isComment(_ line: Int, in column: Int) -> Bool {
        guard case .comment(column) = self.line(at: line) else { return false }
        return bytes[line..<line + column].allSatisfy { $0 == .space }
    }
}
