// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Numbers as kubectl's YAML reader (sigs.k8s.io/yaml over go-yaml v2) sees them.
///
/// Underscores are stripped first. A leading zero makes base 8, `0x`, `0o` and `0b` their bases; where the digits do not
/// fit the base, or are too many, the text may still be a decimal number. There are no sexagesimal numbers.
enum KubernetesNumber {
    /// Reads a number; nil where the text is not one.
    static func resolve(_ text: ArraySlice<UInt8>) -> ResolvedScalar? {
        let isNegative = text.first == UInt8(ascii: "-")
        let hasSign = isNegative || text.first == UInt8(ascii: "+")
        let body = hasSign ? text.dropFirst() : text
        if CoreNumber.isInfinity(body) { return .number(isNegative ? -.infinity : .infinity) }
        if !hasSign, CoreNumber.isNaN(body) { return .number(.nan) }
        if text.first == UInt8(ascii: ".") {
            // A text that begins with a point is read by Go's own parser, which takes no underscores there.
            return CoreNumber.isDecimal(text) ? CoreNumber.float(text) : nil
        }
        let plain = body.filter { $0 != UInt8(ascii: "_") }[...]
        if let value = integer(plain, isNegative: isNegative) { return value }
        guard CoreNumber.isDecimal(plain) else { return nil }
        let digits = isNegative ? [UInt8(ascii: "-")] + plain : Array(plain)
        return CoreNumber.float(digits[...])
    }

    private static func integer(_ text: ArraySlice<UInt8>, isNegative: Bool) -> ResolvedScalar? {
        var radix = 10
        var digits = text
        if text.count > 1, text.first == UInt8(ascii: "0") {
            switch text[text.startIndex + 1] | 0x20 {
            case UInt8(ascii: "x"): (radix, digits) = (16, text.dropFirst(2))
            case UInt8(ascii: "o"): (radix, digits) = (8, text.dropFirst(2))
            case UInt8(ascii: "b"): (radix, digits) = (2, text.dropFirst(2))
            default: (radix, digits) = (8, text.dropFirst())
            }
        }
        if let value = DigitText.integer(digits, radix: radix, isNegative: isNegative) { return .integer(value) }
        // Up to 64 bits without a sign they are integers still, which JSON writes as they are.
        guard !isNegative, DigitText.areDigits(digits, radix: radix), DigitText.fits64Bits(digits, radix: radix) else {
            return nil
        }
        return .number(DigitText.number(digits, radix: radix))
    }
}

extension DigitText {
    fileprivate static func fits64Bits(_ digits: ArraySlice<UInt8>, radix: Int) -> Bool {
        UInt64(String(decoding: digits, as: UTF8.self), radix: radix) != nil
    }
}
