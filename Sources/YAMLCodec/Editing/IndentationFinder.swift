// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Finds out how a document indents, so that what is added looks like what is there.
///
/// The nearest example counts: the entries of the collection itself, then those of the collections around it, then the
/// first of the document. Only so many entries of each are looked at, that an edit takes no longer in a longer document.
struct IndentationFinder {
    private let storage: YAMLStorage
    private let document: Int
    /// What the entries of each collection tell that was looked at.
    private var known: [Int: Evidence] = [:]
    private var fallback: Evidence?

    /// How many entries are looked at.
    private static let reach = 200

    fileprivate struct Evidence {
        var map: Int?
        var sequence: Int?
        var item: Int?

        mutating func complete(with other: Evidence) {
            map = map ?? other.map
            sequence = sequence ?? other.sequence
            item = item ?? other.item
        }

        var isComplete: Bool { map != nil && sequence != nil && item != nil }
    }

    init(storage: YAMLStorage, document: Int) {
        self.storage = storage
        self.document = document
    }

    /// The indentation of what is written in a collection: the last of these, which are those around it.
    mutating func indentation(in collections: [Int]) -> BlockIndentation {
        var evidence = Evidence()
        for collection in collections.reversed() where !evidence.isComplete {
            evidence.complete(with: self.evidence(of: collection))
        }
        if !evidence.isComplete { evidence.complete(with: evidenceOfDocument()) }
        let usual = BlockIndentation()
        return BlockIndentation(
            map: evidence.map ?? usual.map,
            sequence: evidence.sequence ?? usual.sequence,
            item: evidence.item ?? usual.item
        )
    }

    private mutating func evidence(of collection: Int) -> Evidence {
        if let evidence = known[collection] { return evidence }
        var left = Self.reach
        let evidence = storage.evidence(of: collection, &left)
        known[collection] = evidence
        return evidence
    }

    private mutating func evidenceOfDocument() -> Evidence {
        if let fallback { return fallback }
        var evidence = Evidence()
        var left = Self.reach
        for record in document..<document + min(Int(storage.records[document].size), Self.reach) {
            evidence.complete(with: storage.evidence(of: record, &left))
            if evidence.isComplete { break }
        }
        fallback = evidence
        return evidence
    }
}

extension YAMLStorage {
    /// What the first entries of a collection tell; how many are left to be looked at is counted down.
    fileprivate func evidence(of collection: Int, _ left: inout Int) -> IndentationFinder.Evidence {
        let isSequence = records[collection].kind == .sequence
        var evidence = IndentationFinder.Evidence()
        guard records[collection].style == .block else { return evidence }
        for entry in BlockEntries(of: collection, in: self) {
            guard left > 0 else { break }
            left -= 1
            if isSequence { evidence.item = item(entry) } else { note(entry, &evidence) }
            if evidence.item != nil || evidence.map != nil && evidence.sequence != nil { break }
        }
        return evidence
    }

    /// How far what stands behind a dash is from it.
    private func item(_ entry: BlockEntry) -> Int? {
        let value = Int(records[entry.value].start)
        let first = endOfBlanks(from: entry.start + 1)
        guard first == value, !bytes[value].isLineEnd, !bytes[entry.start..<value].contains(.tab) else { return nil }
        return value - entry.start
    }

    /// How much deeper than its key a value stands that is a block collection on lines of its own.
    private func note(_ entry: BlockEntry, _ evidence: inout IndentationFinder.Evidence) {
        let value = records[entry.value]
        guard !entry.isExplicit, value.style == .block, isFirstOnLine(Int(value.start)) else { return }
        let step = column(of: Int(value.start)) - column(of: entry.start)
        if value.kind == .mapping, evidence.map == nil { evidence.map = step }
        if value.kind == .sequence, evidence.sequence == nil { evidence.sequence = step }
    }
}
