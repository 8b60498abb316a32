// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Where the entries of long lists and maps stand, so that the way to one of them does not lead along all the others.
///
/// Those of short collections are found by a walk, which takes less time than to note where they stand.
struct LongCollections {
    /// A collection with more than ``shortest`` entries.
    struct Entries {
        /// The records of the elements, or of the keys.
        fileprivate(set) var records: [Int32]
        /// The positions of the keys of a map by their text; of several with the same text that of the first.
        fileprivate(set) var keys = KeyTable(capacity: 0)
        /// Of keys that stand several times the position of the second, by that of the first.
        fileprivate(set) var repetitions: [Int: Int] = [:]
    }

    /// A collection with more entries is long.
    static let shortest = 32

    private var collections: [Int: Entries] = [:]

    /// The entries of a collection if that is long.
    subscript(collection: Int) -> Entries? {
        collections.isEmpty ? nil : collections[collection]
    }

    /// Notes the long collections of documents whose aliases are resolved.
    init(_ documents: [DocumentRecord], _ records: [NodeRecord], bytes: [UInt8], layouts: [BlockScalarLayout]) {
        for document in documents {
            for index in document.root..<document.root + Int(records[document.root].size)
            where records[index].size > Self.shortest && records[index].isCollection {
                let children = EntryRecords(of: index, records).map { Int32(truncatingIfNeeded: $0) }
                var entries = Entries(records: children)
                guard entries.records.count > Self.shortest else { continue }
                if records[index].kind == .mapping { entries.noteKeys(records, bytes, layouts) }
                collections[index] = entries
            }
        }
    }
}

extension LongCollections.Entries {
    fileprivate mutating func noteKeys(_ nodes: [NodeRecord], _ bytes: [UInt8], _ layouts: [BlockScalarLayout]) {
        let children = records
        func text(_ position: Int) -> ArraySlice<UInt8>? {
            var key = nodes[Int(children[position])]
            if key.kind == .alias { key = nodes[Int(key.detail)] }
            return key.kind == .scalar ? ScalarText.slice(of: key, in: bytes, layouts: layouts) : nil
        }
        keys = KeyTable(capacity: children.count)
        for position in children.indices {
            guard let key = text(position), let first = keys.add(position, key, isText: { text($0) == key }) else {
                continue
            }
            repetitions[first] = repetitions[first] ?? position
        }
    }
}
