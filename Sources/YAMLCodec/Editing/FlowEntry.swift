// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// An entry of a collection in brackets or braces, and where its parts stand.
struct FlowEntry {
    /// From the first token of the entry to the end of the last one.
    let range: Range<Int>
    /// The record of the key; nil in a sequence.
    let key: Int?
    let value: Int
    /// Behind the key, and behind the colon; nil where there is none.
    var keyEnd: Int?
    var colonEnd: Int?
    /// Where the comma behind the entry stands, if there is one.
    var comma: Int?

    /// The records of the entry.
    func records(in storage: YAMLStorage) -> Range<Int> {
        (key ?? value)..<value + Int(storage.records[value].size)
    }
}

extension YAMLStorage {
    /// Whether a node is a single pair in brackets, which has no braces of its own.
    func isBarePair(_ node: Int) -> Bool {
        let record = records[node]
        guard record.kind == .mapping, record.style == .flow else { return false }
        // The key of such a pair may begin with a brace, at the same place.
        return bytes[Int(record.start)] != UInt8(ascii: "{")
            || (record.size > 1 && records[node + 1].start == record.start)
    }

    /// The entries of a collection in brackets or braces, or the one of a bare pair.
    func flowEntries(of collection: Int) -> [FlowEntry] {
        let isBare = isBarePair(collection)
        let end = collection + Int(records[collection].size)
        var entries: [FlowEntry] = []
        var child = collection + 1
        var position = Int(records[collection].start) + (isBare ? 0 : 1)
        while child < end {
            let start = nextToken(from: position)
            var entry =
                records[collection].kind == .sequence
                ? flowElement(child, from: start) : flowPair(child, from: start)
            position = entry.range.upperBound
            if !isBare {
                let comma = nextToken(from: position)
                if bytes[comma] == UInt8(ascii: ",") {
                    entry.comma = comma
                    position = comma + 1
                }
            }
            entries.append(entry)
            child = entry.value + Int(records[entry.value].size)
        }
        return entries
    }

    private func flowElement(_ value: Int, from start: Int) -> FlowEntry {
        FlowEntry(range: start..<(flowEnd(of: value) ?? start), key: nil, value: value)
    }

    private func flowPair(_ key: Int, from start: Int) -> FlowEntry {
        let value = key + Int(records[key].size)
        let isExplicit = bytes[start] == UInt8(ascii: "?") && bytes[start + 1].isBlankOrLineEnd
        let keyEnd = flowEnd(of: key) ?? (isExplicit ? start + 1 : start)
        let next = nextToken(from: keyEnd)
        let colonEnd = bytes[next] == UInt8(ascii: ":") ? next + 1 : nil
        let end = flowEnd(of: value) ?? colonEnd ?? keyEnd
        return FlowEntry(range: start..<end, key: key, value: value, keyEnd: keyEnd, colonEnd: colonEnd)
    }

    /// Where the text of a node in brackets ends; nil where nothing is written.
    private func flowEnd(of node: Int) -> Int? {
        let record = records[node]
        if isBarePair(node) { return flowEntries(of: node).first?.range.upperBound }
        if record.range.isEmpty {
            return record.properties < 0 ? nil : properties[Int(record.properties)].range.upperBound
        }
        return Int(record.end)
    }
}
