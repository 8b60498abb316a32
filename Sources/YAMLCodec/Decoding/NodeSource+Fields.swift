// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import SourceText

/// An entry of a map that is being read.
struct MapEntry {
    /// The records of the key and of the value.
    let key: Int
    let value: Int
    /// The number of the key's bytes, which tells most keys apart.
    let keyLength: Int
    var isRead = false
}

extension NodeSource: FieldVisitor {
    mutating func constant(_ key: FieldKey, _ value: String) {
        guard let map = enter(key) else { return }
        if let found = string(), found != value {
            note(.invalidValue, "\(key.stringValue) is \(SourceText.quoted(found)), expected \"\(value)\"")
        }
        index = map
    }

    mutating func required<Value: FieldValue>(_ key: FieldKey, _ value: inout Value) {
        guard let map = enter(key) else {
            note(.missingField, "the field \"\(key.stringValue)\" is missing")
            return
        }
        if let found = Value.read(from: &self) { value = found }
        index = map
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value?) {
        guard let map = enter(key) else { return }
        readOptional(&value)
        index = map
    }

    /// Most fields are absent: what is needed for others only, such as the type of the optional, is kept away from them.
    @inline(never)
    private mutating func readOptional<Value: FieldValue>(_ value: inout Value?) {
        if !isNull { value = Value.read(from: &self) }
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value, absent: Value) {
        value = absent
        guard let map = enter(key) else { return }
        if !isNull, let found = Value.read(from: &self) { value = found }
        index = map
    }

    /// Goes to the value of the entry with a key.
    ///
    /// - Returns: Where the map stands, to come back to; nil where there is no such entry.
    private mutating func enter(_ key: FieldKey) -> Int? {
        guard let position = position(of: key) else { return nil }
        let map = index
        entries[position].isRead = true
        index = entries[position].value
        followAlias()
        return map
    }

    // MARK: - Entries

    /// The position of the entry with a key, among those of the innermost map.
    func position(of key: FieldKey) -> Int? {
        let length = key.stringValue.utf8.count
        var position = firstEntry
        while position < entries.count {
            if entries[position].keyLength == length, matches(entries[position].key, key) { return position }
            position += 1
        }
        return nil
    }

    /// Compares a key with one of the same length.
    private func matches(_ record: Int, _ key: FieldKey) -> Bool {
        let record = records[record]
        guard record.isVerbatim else {
            return ScalarText.bytes(of: record, in: bytes, layouts: storage.layouts).elementsEqual(key.stringValue.utf8)
        }
        var index = ScalarText.verbatimRange(of: record).lowerBound
        for byte in key.stringValue.utf8 {
            guard bytes[index] == byte else { return false }
            index += 1
        }
        return true
    }

    private func keyLength(_ record: Int) -> Int {
        let verbatim = records[record]
        return verbatim.isVerbatim ? ScalarText.verbatimRange(of: verbatim).count : keyBytes(record).count
    }

    func keyBytes(_ record: Int) -> ArraySlice<UInt8> {
        ScalarText.slice(of: records[record], in: bytes, layouts: storage.layouts)
    }

    /// The text of the key at the index; of a key that is a collection its text as it stands.
    var keyText: String {
        switch records[index].kind {
        case .scalar: text
        default: String(decoding: bytes[records[index].range], as: UTF8.self)
        }
    }

    /// Puts the entries of a mapping on the stack, those that are merged into it behind its own.
    ///
    /// - Returns: The position of the first.
    mutating func pushEntries(of mapping: Int) -> Int {
        let first = entries.count
        var merged: [Int] = []
        appendEntries(of: mapping, merged: &merged)
        guard !merged.isEmpty else { return first }
        // What is merged does not replace what is there.
        var keys = Set(entries[first...].map { keyBytes($0.key) })
        // A merged map may merge others, which come behind it.
        var next = 0
        while next < merged.count {
            let own = entries.count
            appendEntries(of: merged[next], merged: &merged)
            let added = entries[own...].filter { !keys.contains(keyBytes($0.key)) }
            entries.replaceSubrange(own..., with: added)
            keys.formUnion(added.map { keyBytes($0.key) })
            next += 1
        }
        return first
    }

    private mutating func appendEntries(of mapping: Int, merged: inout [Int]) {
        let end = mapping + Int(records[mapping].size)
        var child = mapping + 1
        while child < end {
            let key = records[child].kind == .alias ? Int(records[child].detail) : child
            let value = child + Int(records[child].size)
            child = value + Int(records[value].size)
            if schema == .kubernetes, isMergeKey(key) {
                merged += mergedMappings(of: value)
                continue
            }
            entries.append(MapEntry(key: key, value: value, keyLength: keyLength(key)))
        }
    }

    private func isMergeKey(_ record: Int) -> Bool {
        let record = records[record]
        guard record.kind == .scalar, record.style == .plain, record.end - record.start == 2 else { return false }
        return bytes[record.range].elementsEqual("<<".utf8)
    }

    /// The mappings that a merge key names: one, or a list of them.
    private func mergedMappings(of value: Int) -> [Int] {
        let value = records[value].kind == .alias ? Int(records[value].detail) : value
        guard records[value].kind == .sequence else { return records[value].kind == .mapping ? [value] : [] }
        var mappings: [Int] = []
        var child = value + 1
        while child < value + Int(records[value].size) {
            let target = records[child].kind == .alias ? Int(records[child].detail) : child
            if records[target].kind == .mapping { mappings.append(target) }
            child += Int(records[child].size)
        }
        return mappings
    }

    // MARK: - Unknown fields

    /// Notes the entries of the innermost map that no field has asked for.
    mutating func noteUnknownFields<Value: FieldCodable>(of type: Value.Type) {
        var names: [String]?
        for position in firstEntry..<entries.count where !entries[position].isRead {
            let known = names ?? FieldNames.names(of: type)
            names = known
            let map = index
            index = entries[position].key
            let key = keyText
            index = map
            noteUnknown(key, known, at: entries[position].key)
        }
    }

    mutating func noteUnknown(_ key: String, _ known: [String], at record: Int) {
        let suggestion = Spelling.closest(to: key, among: known)
        note(
            .unknownField,
            "unknown field \(SourceText.quoted(key))",
            at: record,
            hint: suggestion.map { "did you mean \"\($0)\"?" }
        )
    }
}

/// The names of a type's fields.
private struct FieldNames: FieldVisitor {
    private var names: [String] = []

    static func names<Value: FieldCodable>(of type: Value.Type) -> [String] {
        var names = FieldNames()
        var value = Value.blank
        value.visitFields(&names)
        return names.names
    }

    mutating func constant(_ key: FieldKey, _ value: String) {
        names.append(key.stringValue)
    }

    mutating func required<Value: FieldValue>(_ key: FieldKey, _ value: inout Value) {
        names.append(key.stringValue)
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value?) {
        names.append(key.stringValue)
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value, absent: Value) {
        names.append(key.stringValue)
    }
}
