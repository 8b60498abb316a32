// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// Reads values from the records of a document, straight from the text.
///
/// It stands at one record at a time; aliases are followed.
struct NodeSource {
    /// A mistake, before its path and place are worked out.
    struct Mistake {
        let code: YAMLDecodingError.Problem.Code
        let record: Int
        let message: String
        var hint: String?
    }

    let bytes: [UInt8]
    let records: [NodeRecord]
    let storage: YAMLStorage
    let schema: YAMLSchema
    let isStrict: Bool
    let userInfo: [CodingUserInfoKey: any Sendable]

    /// The record that is read.
    var index: Int
    var depth = 0
    var mistakes: [Mistake] = []
    /// The entries of the maps that are being read, the innermost map's last, and where those begin.
    var entries: [MapEntry] = []
    var firstEntry = 0

    init(_ node: YAMLNode, schema: YAMLSchema, isStrict: Bool, userInfo: [CodingUserInfoKey: any Sendable]) {
        storage = node.storage
        bytes = storage.bytes
        records = storage.records
        self.schema = schema
        self.isStrict = isStrict
        self.userInfo = userInfo
        index = node.index
        followAlias()
    }

    mutating func followAlias() {
        if records[index].kind == .alias { index = Int(records[index].detail) }
    }

    // MARK: - Scalars

    /// What the scalar at the index is; nil for a collection.
    var scalar: ResolvedScalar? {
        let record = records[index]
        guard record.kind == .scalar else { return nil }
        if record.properties >= 0, let tag = storage.properties[Int(record.properties)].tag {
            return tagged(tag, record)
        }
        guard record.style == .plain else { return .string }
        if record.isVerbatim, record.start < record.end, ResolvedScalar.isText(from: bytes[Int(record.start)]) {
            return .string
        }
        return ResolvedScalar(plain: plainText(record), schema)
    }

    /// Whether the scalar at the index is null.
    var isNull: Bool {
        let record = records[index]
        guard record.kind == .scalar else { return false }
        // Without a tag only `null`, what is shorter, and nothing are.
        if record.properties < 0, record.style != .plain || record.end - record.start > 4 { return false }
        return scalar == .null
    }

    private func plainText(_ record: NodeRecord) -> ArraySlice<UInt8> {
        // A text of several lines has a blank inside, as nothing but a text has.
        record.isVerbatim ? bytes[record.range] : bytes[record.range].prefix(1) + [.space]
    }

    /// A tag decides, whatever the text looks like and however it is quoted.
    private func tagged(_ tag: String, _ record: NodeRecord) -> ResolvedScalar {
        let plain = ResolvedScalar(
            plain: ScalarText.bytes(of: record, in: bytes, layouts: storage.layouts)[...],
            schema
        )
        return switch (tag, plain) {
        case ("tag:yaml.org,2002:null", _): .null
        case ("tag:yaml.org,2002:bool", .boolean), ("tag:yaml.org,2002:int", .integer),
            ("tag:yaml.org,2002:float", .number):
            plain
        case ("tag:yaml.org,2002:float", .integer(let value)): .number(Double(value))
        default: .string
        }
    }

    /// The text of the scalar at the index.
    var text: String {
        let record = records[index]
        if record.isVerbatim { return String(decoding: bytes[ScalarText.verbatimRange(of: record)], as: UTF8.self) }
        return String(decoding: ScalarText.bytes(of: record, in: bytes, layouts: storage.layouts), as: UTF8.self)
    }

    // MARK: - Mistakes

    mutating func note(
        _ code: YAMLDecodingError.Problem.Code,
        _ message: String,
        at record: Int? = nil,
        hint: String? = nil
    ) {
        mistakes.append(Mistake(code: code, record: record ?? index, message: message, hint: hint))
    }

    mutating func expected(_ what: String) {
        note(.wrongType, "expected \(what), found \(found)", hint: hint(for: what))
    }

    private func hint(for expected: String) -> String? {
        let isTemplate = records[index].kind == .mapping && bytes[records[index].range].starts(with: "{{".utf8)
        if isTemplate { return "a template that has not been rendered is no value; render it first" }
        let isOtherScalar = expected == "a text" && records[index].kind == .scalar && scalar != .null
        return isOtherScalar ? "put it in quotes" : nil
    }

    private var found: String {
        switch kind {
        case .null: "null"
        case .boolean: "the truth value \(text)"
        case .integer, .number: "the number \(text)"
        case .string: "a text"
        case .sequence: "a list"
        case .map: "a map"
        }
    }
}

