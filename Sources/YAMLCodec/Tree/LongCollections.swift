// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Where the entries of long lists and maps stand, so that the way to one of them does not lead along all the others.
///
/// Those of short collections are found by a walk, which takes less time than to note where they stand.
struct LongCollections {
    /// A long collection.
    struct Entries {
        /// The records of the elements, or of the keys.
        let records: [Int32]
        /// The positions of the keys of a map by their text; of several with the same text that of the first.
        let keys: KeyTable
        /// Of keys that stand several times the position of the second, by that of the first.
        let repetitions: [Int: Int]
    }

    /// A collection with more entries is long.
    static let threshold = 100

    private var collections: [Int: Entries] = [:]

    /// The entries of a collection if that is long.
    subscript(collection: Int) -> Entries? {
        collections.isEmpty ? nil : collections[collection]
    }

    /// Notes the long collections of documents whose aliases are resolved.
    init(_ documents: [DocumentRecord], _ records: [NodeRecord], bytes: [UInt8], layouts: [BlockScalarLayout]) {
        var pending = documents.map(\.root)
        while let node = pending.popLast() {
            var count = 0
            for child in EntryRecords(of: node, records) {
                count += 1
                let value = records[node].kind == .mapping ? child + Int(records[child].size) : child
                // What has few records has no long collections within.
                if records[child].size > Self.threshold { pending.append(child) }
                if value != child, records[value].size > Self.threshold { pending.append(value) }
            }
            guard count > Self.threshold else { continue }
            collections[node] = Entries(of: node, records, bytes: bytes, layouts: layouts)
        }
    }
}

extension LongCollections.Entries {
    fileprivate init(of node: Int, _ nodes: [NodeRecord], bytes: [UInt8], layouts: [BlockScalarLayout]) {
        let children = EntryRecords(of: node, nodes).map { Int32(truncatingIfNeeded: $0) }
        let isMap = nodes[node].kind == .mapping
        var keys = KeyTable(capacity: isMap ? children.count : 0)
        var repetitions: [Int: Int] = [:]
        func text(_ position: Int) -> ArraySlice<UInt8>? {
            var key = nodes[Int(children[position])]
            if key.kind == .alias { key = nodes[Int(key.detail)] }
            return key.kind == .scalar ? ScalarText.slice(of: key, in: bytes, layouts: layouts) : nil
        }
        for position in isMap ? children.indices : 0..<0 {
            guard let key = text(position), let first = keys.add(position, key, isText: { text($0) == key }) else {
                continue
            }
            repetitions[first] = repetitions[first] ?? position
        }
        (records, self.keys, self.repetitions) = (children, keys, repetitions)
    }
}
