// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What bytes say about the scalars that they encode.
enum UTF8Bytes {
    /// Whether a byte can only stand behind the first byte of a scalar.
    static func isContinuation(_ byte: UInt8) -> Bool {
        byte & 0b1100_0000 == 0b1000_0000
    }

    /// The first bytes that are not part of a well-formed scalar, or nil where all are.
    static func firstInvalid(in bytes: [UInt8]) -> Range<Int>? {
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            let (end, isValid) = scalar(at: index, in: bytes)
            guard isValid else { return index..<end }
            index = end
        }
        return nil
    }

    /// Where the scalar that starts at an index ends, and whether it is well-formed.
    ///
    /// A broken one ends before the byte that breaks it, but has at least one byte; decoders show it as one replacement
    /// character.
    static func scalar(at index: Int, in bytes: [UInt8]) -> (end: Int, isValid: Bool) {
        let lead = bytes[index]
        if lead < 0x80 { return (index + 1, true) }
        guard let (length, second) = form(lead) else { return (index + 1, false) }
        var end = index + 1
        while end < index + length {
            let allowed = end == index + 1 ? second : 0x80...0xBF
            guard end < bytes.count, allowed.contains(bytes[end]) else { return (end, false) }
            end += 1
        }
        return (end, true)
    }

    /// The length of a scalar with this first byte and what its second may be, by table 3-7 of the Unicode standard.
    private static func form(_ lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
        switch lead {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: nil
        }
    }
}

extension SourceText {
    /// Returns the first bytes that are not UTF-8, or nil where all are.
    ///
    /// The range starts with the first byte of the broken scalar and ends before the byte that breaks it, but holds at
    /// least one byte.
    public static func invalidUTF8(in bytes: [UInt8]) -> Range<Int>? {
        UTF8Bytes.firstInvalid(in: bytes)
    }
}
