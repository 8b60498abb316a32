// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// Notes what it is given: `{name: "web", count: 1}`.
struct RecordingSink: ValueSink {
    private(set) var text = ""

    /// What a value writes.
    static func text(of value: some FieldValue) -> String {
        var sink = RecordingSink()
        value.write(to: &sink)
        return sink.text
    }

    mutating func null() { text += "null" }
    mutating func boolean(_ value: Bool) { text += "boolean(\(value))" }
    mutating func integer(_ value: Int) { text += "integer(\(value))" }
    mutating func number(_ value: Double) { text += "number(\(value))" }
    mutating func string(_ value: String) { text += "string(\(value))" }

    mutating func sequence<Element: FieldValue>(_ elements: [Element]) {
        text += "[" + elements.map(Self.text).joined(separator: ", ") + "]"
    }

    mutating func map<Member: FieldValue>(keys: [String], values: [Member]) {
        let members = zip(keys, values).map { "\($0): \(Self.text(of: $1))" }
        text += "{" + members.joined(separator: ", ") + "}"
    }

    mutating func fields<Value: FieldCodable>(of value: Value) {
        text += "fields(of: \(Value.self))"
    }
}
