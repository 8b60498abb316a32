// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How a text is written so that every reader gives it back.
enum ScalarForm: Equatable {
    /// As it is.
    case plain
    /// In single quotes, where it holds double quotes or backslashes and nothing that needs an escape.
    case singleQuoted
    /// In double quotes, with escapes.
    case doubleQuoted
    /// Over several lines, as they are.
    case literal

    /// Where a text stands, which decides what it could be taken for.
    enum Place {
        /// At the start of a line, with a colon behind it, and on one line only.
        case key
        /// Behind a key or a dash.
        case value
        /// At the start of a document that holds nothing else.
        case document
    }

    /// Chooses the form of a text.
    ///
    /// - Parameters:
    ///   - text: The text's UTF-8.
    ///   - place: Where the text stands.
    init(of text: ArraySlice<UInt8>, as place: Place) {
        let traits = Traits(text)
        if !traits.needsEscape, !traits.hasLineFeed, Self.isPlain(text, traits, as: place) {
            self = .plain
        } else if traits.needsEscape || traits.hasMarkInside {
            self = .doubleQuoted
        } else if !traits.hasLineFeed {
            self = traits.hasQuoteOrBackslash ? .singleQuoted : .doubleQuoted
        } else {
            self = place == .value && Self.isLiteral(text) ? .literal : .doubleQuoted
        }
    }

    /// Whether a text can stand in single quotes as it is.
    static func canBeSingleQuoted(_ text: ArraySlice<UInt8>) -> Bool {
        let traits = Traits(text)
        return !traits.needsEscape && !traits.hasMarkInside && !traits.hasLineFeed
    }

    private static func isPlain(_ text: ArraySlice<UInt8>, _ traits: Traits, as place: Place) -> Bool {
        guard let first = text.first, let last = text.last, !traits.hasIndicatorInside else { return false }
        switch first {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
            UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
            UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"),
            UInt8(ascii: "`"), UInt8(ascii: " "):
            return false
        case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
            // An indicator only before a blank or the end of the line; behind a key of one character stands a colon.
            let second = text.dropFirst().first ?? UInt8(ascii: place == .key ? ":" : " ")
            if second == UInt8(ascii: " ") { return false }
        default:
            break
        }
        if last == UInt8(ascii: " ") || (last == UInt8(ascii: ":") && place != .key) { return false }
        if place != .value, isDocumentMarker(text, as: place) { return false }
        return !AmbiguousScalar.isMisread(text, as: place)
    }

    /// Whether the text at the start of a line would end the document: `---` or `...` before a blank or the line's end.
    private static func isDocumentMarker(_ text: ArraySlice<UInt8>, as place: Place) -> Bool {
        guard let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: ".") else { return false }
        guard text.count >= 3, text.prefix(3).allSatisfy({ $0 == first }) else { return false }
        return (text.dropFirst(3).first ?? UInt8(ascii: place == .key ? ":" : " ")) == UInt8(ascii: " ")
    }

    /// Whether lines of the text can stand in a block as they are.
    ///
    /// Text of blank lines only, and lines of blanks before the first other line, are read differently by different
    /// readers.
    private static func isLiteral(_ text: ArraySlice<UInt8>) -> Bool {
        for byte in text {
            switch byte {
            case UInt8(ascii: "\n"): continue
            case UInt8(ascii: " "), UInt8(ascii: "\t"): return lineHasText(text)
            default: return true
            }
        }
        return false
    }

    private static func lineHasText(_ text: ArraySlice<UInt8>) -> Bool {
        let line = text.drop { $0 == UInt8(ascii: "\n") }.prefix { $0 != UInt8(ascii: "\n") }
        return line.contains { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    }
}

/// What one look at every byte of a text tells.
private struct Traits {
    /// A control character, or a character that some reader drops, replaces or takes for a line end.
    var needsEscape = false
    /// A byte-order mark behind the first character, which is escaped where the text cannot be plain: go-yaml, if the
    /// mark is the last character that it has read ahead, loses the first character of a line below.
    var hasMarkInside = false
    var hasLineFeed = false
    var hasQuoteOrBackslash = false
    /// A colon before a space, a number sign behind one, or a tab, which end a plain text for some reader.
    var hasIndicatorInside = false

    init(_ text: ArraySlice<UInt8>) {
        var previous: UInt8 = 0
        for (index, byte) in zip(text.indices, text) {
            switch byte {
            case UInt8(ascii: "\n"):
                hasLineFeed = true
            case 0..<UInt8(ascii: " ") where byte != UInt8(ascii: "\t"), 0x7f:
                needsEscape = true
            case UInt8(ascii: "\t"):
                hasIndicatorInside = true
            case UInt8(ascii: " "):
                if previous == UInt8(ascii: ":") { hasIndicatorInside = true }
            case UInt8(ascii: "#"):
                if previous == UInt8(ascii: " ") { hasIndicatorInside = true }
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                hasQuoteOrBackslash = true
            case 0xc2, 0xe2, 0xef:
                guard let character = EscapedCharacter(at: index, in: text) else { break }
                if character.isMark, index > text.startIndex {
                    hasMarkInside = true
                } else {
                    needsEscape = true
                }
            default:
                break
            }
            previous = byte
        }
    }
}

/// A character outside ASCII that is written as an escape.
struct EscapedCharacter {
    let scalar: UInt32
    let length: Int

    /// Whether it is the byte-order mark, U+FEFF.
    var isMark: Bool { scalar == 0xfeff }

    /// Looks whether such a character begins at an index: a C1 control (next line among them), the line and paragraph
    /// separators, U+FFFE and U+FFFF, and the byte-order mark.
    init?(at index: Int, in text: ArraySlice<UInt8>) {
        let bytes = text[index...].prefix(3)
        let second = bytes.dropFirst().first ?? 0
        let third = bytes.dropFirst(2).first ?? 0
        switch (text[index], second, third) {
        case (0xc2, 0x80...0x9f, _): (scalar, length) = (UInt32(second), 2)
        case (0xe2, 0x80, 0xa8...0xa9): (scalar, length) = (0x2000 | UInt32(third & 0x3f), 3)
        case (0xef, 0xbf, 0xbe...0xbf): (scalar, length) = (0xffc0 | UInt32(third & 0x3f), 3)
        case (0xef, 0xbb, 0xbf): (scalar, length) = (0xfeff, 3)
        default: return nil
        }
    }
}
