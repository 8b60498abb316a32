// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The encodings that YAML texts come in, told by a byte-order mark.
enum TextEncoding {
    /// Returns a text as UTF-8, and whether it was something else.
    static func utf8(of bytes: [UInt8]) throws(SyntaxFailure) -> [UInt8] {
        switch (bytes.first, bytes.dropFirst().first, bytes.dropFirst(2).first, bytes.dropFirst(3).first) {
        case (0xFF, 0xFE, 0, 0): try utf32(bytes) { $0 | $1 << 8 | $2 << 16 | $3 << 24 }
        case (0, 0, 0xFE, 0xFF): try utf32(bytes) { $0 << 24 | $1 << 16 | $2 << 8 | $3 }
        case (0xFF, 0xFE, _, _): try utf16(bytes) { $0 | $1 << 8 }
        case (0xFE, 0xFF, _, _): try utf16(bytes) { $0 << 8 | $1 }
        default: bytes
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
