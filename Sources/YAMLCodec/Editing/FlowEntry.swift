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

    /// Behind the comma, or behind the last token where there is none.
    var end: Int { comma.map { $0 + 1 } ?? range.upperBound }

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
        guard bytes[Int(record.start)] == UInt8(ascii: "{") else { return true }
        // The key of such a pair may begin with a brace, at the same place.
        return record.size > 1 && records[node + 1].start == record.start
    }

    /// The entries of a collection in brackets or braces, or the one of a bare pair.
    func flowEntries(of collection: Int) -> [FlowEntry] {
        let end = collection + Int(records[collection].size)
        var entries: [FlowEntry] = []
        var child = collection + 1
        var position = startOfEntries(of: collection)
        while child < end {
            let entry = flowEntry(child, of: collection, from: position)
            entries.append(entry)
            position = entry.end
            child = entry.value + Int(records[entry.value].size)
        }
        return entries
    }

    /// The entry at a position; nil where there is none.
    func flowEntry(at position: Int, of collection: Int) -> FlowEntry? {
        var first = position
        var start: Int?
        // Of an entry before it nothing may be written but its comma; then the one before that tells.
        while start == nil, first > 0 {
            start = startBehindEntry(at: first - 1, of: collection)
            if start == nil { first -= 1 }
        }
        var entry: FlowEntry?
        for next in first...position {
            guard let child = child(at: next, of: collection) else { return nil }
            let found = flowEntry(child, of: collection, from: start ?? startOfEntries(of: collection))
            (entry, start) = (found, found.end)
        }
        return entry
    }

    /// Where the entry behind another begins, if it can be told without where that one begins.
    private func startBehindEntry(at position: Int, of collection: Int) -> Int? {
        guard let child = child(at: position, of: collection) else { return nil }
        let value = value(of: child, in: collection)
        if let end = flowEnd(of: value) { return nextToken(from: end) + 1 }
        guard value != child, let end = flowEnd(of: child) else { return nil }
        let next = nextToken(from: end)
        return (bytes[next] == UInt8(ascii: ":") ? nextToken(from: next + 1) : next) + 1
    }

    /// Behind the bracket, or where a bare pair begins.
    private func startOfEntries(of collection: Int) -> Int {
        Int(records[collection].start) + (isBarePair(collection) ? 0 : 1)
    }

    private func flowEntry(_ child: Int, of collection: Int, from position: Int) -> FlowEntry {
        let start = nextToken(from: position)
        let isSequence = records[collection].kind == .sequence
        var entry = isSequence ? flowElement(child, from: start) : flowPair(child, from: start)
        if !isBarePair(collection) {
            let comma = nextToken(from: entry.range.upperBound)
            if bytes[comma] == UInt8(ascii: ",") { entry.comma = comma }
        }
        return entry
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
