// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The way from a collection to one of its entries.
extension YAMLStorage {
    /// The record of the element of a list, or of the key of the entry of a map, that stands at a position; nil where
    /// none does.
    func child(at position: Int, of collection: Int) -> Int? {
        if let entries = longCollections[collection] {
            return entries.records.indices.contains(position) ? Int(entries.records[position]) : nil
        }
        return EntryRecords(of: collection, records).enumerated().first { $0.offset == position }?.element
    }

    /// The record of the value at a position: the element of a list, or what stands behind a key.
    func value(at position: Int, of collection: Int) -> Int? {
        child(at: position, of: collection).map { value(of: $0, in: collection) }
    }

    /// The value of the entry with a key, or the element itself.
    func value(of child: Int, in collection: Int) -> Int {
        records[collection].kind == .mapping ? child + Int(records[child].size) : child
    }

    /// The number of elements of a list, or of entries of a map.
    func entryCount(of collection: Int) -> Int {
        if let entries = longCollections[collection] { return entries.records.count }
        return EntryRecords(of: collection, records).reduce(0) { count, _ in count + 1 }
    }

    /// The positions of the first entry of a map whose key is a text, and of the second if there are several.
    func positions(ofKey text: String, in map: Int) -> (first: Int, second: Int?)? {
        guard records[map].kind == .mapping else { return nil }
        if let entries = longCollections[map] {
            let first = entries.keys.position(of: Array(text.utf8)[...]) { hasText(Int(entries.records[$0]), text) }
            return first.map { ($0, entries.repetitions[$0]) }
        }
        var first: Int?
        for (position, key) in EntryRecords(of: map, records).enumerated() where hasText(key, text) {
            if let first { return (first, position) }
            first = position
        }
        return first.map { ($0, nil) }
    }

    /// The entry of a collection that a record within it belongs to: its position, and the record of the element or the
    /// key.
    func entry(around record: Int, in collection: Int) -> (position: Int, child: Int) {
        if let entries = longCollections[collection] {
            let position = max(1, entries.records.endOfPrefix { $0 <= record }) - 1
            return (position, Int(entries.records[position]))
        }
        var entry = (position: 0, child: collection + 1)
        for (position, child) in EntryRecords(of: collection, records).enumerated() {
            guard child <= record else { break }
            entry = (position, child)
        }
        return entry
    }

    /// Whether a key, or what it is an alias of, is a text.
    private func hasText(_ key: Int, _ text: String) -> Bool {
        var record = records[key]
        if record.kind == .alias { record = records[Int(record.detail)] }
        return record.kind == .scalar
            && ScalarText.slice(of: record, in: bytes, layouts: layouts).elementsEqual(text.utf8)
    }
}

/// The records of the elements of a list, or of the keys of a map, found by a walk.
struct EntryRecords: Sequence, IteratorProtocol {
    private let records: [NodeRecord]
    private let isMap: Bool
    private let end: Int
    private var child: Int

    init(of collection: Int, _ records: [NodeRecord]) {
        self.records = records
        isMap = records[collection].kind == .mapping
        end = collection + Int(records[collection].size)
        child = collection + 1
    }

    mutating func next() -> Int? {
        guard child < end else { return nil }
        let entry = child
        child += Int(records[child].size)
        if isMap { child += Int(records[child].size) }
        return entry
    }
}
