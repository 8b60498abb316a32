// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Why a text is not a field path.
public struct FieldPathError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// Two dots in a row, a dot at an end, or a bracket where a name should stand.
        public static let emptyFieldName = Code(name: "emptyFieldName")
        /// Brackets with nothing in them; the empty key is `[""]`.
        public static let emptyBracket = Code(name: "emptyBracket")
        /// A bracket that is not closed, or a key whose quote is not.
        public static let unclosedBracket = Code(name: "unclosedBracket")
        /// Text directly behind a closing bracket.
        public static let unexpectedText = Code(name: "unexpectedText")
        /// An index that is too large for a list.
        public static let indexTooLarge = Code(name: "indexTooLarge")

        /// The code's name.
        public var description: String { name }
    }

    /// What kind of mistake it is.
    public let code: Code
    /// The text that was parsed.
    public let text: String
    /// Where in the text's UTF-8 the mistake was noticed.
    public let offset: Int

    /// One sentence with the offset.
    public var description: String {
        let sentence =
            switch code {
            case .emptyFieldName: "expected a field name"
            case .emptyBracket: "expected an index or a key in the bracket"
            case .unclosedBracket: "expected \"]\" to close the bracket"
            case .unexpectedText: "expected \".\", \"[\" or the end after \"]\""
            default: "the index is too large"
            }
        return "field path \"\(text)\", offset \(offset): \(sentence)"
    }
}

extension FieldPath: ExpressibleByStringLiteral {
    /// Creates a path from a literal such as `"spec.template.spec.containers[0]"`.
    ///
    /// - Precondition: The literal is a well-formed path.
    public init(stringLiteral text: String) {
        do {
            try self.init(parsing: text)
        } catch {
            preconditionFailure(error.description)
        }
    }

    /// Reads a path as ``description`` writes it; the empty text is the whole value.
    ///
    /// Digits in brackets are an index, other text in brackets is a map's key.
    ///
    /// - Throws: `FieldPathError` with the offset of the mistake.
    public init(parsing text: String) throws(FieldPathError) {
        var parser = FieldPathParser(text: text)
        self.init(try parser.parse())
    }
}

private struct FieldPathParser {
    let text: String
    let bytes: [UInt8]
    var position = 0

    init(text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    mutating func parse() throws(FieldPathError) -> [FieldPath.Component] {
        var components: [FieldPath.Component] = []
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "["):
                components.append(try bracket())
            case UInt8(ascii: ".") where !components.isEmpty:
                position += 1
                components.append(try field())
            default:
                guard components.isEmpty else { throw error(.unexpectedText) }
                components.append(try field())
            }
        }
        return components
    }

    private mutating func field() throws(FieldPathError) -> FieldPath.Component {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "."), bytes[position] != UInt8(ascii: "[") {
            position += 1
        }
        guard position > start else { throw error(.emptyFieldName) }
        return .field(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func bracket() throws(FieldPathError) -> FieldPath.Component {
        let open = position
        position += 1
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
            return try quotedKey(open: open)
        }
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "]") { position += 1 }
        guard position < bytes.count else { throw error(.unclosedBracket, at: open) }
        guard position > start else { throw error(.emptyBracket, at: open) }
        let content = bytes[start..<position]
        position += 1
        guard content.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return .key(String(decoding: content, as: UTF8.self))
        }
        guard let index = Int(String(decoding: content, as: UTF8.self)) else { throw error(.indexTooLarge, at: open) }
        return .index(index)
    }

    private mutating func quotedKey(open: Int) throws(FieldPathError) -> FieldPath.Component {
        var key: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\\") where position < bytes.count:
                key.append(bytes[position])
                position += 1
            case UInt8(ascii: "\""):
                guard position < bytes.count, bytes[position] == UInt8(ascii: "]") else {
                    throw error(.unclosedBracket, at: open)
                }
                position += 1
                return .key(String(decoding: key, as: UTF8.self))
            default:
                key.append(byte)
            }
        }
        throw error(.unclosedBracket, at: open)
    }

    private func error(_ code: FieldPathError.Code, at offset: Int? = nil) -> FieldPathError {
        FieldPathError(code: code, text: text, offset: offset ?? position)
    }
}
