// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A JSON value whose objects keep the order of their members, which is what makes the schema's order the API's order.
indirect enum OrderedJSON {
    case string(String)
    case array([OrderedJSON])
    case object([(key: String, value: OrderedJSON)])
    /// A number, a truth value or null, none of which the generator looks at.
    case other

    subscript(key: String) -> OrderedJSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    var members: [(key: String, value: OrderedJSON)] {
        if case .object(let members) = self { members } else { [] }
    }

    var elements: [OrderedJSON] {
        if case .array(let elements) = self { elements } else { [] }
    }

    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }
}

/// Reads JSON without escapes beyond `\"` and `\\`, which the schema does not use.
struct OrderedJSONParser {
    private let bytes: [UInt8]
    private var position = 0

    static func parse(_ text: String) throws -> OrderedJSON {
        var parser = OrderedJSONParser(bytes: Array(text.utf8))
        return try parser.value()
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func value() throws -> OrderedJSON {
        skipSpace()
        switch try peek() {
        case UInt8(ascii: "{"):
            return .object(
                try list(closing: "}") { parser in
                    let key = try parser.string()
                    try parser.expect(":")
                    return (key, try parser.value())
                }
            )
        case UInt8(ascii: "["):
            return .array(try list(closing: "]") { parser in try parser.value() })
        case UInt8(ascii: "\""):
            return .string(try string())
        default:
            while position < bytes.count, !",]} \n".utf8.contains(bytes[position]) { position += 1 }
            return .other
        }
    }

    private mutating func list<Item>(
        closing: Unicode.Scalar,
        item: (inout OrderedJSONParser) throws -> Item
    ) throws -> [Item] {
        position += 1
        var items: [Item] = []
        skipSpace()
        while try peek() != UInt8(ascii: closing) {
            if !items.isEmpty { try expect(",") }
            skipSpace()
            items.append(try item(&self))
            skipSpace()
        }
        position += 1
        return items
    }

    private mutating func string() throws -> String {
        try expect("\"")
        var text: [UInt8] = []
        while try peek() != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") { position += 1 }
            text.append(try peek())
            position += 1
        }
        position += 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func expect(_ character: Unicode.Scalar) throws {
        skipSpace()
        guard try peek() == UInt8(ascii: character) else {
            throw GeneratorError("schema: expected \"\(character)\" at byte \(position)")
        }
        position += 1
    }

    private func peek() throws -> UInt8 {
        guard position < bytes.count else { throw GeneratorError("schema: unexpected end") }
        return bytes[position]
    }

    private mutating func skipSpace() {
        while position < bytes.count, " \n\r\t".utf8.contains(bytes[position]) { position += 1 }
    }
}
