// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText

/// Looks for bytes that are not UTF-8 and for characters that YAML does not allow.
struct CharacterCheck {
    /// Where characters stand that are allowed in quotes only: DEL, the C1 controls without next line, U+FFFE, U+FFFF.
    private(set) var quotedOnly: [Range<Int>] = []

    /// Looks at every byte of a text.
    init(_ bytes: [UInt8]) throws(SyntaxFailure) {
        var isASCII = true
        for (offset, byte) in bytes.enumerated() where byte < 0x20 || byte >= 0x7F {
            switch byte {
            case .tab, .lineFeed, .carriageReturn: continue
            case 0..<0x20: throw Self.failure(offset..<offset + 1, "is a control character")
            case 0x7F: quotedOnly.append(offset..<offset + 1)
            default: isASCII = false
            }
        }
        if !isASCII { try checkScalars(bytes) }
    }

    private mutating func checkScalars(_ bytes: [UInt8]) throws(SyntaxFailure) {
        if let range = SourceText.invalidUTF8(in: bytes) {
            throw SyntaxFailure(code: .invalidEncoding, range: range, message: "the text is not UTF-8")
        }
        // The text is well-formed, so that no scalar ends behind it.
        for (offset, byte) in bytes.enumerated() {
            if byte == 0xC2, (0x80...0x9F).contains(bytes[offset + 1]), bytes[offset + 1] != 0x85 {
                quotedOnly.append(offset..<offset + 2)
            } else if byte == 0xEF, bytes[offset + 1] == 0xBF, bytes[offset + 2] >= 0xBE {
                quotedOnly.append(offset..<offset + 3)
            }
        }
    }

    /// Checks that what may stand in quotes only does so, once it is known where quotes are.
    func checkQuotes(_ records: [NodeRecord]) throws(SyntaxFailure) {
        guard !quotedOnly.isEmpty else { return }
        let quoted = records.filter { $0.style == .singleQuoted || $0.style == .doubleQuoted }
        var index = 0
        for range in quotedOnly.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            while index < quoted.count, quoted[index].end <= range.lowerBound { index += 1 }
            guard index < quoted.count, quoted[index].start <= range.lowerBound else {
                throw Self.failure(range, "may stand in quotes only")
            }
        }
    }

    private static func failure(_ range: Range<Int>, _ reason: String) -> SyntaxFailure {
        SyntaxFailure(
            code: .invalidCharacter,
            range: range,
            message: "this character \(reason)",
            hint: "in double quotes it can be written as an escape, such as \\x07"
        )
    }
}
