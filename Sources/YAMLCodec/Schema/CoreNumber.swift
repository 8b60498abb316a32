// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Numbers of YAML 1.2's core schema.
enum CoreNumber {
    /// Reads a number; nil where the text is not one.
    static func resolve(_ text: ArraySlice<UInt8>) -> ResolvedScalar? {
        let isNegative = text.first == UInt8(ascii: "-")
        let hasSign = isNegative || text.first == UInt8(ascii: "+")
        let unsigned = hasSign ? text.dropFirst() : text
        if !hasSign, text.count > 2, text.first == UInt8(ascii: "0") {
            switch text[text.startIndex + 1] {
            case UInt8(ascii: "o"): return integer(text.dropFirst(2), radix: 8)
            case UInt8(ascii: "x"): return integer(text.dropFirst(2), radix: 16)
            default: break
            }
        }
        if unsigned.allSatisfy(isDigit), !unsigned.isEmpty {
            return DigitText.integer(unsigned, radix: 10, isNegative: isNegative).map { .integer($0) }
                ?? float(text)
        }
        if isInfinity(unsigned) { return .number(isNegative ? -.infinity : .infinity) }
        if !hasSign, isNaN(unsigned) { return .number(.nan) }
        return isDecimal(unsigned) ? float(text) : nil
    }

    private static func integer(_ digits: ArraySlice<UInt8>, radix: Int) -> ResolvedScalar? {
        guard DigitText.areDigits(digits, radix: radix) else { return nil }
        return DigitText.integer(digits, radix: radix, isNegative: false).map { .integer($0) }
            ?? .number(DigitText.number(digits, radix: radix))
    }

    static func float(_ text: ArraySlice<UInt8>) -> ResolvedScalar? {
        Double(String(decoding: text, as: UTF8.self)).map { .number($0) }
    }

    static func isInfinity(_ text: ArraySlice<UInt8>) -> Bool {
        text.count == 4 && [".inf", ".Inf", ".INF"].contains { text.elementsEqual($0.utf8) }
    }

    static func isNaN(_ text: ArraySlice<UInt8>) -> Bool {
        text.count == 4 && [".nan", ".NaN", ".NAN"].contains { text.elementsEqual($0.utf8) }
    }

    /// Digits with a point or an exponent or both: `1.`, `.5`, `1e3`, `1.5E-3`.
    static func isDecimal(_ text: ArraySlice<UInt8>) -> Bool {
        let whole = text.prefix(while: isDigit)
        var rest = text.dropFirst(whole.count)
        var digits = whole.count
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: isDigit)
            digits += fraction.count
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard digits > 0 else { return false }
        guard let marker = rest.first else { return true }
        guard marker == UInt8(ascii: "e") || marker == UInt8(ascii: "E") else { return false }
        rest = rest.dropFirst()
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        return !rest.isEmpty && rest.allSatisfy(isDigit)
    }

    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

/// Digits of a base as a number.
enum DigitText {
    /// The value; nil where it does not fit, or where there are no digits or others than those of the base.
    static func integer(_ digits: ArraySlice<UInt8>, radix: Int, isNegative: Bool) -> Int? {
        guard !digits.isEmpty else { return nil }
        var value = 0
        for byte in digits {
            guard let digit = byte.hexadecimalDigit.map(Int.init), digit < radix else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: radix)
            // Downwards, since the least integer has no positive counterpart.
            let (next, nextOverflow) =
                isNegative
                ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            guard !overflow, !nextOverflow else { return nil }
            value = next
        }
        return value
    }

    /// The nearest floating-point number.
    static func number(_ digits: ArraySlice<UInt8>, radix: Int) -> Double {
        digits.reduce(0) { $0 * Double(radix) + Double($1.hexadecimalDigit ?? 0) }
    }

    static func areDigits(_ text: ArraySlice<UInt8>, radix: Int) -> Bool {
        !text.isEmpty && text.allSatisfy { byte in byte.hexadecimalDigit.map { $0 < radix } ?? false }
    }
}