extension NodeSource: ValueSource {
    var kind: ValueKind {
        switch records[index].kind {
        case .sequence: .sequence
        case .mapping: .map
        default:
            switch scalar {
            case .boolean: .boolean
            case .integer: .integer
            case .number: .number
            case .string: .string
            default: .null
            }
        }
    }

    mutating func boolean() -> Bool? {
        if case .boolean(let value) = scalar { return value }
        expected("a truth value")
        return nil
    }

    mutating func integer() -> Int? {
        switch scalar {
        case .integer(let value): return value
        case .number(let value):
            if let exact = Int(exactly: value) { return exact }
        default: break
        }
        expected("a whole number")
        return nil
    }

    mutating func number() -> Double? {
        switch scalar {
        case .integer(let value): return Double(value)
        case .number(let value):
            guard schema == .kubernetes, !value.isFinite else { return value }
            note(.invalidValue, "JSON, and so Kubernetes, has no such number")
        default: expected("a number")
        }
        return nil
    }

    mutating func string() -> String? {
        if case .string = scalar { return text }
        expected("a text")
        return nil
    }

    mutating func fail(_ sentence: String) {
        note(.invalidValue, sentence)
    }

    mutating func sequence<Element: FieldValue>(of type: Element.Type) -> [Element]? {
        guard records[index].kind == .sequence else {
            expected("a list")
            return nil
        }
        guard descend() else { return nil }
        let list = index
        let end = list + Int(records[list].size)
        var elements: [Element] = []
        elements.reserveCapacity(childCount(of: list))
        var child = list + 1
        while child < end {
            index = child
            followAlias()
            if let element = Element.read(from: &self) { elements.append(element) }
            child += Int(records[child].size)
        }
        index = list
        depth -= 1
        return elements
    }

    private func childCount(of collection: Int) -> Int {
        let end = collection + Int(records[collection].size)
        var child = collection + 1
        var count = 0
        while child < end {
            child += Int(records[child].size)
            count += 1
        }
        return count
    }

    mutating func map<Member: FieldValue>(of type: Member.Type) -> (keys: [String], values: [Member])? {
        guard startMap() else { return nil }
        let map = index
        let outer = firstEntry
        firstEntry = pushEntries(of: map)
        var keys: [String] = []
        var values: [Member] = []
        keys.reserveCapacity(entries.count - firstEntry)
        values.reserveCapacity(entries.count - firstEntry)
        for position in firstEntry..<entries.count {
            let entry = entries[position]
            index = entry.key
            let key = keyText
            index = entry.value
            followAlias()
            if let value = Member.read(from: &self) {
                keys.append(key)
                values.append(value)
            }
        }
        endMap(map, outer)
        return (keys, values)
    }

    mutating func fields<Value: FieldCodable>(of type: Value.Type) -> Value? {
        guard startMap() else { return nil }
        let map = index
        let outer = firstEntry
        let mistakesBefore = mistakes.count
        firstEntry = pushEntries(of: map)
        var value = Value.blank
        value.visitFields(&self)
        index = map
        if isStrict { noteUnknownFields(of: Value.self) }
        let isSound = mistakes.count == mistakesBefore
        endMap(map, outer)
        return isSound ? value : nil
    }

    func text(ofMember name: String) -> String? {
        guard records[index].kind == .mapping else { return nil }
        var copy = self
        copy.firstEntry = copy.pushEntries(of: index)
        guard let position = copy.position(of: FieldKey(name)) else { return nil }
        copy.index = copy.entries[position].value
        copy.followAlias()
        return copy.scalar == .string ? copy.text : nil
    }

    // MARK: - Depth

    /// Types nest as deep as they please, and reading them recurses: beyond this it stops.
    private static let deepest = 512

    private mutating func descend() -> Bool {
        guard depth < Self.deepest else {
            note(.tooDeep, "lists and maps are nested deeper than \(Self.deepest) levels")
            return false
        }
        depth += 1
        return true
    }

    private mutating func startMap() -> Bool {
        guard records[index].kind == .mapping else {
            expected("a map")
            return false
        }
        return descend()
    }

    private mutating func endMap(_ map: Int, _ outer: Int) {
        entries.removeSubrange(firstEntry...)
        firstEntry = outer
        index = map
        depth -= 1
    }
}
