// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Looks for mappings with two entries of the same key.
///
/// Keys that are collections or aliases are not compared.
struct DuplicateKeys {
    private let bytes: [UInt8]
    private let records: [NodeRecord]
    private let layouts: [BlockScalarLayout]
    /// The keys of the mapping that is being looked at.
    private var keys: [Int] = []

    /// Below so many keys each is compared with each, which takes less time than to hash them.
    private static let fewKeys = 20

    /// Looks at the mappings among some records.
    static func check(
        _ records: [NodeRecord],
        in range: Range<Int>,
        bytes: [UInt8],
        layouts: [BlockScalarLayout]
    ) throws(SyntaxFailure) {
        var check = DuplicateKeys(bytes: bytes, records: records, layouts: layouts)
        for index in range where records[index].kind == .mapping {
            try check.check(mapping: index)
        }
    }

    private init(bytes: [UInt8], records: [NodeRecord], layouts: [BlockScalarLayout]) {
        self.bytes = bytes
        self.records = records
        self.layouts = layouts
    }

    private mutating func check(mapping: Int) throws(SyntaxFailure) {
        keys.removeAll(keepingCapacity: true)
        var child = mapping + 1
        let end = mapping + Int(records[mapping].size)
        while child < end {
            if records[child].kind == .scalar { keys.append(child) }
            child += Int(records[child].size)
            child += Int(records[child].size)
        }
        guard keys.count > 1 else { return }
        if keys.count <= Self.fewKeys { try compareAll() } else { try compareHashes() }
    }

    private func compareAll() throws(SyntaxFailure) {
        for second in keys.indices.dropFirst() {
            for first in 0..<second where areEqual(keys[first], keys[second]) {
                throw failure(keys[first], keys[second])
            }
        }
    }

    private func compareHashes() throws(SyntaxFailure) {
        var seen = KeyTable(capacity: keys.count)
        for (position, key) in keys.enumerated() {
            let text = text(of: key)
            let first = seen.add(position, text) { self.text(of: keys[$0]) == text }
            if let first { throw failure(keys[first], key) }
        }
    }

    private func areEqual(_ first: Int, _ second: Int) -> Bool {
        if records[first].isVerbatim, records[second].isVerbatim {
            let first = ScalarText.verbatimRange(of: records[first])
            let second = ScalarText.verbatimRange(of: records[second])
            // Lengths and last bytes tell most keys apart.
            guard first.count == second.count, !first.isEmpty else { return first.isEmpty && second.isEmpty }
            return bytes[first.upperBound - 1] == bytes[second.upperBound - 1] && bytes[first] == bytes[second]
        }
        return text(of: first) == text(of: second)
    }

    private func text(of key: Int) -> ArraySlice<UInt8> {
        ScalarText.slice(of: records[key], in: bytes, layouts: layouts)
    }

    private func failure(_ first: Int, _ second: Int) -> SyntaxFailure {
        let name = String(decoding: text(of: second), as: UTF8.self)
        return SyntaxFailure(
            code: .duplicateKey,
            range: records[second].range,
            message: "the map has the key \"\(name)\" already",
            earlier: Int(records[first].start)
        )
    }
}
