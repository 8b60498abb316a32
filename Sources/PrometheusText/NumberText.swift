// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Numbers as expositions write them.
enum NumberText {
    /// Reads a sample's value or a bucket's bound: a decimal number, an infinity or `NaN`.
    ///
    /// These are the spellings that Go's `strconv.ParseFloat` and OpenMetrics' grammar share: no hexadecimal digits and
    /// no underscores; letters of either case. Nil for anything else, and for numbers beyond the range of a `Double`.
    static func value(_ text: ArraySlice<UInt8>) -> Double? {
        if let number = decimal(text) { return number }
        switch String(decoding: text.prefix(10), as: UTF8.self).lowercased() {
        case "+inf", "inf", "+infinity", "infinity": return .infinity
        case "-inf", "-infinity": return -.infinity
        case "nan": return .nan
        default: return nil
        }
    }

    /// Reads a decimal number with an optional fraction and exponent.
    static func decimal(_ text: ArraySlice<UInt8>) -> Double? {
        guard let parts = DecimalParts(text) else { return nil }
        if let exact = parts.exactValue { return exact }
        guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else { return nil }
        return number
    }

    /// Reads a timestamp of the Prometheus format: whole milliseconds, as 64 bits hold them.
    static func milliseconds(_ text: ArraySlice<UInt8>) -> Int64? {
        Int64(String(decoding: text, as: UTF8.self))
    }

    /// Writes a number in its shortest form: `10`, `0.005`, `1e-08`, `+Inf`.
    static func text(_ value: Double) -> String {
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if value.isNaN { return "NaN" }
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    fileprivate static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

/// A decimal number taken apart, as far as its value can be told without rounding.
private struct DecimalParts {
    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    private var isNegative = false
    private var digits: UInt64 = 0
    private var exponent = 0
    private var isExact = true

    /// Checks the grammar and gathers the digits; nil where the text is no decimal number.
    init?(_ text: ArraySlice<UInt8>) {
        var index = text.startIndex
        if let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            index += 1
        }
        let whole = takeDigits(text, &index)
        var fraction = 0
        if index < text.endIndex, text[index] == UInt8(ascii: ".") {
            index += 1
            fraction = takeDigits(text, &index)
            exponent = -fraction
        }
        guard whole + fraction > 0 else { return nil }
        if index < text.endIndex, text[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            guard takeExponent(text, &index) else { return nil }
        }
        guard index == text.endIndex else { return nil }
    }

    /// The value where digits and power of ten are both exact as `Double`, so that one operation rounds correctly.
    var exactValue: Double? {
        guard isExact, digits <= 1 << 53, abs(exponent) < Self.powersOfTen.count else { return nil }
        let power = Self.powersOfTen[abs(exponent)]
        let magnitude = exponent < 0 ? Double(digits) / power : Double(digits) * power
        return isNegative ? -magnitude : magnitude
    }

    private mutating func takeDigits(_ text: ArraySlice<UInt8>, _ index: inout Int) -> Int {
        let start = index
        while index < text.endIndex, NumberText.isDigit(text[index]) {
            // Beyond this the digits do not fit a Double anyway.
            if digits < 1 << 54 {
                digits = digits * 10 + UInt64(text[index] - UInt8(ascii: "0"))
            } else {
                isExact = false
            }
            index += 1
        }
        return index - start
    }

    private mutating func takeExponent(_ text: ArraySlice<UInt8>, _ index: inout Int) -> Bool {
        var isNegative = false
        if index < text.endIndex, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
            isNegative = text[index] == UInt8(ascii: "-")
            index += 1
        }
        let start = index
        var power = 0
        while index < text.endIndex, NumberText.isDigit(text[index]) {
            if power < 10_000 { power = power * 10 + Int(text[index] - UInt8(ascii: "0")) }
            index += 1
        }
        exponent += isNegative ? -power : power
        return index > start
    }
}
