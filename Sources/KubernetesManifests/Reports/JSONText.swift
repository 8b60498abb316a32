// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// Writes JSON for programs that people look over the shoulder of: one member a line, indented by two spaces.
struct JSONText {
    private(set) var bytes: [UInt8] = []

    /// The text of a value, with a line feed at its end.
    static func text(of value: JSONValue) -> String {
        var writer = JSONText()
        writer.write(value, indentation: 0)
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }

    private mutating func write(_ value: JSONValue, indentation: Int) {
        switch value {
        case .null: append("null")
        case .boolean(let value): append(value ? "true" : "false")
        case .integer(let value): append("\(value)")
        // JSON has no infinities.
        case .number(let value): append(value.isFinite ? "\(value)" : "null")
        case .string(let value): write(string: value)
        case .array(let elements):
            write("[", "]", elements, indentation) { writer, element in
                writer.write(element, indentation: indentation + 1)
            }
        case .object(let object):
            write("{", "}", object.members, indentation) { writer, member in
                writer.write(string: member.name)
                writer.append(": ")
                writer.write(member.value, indentation: indentation + 1)
            }
        }
    }

    private mutating func write<Element>(
        _ open: String,
        _ close: String,
        _ elements: [Element],
        _ indentation: Int,
        _ write: (inout JSONText, Element) -> Void
    ) {
        append(open)
        for (index, element) in elements.enumerated() {
            append(index == 0 ? "\n" : ",\n")
            append(String(repeating: "  ", count: indentation + 1))
            write(&self, element)
        }
        if !elements.isEmpty { append("\n" + String(repeating: "  ", count: indentation)) }
        append(close)
    }

    private mutating func write(string: String) {
        append("\"")
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": append("\\\"")
            case "\\": append("\\\\")
            case "\n": append("\\n")
            case "\r": append("\\r")
            case "\t": append("\\t")
            // Two line ends of JavaScript that JSON does not know, and what terminals take for commands.
            case "\u{0}"..<"\u{20}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            default: bytes += UTF8.encode(scalar).map { Array($0) } ?? []
            }
        }
        append("\"")
    }

    private mutating func append(_ text: String) {
        bytes += text.utf8
    }
}

extension JSONObject {
    /// An object of the members that have a value.
    init(present members: [(String, JSONValue?)]) {
        self.init(members.compactMap { name, value in value.map { (name, $0) } })
    }
}

extension JSONValue {
    /// An object of the members that have a value.
    static func present(_ members: (String, JSONValue?)...) -> JSONValue {
        .object(JSONObject(present: members))
    }

    /// A list, or nil in place of an empty one.
    static func nonEmpty(_ elements: [JSONValue]) -> JSONValue? {
        elements.isEmpty ? nil : .array(elements)
    }

    /// A text, or nil in place of an empty one.
    static func nonEmpty(_ text: String) -> JSONValue? {
        text.isEmpty ? nil : .string(text)
    }
}
