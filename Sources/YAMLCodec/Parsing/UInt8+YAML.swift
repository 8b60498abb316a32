// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The characters that have a meaning in YAML's grammar.
extension UInt8 {
    /// Stands behind the last byte of the text, where the grammar allows no other byte zero.
    static let endOfText: UInt8 = 0

    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")

    /// A space or a tab.
    var isBlank: Bool { self == .space || self == .tab }

    /// The end of a line, or of the text.
    var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn || self == .endOfText }

    /// What must stand behind an indicator such as a dash.
    var isBlankOrLineEnd: Bool { isBlank || isLineEnd }

    /// One of the characters that have a meaning at the start of a text without quotes, or the first byte of the
    /// byte-order mark.
    var isIndicator: Bool {
        switch self {
        case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "&"),
            UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "%"),
            UInt8(ascii: "@"), UInt8(ascii: "`"), 0xEF:
            true
        default: isFlowIndicator
        }
    }

    /// One of `, [ ] { }`, which end a plain text in brackets.
    var isFlowIndicator: Bool {
        switch self {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
        default: false
        }
    }

    /// The value of a hexadecimal digit; nil for another character.
    var hexadecimalDigit: UInt32? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

extension [UInt8] {
    /// Whether the byte-order mark stands here, in UTF-8.
    func hasByteOrderMark(at start: Int) -> Bool {
        // The first byte decides nearly always.
        start < count && self[start] == 0xEF && self[start...].starts(with: [0xEF, 0xBB, 0xBF])
    }
}
