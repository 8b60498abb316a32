// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The encodings that YAML texts come in, told by a byte-order mark.
package enum TextEncoding: CaseIterable {
    case utf8, utf16LittleEndian, utf16BigEndian, utf32LittleEndian, utf32BigEndian

    /// Tells the encoding of a text.
    package init(of bytes: [UInt8]) {
        // The mark of UTF-16 begins that of UTF-32, so the longer one is tried first.
        let marked: [Self] = [.utf32LittleEndian, .utf32BigEndian, .utf16LittleEndian, .utf16BigEndian]
        self = marked.first { bytes.starts(with: $0.mark) } ?? .utf8
    }

    /// What a text in an encoding other than UTF-8 begins with.
    private var mark: [UInt8] {
        switch self {
        case .utf8: []
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        case .utf32LittleEndian: [0xFF, 0xFE, 0, 0]
        case .utf32BigEndian: [0, 0, 0xFE, 0xFF]
        }
    }

    /// Returns a text in this encoding, with its byte-order mark.
    package func bytes(ofUTF8 text: [UInt8]) -> [UInt8] {
        let string = String(decoding: text, as: UTF8.self)
        return switch self {
        case .utf8: text
        case .utf16LittleEndian: mark + string.utf16.flatMap { Self.bytes(of: $0) }
        case .utf16BigEndian: mark + string.utf16.flatMap { Self.bytes(of: $0).reversed() }
        case .utf32LittleEndian: mark + string.unicodeScalars.flatMap { Self.bytes(of: $0.value) }
        case .utf32BigEndian: mark + string.unicodeScalars.flatMap { Self.bytes(of: $0.value).reversed() }
        }
    }

    /// The bytes of a number, the least significant first.
    private static func bytes(of number: some FixedWidthInteger) -> [UInt8] {
        stride(from: 0, to: number.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    /// Returns a text as UTF-8.
    static func utf8(of bytes: [UInt8]) throws(SyntaxFailure) -> [UInt8] {
        switch TextEncoding(of: bytes) {
        case .utf8: bytes
        case .utf16LittleEndian: try utf16(bytes) { $0 | $1 << 8 }
        case .utf16BigEndian: try utf16(bytes) { $0 << 8 | $1 }
        case .utf32LittleEndian: try utf32(bytes) { $0 | $1 << 8 | $2 << 16 | $3 << 24 }
        case .utf32BigEndian: try utf32(bytes) { $0 << 24 | $1 << 16 | $2 << 8 | $3 }
        }
    }

    private static func utf16(
        _ bytes: [UInt8],
        unit: (UInt16, UInt16) -> UInt16
    ) throws(SyntaxFailure) -> [UInt8] {
        guard bytes.count.isMultiple(of: 2) else { throw failure("UTF-16 has two bytes a unit, and the last has one") }
        let units = stride(from: 2, to: bytes.count, by: 2).map { unit(UInt16(bytes[$0]), UInt16(bytes[$0 + 1])) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        let hasError = transcode(units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true) {
            output.append($0)
        }
        guard !hasError else { throw failure("the text is not UTF-16: a surrogate stands alone") }
        return output
    }

    private static func utf32(
        _ bytes: [UInt8],
        scalar: (UInt32, UInt32, UInt32, UInt32) -> UInt32
    ) throws(SyntaxFailure) -> [UInt8] {
        guard bytes.count.isMultiple(of: 4) else { throw failure("UTF-32 has four bytes a character") }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count / 2)
        for index in stride(from: 4, to: bytes.count, by: 4) {
            let bytes = bytes[index..<index + 4].map(UInt32.init)
            guard let scalar = Unicode.Scalar(scalar(bytes[0], bytes[1], bytes[2], bytes[3])) else {
                throw failure("the text is not UTF-32: four bytes are no character")
            }
            output += String(Character(scalar)).utf8
        }
        return output
    }

    private static func failure(_ message: String) -> SyntaxFailure {
        SyntaxFailure(code: .invalidEncoding, range: 0..<0, message: message)
    }
}
