// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// Why a text is not JSON.
struct JSONTextError: Error, CustomStringConvertible {
    let position: Int
    let expected: String

    /// Where it stops to be JSON, counted from 1 in bytes, and what was expected there.
    var description: String { "at byte \(position + 1): expected \(expected)" }
}

/// Reads JSON (RFC 8259) out of an annotation.
///
/// Annotations hold it where pairs do not suffice, as in the weights of a forward action.
struct JSONText {
    private static let greatestDepth = 64

    private let bytes: [UInt8]
    private var position = 0

    /// Reads the value that a text is, with nothing but blanks around it.
    static func read(_ text: String) throws(JSONTextError) -> JSONValue {
        var reader = JSONText(text)
        let value = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.position == reader.bytes.count else { throw reader.failure("the end of the text") }
        return value
    }

    private init(_ text: String) {
        bytes = Array(text.utf8)
    }

    private mutating func value(depth: Int) throws(JSONTextError) -> JSONValue {
        guard depth < Self.greatestDepth else { throw failure("no more than \(Self.greatestDepth) levels") }
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .boolean(true))
        case UInt8(ascii: "f"): return try literal("false", .boolean(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSONTextError) -> JSONObject {
        var object = JSONObject()
        position += 1
        skipBlanks()
        if take("}") { return object }
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw failure("a name in quotes") }
            let name = try string()
            skipBlanks()
            guard take(":") else { throw failure("\":\"") }
            object[name] = try value(depth: depth + 1)
            skipBlanks()
        } while take(",")
        guard take("}") else { throw failure("\",\" or \"}\"") }
        return object
    }

    private mutating func array(depth: Int) throws(JSONTextError) -> [JSONValue] {
        var elements: [JSONValue] = []
        position += 1
        skipBlanks()
        if take("]") { return elements }
        repeat {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
        } while take(",")
        guard take("]") else { throw failure("\",\" or \"]\"") }
        return elements
    }

    private mutating func string() throws(JSONTextError) -> String {
        var text: [UInt8] = []
        position += 1
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw failure("a character that is no control character") }
            position += 1
            if byte == UInt8(ascii: "\\") {
                text += try escaped()
            } else {
                text.append(byte)
            }
        }
        guard take("\"") else { throw failure("a quote") }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func escaped() throws(JSONTextError) -> [UInt8] {
        guard let byte = next else { throw failure("an escape") }
        let simple: [UInt8: UInt8] = [
            UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
            UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
            UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
        ]
        if let plain = simple[byte] {
            position += 1
            return [plain]
        }
        guard take("u") else { throw failure("an escape") }
        var units = [try hexadecimal()]
        if UTF16.isLeadSurrogate(units[0]), next == UInt8(ascii: "\\"), bytes.indices.contains(position + 1),
            bytes[position + 1] == UInt8(ascii: "u")
        {
            position += 2
            units.append(try hexadecimal())
        }
        // What is no pair becomes a replacement character, as in the controller.
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private mutating func hexadecimal() throws(JSONTextError) -> UInt16 {
        let digits = bytes[position...].prefix(4)
        guard digits.count == 4, digits.allSatisfy(\.isASCIILetterOrDigit),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw failure("four hexadecimal digits") }
        position += 4
        return unit
    }

    private mutating func number() throws(JSONTextError) -> JSONValue {
        let start = position
        _ = take("-")
        let digits = skipDigits()
        guard digits == 1 || digits > 1 && bytes[position - digits] != UInt8(ascii: "0") else {
            position = start
            throw failure("a value")
        }
        var isWhole = true
        if take(".") {
            isWhole = false
            guard skipDigits() > 0 else { throw failure("a digit") }
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            guard skipDigits() > 0 else { throw failure("a digit") }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, let value = Int(text) { return .integer(value) }
        guard let value = Double(text), value.isFinite else {
            position = start
            throw failure("a smaller number")
        }
        return .number(value)
    }

    private mutating func skipDigits() -> Int {
        let count = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        position += count
        return count
    }

    private mutating func literal(_ text: String, _ value: JSONValue) throws(JSONTextError) -> JSONValue {
        guard bytes[position...].starts(with: text.utf8) else { throw failure("a value") }
        position += text.utf8.count
        return value
    }

    // MARK: - Bytes

    private var next: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipBlanks() {
        let blanks: [UInt8] = [0x20, 0x09, 0x0a, 0x0d]
        while let byte = next, blanks.contains(byte) { position += 1 }
    }

    private func failure(_ expected: String) -> JSONTextError {
        JSONTextError(position: position, expected: expected)
    }
}
