// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A character that is written as a backslash and what follows, in double quotes.
struct Escape {
    let scalar: Unicode.Scalar
    /// The offset behind the escape.
    let end: Int

    /// Reads the escape at a backslash; nil where it is not one.
    ///
    /// A pair of surrogates, which JSON writes for characters beyond U+FFFF, is one character.
    init?(at start: Int, in bytes: [UInt8]) {
        let letter = bytes[start + 1]
        if let count = Self.digits(of: letter) {
            guard let value = Self.number(count, at: start + 2, in: bytes) else { return nil }
            if let scalar = Unicode.Scalar(value) {
                (self.scalar, end) = (scalar, start + 2 + count)
                return
            }
            let behind = start + 2 + count
            guard (0xD800...0xDBFF).contains(value), bytes[behind] == UInt8(ascii: "\\"),
                bytes[behind + 1] == UInt8(ascii: "u"), let low = Self.number(4, at: behind + 2, in: bytes),
                (0xDC00...0xDFFF).contains(low),
                let scalar = Unicode.Scalar(0x10000 + (value - 0xD800) << 10 + (low - 0xDC00))
            else { return nil }
            (self.scalar, end) = (scalar, behind + 6)
            return
        }
        guard let scalar = Self.scalar(of: letter) else { return nil }
        (self.scalar, end) = (scalar, start + 2)
    }

    /// How many hexadecimal digits follow a letter; nil for letters that are not followed by any.
    static func digits(of letter: UInt8) -> Int? {
        switch letter {
        case UInt8(ascii: "x"): 2
        case UInt8(ascii: "u"): 4
        case UInt8(ascii: "U"): 8
        default: nil
        }
    }

    private static func scalar(of letter: UInt8) -> Unicode.Scalar? {
        switch letter {
        case UInt8(ascii: "0"): "\0"
        case UInt8(ascii: "a"): "\u{7}"
        case UInt8(ascii: "b"): "\u{8}"
        case UInt8(ascii: "t"), .tab: "\t"
        case UInt8(ascii: "n"): "\n"
        case UInt8(ascii: "v"): "\u{B}"
        case UInt8(ascii: "f"): "\u{C}"
        case UInt8(ascii: "r"): "\r"
        case UInt8(ascii: "e"): "\u{1B}"
        case .space, UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "\\"): Unicode.Scalar(letter)
        case UInt8(ascii: "N"): "\u{85}"
        case UInt8(ascii: "_"): "\u{A0}"
        case UInt8(ascii: "L"): "\u{2028}"
        case UInt8(ascii: "P"): "\u{2029}"
        default: nil
        }
    }

    /// Digits are looked at one by one, so that the end of the text stops it.
    private static func number(_ count: Int, at start: Int, in bytes: [UInt8]) -> UInt32? {
        var value: UInt32 = 0
        for index in start..<start + count {
            guard let digit = bytes[index].hexadecimalDigit, value < 1 << 28 else { return nil }
            value = value << 4 | digit
        }
        return value
    }
}
