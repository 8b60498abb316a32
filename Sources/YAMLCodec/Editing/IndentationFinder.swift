// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Finds out how a document indents, so that what is added looks like what is there.
///
/// The nearest example counts: the entries of the collection itself, then those of the collections around it, then the
/// first of the document.
struct IndentationFinder {
    private let storage: YAMLStorage
    private let document: Int
    /// What the entries of each collection tell that was looked at.
    private var known: [Int: Evidence] = [:]
    private var fallback: Evidence?

    private struct Evidence {
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

    // swift-format-ignore: ValidateDocumentationComments
    /// The indentation of what is written in a collection.
    ///
    /// - Parameter collections: The collection and those around it, outermost first.
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
        guard storage.records[collection].style == .block else { return Evidence() }
        if let evidence = known[collection] { return evidence }
        var evidence = Evidence()
        let isSequence = storage.records[collection].kind == .sequence
        for entry in storage.blockEntries(of: collection) {
            if isSequence, evidence.item == nil { evidence.item = item(entry) }
            if !isSequence { note(entry, in: collection, &evidence) }
        }
        known[collection] = evidence
        return evidence
    }

    /// How far what stands behind a dash is from it.
    private func item(_ entry: BlockEntry) -> Int? {
        let value = Int(storage.records[entry.value].start)
        let first = storage.endOfBlanks(from: entry.start + 1)
        guard first == value, !storage.bytes[value].isLineEnd, !storage.bytes[entry.start..<value].contains(.tab) else {
            return nil
        }
        return value - entry.start
    }

    /// How much deeper than its key a value stands that is a block collection on lines of its own.
    private func note(_ entry: BlockEntry, in map: Int, _ evidence: inout Evidence) {
        let value = storage.records[entry.value]
        guard !entry.isExplicit, value.style == .block, storage.isFirstOnLine(Int(value.start)) else { return }
        let step = storage.column(of: Int(value.start)) - storage.column(of: entry.start)
        if value.kind == .mapping, evidence.map == nil { evidence.map = step }
        if value.kind == .sequence, evidence.sequence == nil { evidence.sequence = step }
    }

    private mutating func evidenceOfDocument() -> Evidence {
        if let fallback { return fallback }
        var evidence = Evidence()
        for record in document..<document + Int(storage.records[document].size) where !evidence.isComplete {
            evidence.complete(with: self.evidence(of: record))
        }
        fallback = evidence
        return evidence
    }
}
