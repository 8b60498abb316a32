// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A decimal number of any size, compared and rounded without floating point.
///
/// Kubernetes quantities go beyond what `Int` and `Double` hold exactly (`12E`, `1n`, `1e54`), so they are computed
/// digit by digit: every operation is linear in the number of digits.
public struct ExactDecimal: Hashable, Sendable {
    /// Whether the number is below zero.
    public let isNegative: Bool

    /// The significant digits, most significant first, without zeros at either end; empty for zero.
    let digits: [UInt8]

    /// The power of ten of the last digit.
    let exponent: Int

    /// Zero.
    public static let zero = ExactDecimal(isNegative: false, digits: [], exponent: 0)

    /// Creates a number from digits that may have zeros at both ends.
    init(isNegative: Bool, digits: [UInt8], exponent: Int) {
        let significant = digits.drop { $0 == 0 }
        let kept = significant.prefix { _ in true }.trimmingTrailingZeros()
        self.digits = Array(kept)
        self.isNegative = isNegative && !kept.isEmpty
        self.exponent = kept.isEmpty ? 0 : exponent + (significant.count - kept.count)
    }

    /// Creates the number that an integer is.
    public init(_ value: Int) {
        let text = String(value.magnitude)
        self.init(isNegative: value < 0, digits: text.utf8.map { $0 - UInt8(ascii: "0") }, exponent: 0)
    }

    /// Whether the number is zero.
    public var isZero: Bool { digits.isEmpty }

    /// The number without its sign.
    public var magnitude: ExactDecimal {
        ExactDecimal(isNegative: false, digits: digits, exponent: exponent)
    }

    /// Whether the number has no fraction.
    var isInteger: Bool { exponent >= 0 }

    /// The power of ten just above the first digit; what decides a comparison of different magnitudes.
    var pointPosition: Int { digits.count + exponent }

    /// Returns this number times a power of ten.
    func scaled(byPowerOfTen power: Int) -> ExactDecimal {
        ExactDecimal(isNegative: isNegative, digits: digits, exponent: isZero ? 0 : exponent + power)
    }

    /// Returns the nearest multiple of 10 to the power of `exponent` that is not nearer to zero.
    public func roundedAwayFromZero(toPowerOfTen power: Int) -> ExactDecimal {
        guard !isZero, exponent < power else { return self }
        let kept = max(0, digits.count - (power - exponent))
        var rounded = Array(digits.prefix(kept))
        var index = rounded.count
        while index > 0 {
            index -= 1
            if rounded[index] < 9 {
                rounded[index] += 1
                return ExactDecimal(isNegative: isNegative, digits: rounded, exponent: power)
            }
            rounded[index] = 0
        }
        return ExactDecimal(isNegative: isNegative, digits: [1] + rounded, exponent: power)
    }

    /// Returns this number times a small factor.
    func multiplied(by factor: Int) -> ExactDecimal {
        var product: [UInt8] = []
        product.reserveCapacity(digits.count + 4)
        var carry = 0
        for digit in digits.reversed() {
            carry += Int(digit) * factor
            product.append(UInt8(carry % 10))
            carry /= 10
        }
        while carry > 0 {
            product.append(UInt8(carry % 10))
            carry /= 10
        }
        return ExactDecimal(isNegative: isNegative, digits: product.reversed(), exponent: exponent)
    }

    /// Returns this integer divided by a small divisor, or nil where a remainder would be left.
    func dividedExactly(by divisor: Int) -> ExactDecimal? {
        var quotient: [UInt8] = []
        var remainder = 0
        for digit in integerDigits {
            remainder = remainder * 10 + Int(digit)
            quotient.append(UInt8(remainder / divisor))
            remainder %= divisor
        }
        guard remainder == 0 else { return nil }
        return ExactDecimal(isNegative: isNegative, digits: quotient, exponent: 0)
    }

    /// The digits of an integer, with the zeros that its exponent stands for.
    var integerDigits: [UInt8] {
        digits + Array(repeating: 0, count: max(0, exponent))
    }
}

extension ArraySlice<UInt8> {
    fileprivate func trimmingTrailingZeros() -> ArraySlice<UInt8> {
        guard let last = lastIndex(where: { $0 != 0 }) else { return [] }
        return self[...last]
    }
}

extension ExactDecimal: Comparable {
    /// Whether the first number is less than the second, exactly.
    public static func < (first: ExactDecimal, second: ExactDecimal) -> Bool {
        if first.isNegative != second.isNegative { return first.isNegative }
        return first.isNegative ? isSmaller(second, first) : isSmaller(first, second)
    }

    private static func isSmaller(_ first: ExactDecimal, _ second: ExactDecimal) -> Bool {
        if first.isZero || second.isZero { return first.isZero && !second.isZero }
        if first.pointPosition != second.pointPosition { return first.pointPosition < second.pointPosition }
        return first.digits.lexicographicallyPrecedes(second.digits)
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// The number in plain notation, such as `-0.005` or `1600`.
    public var description: String {
        if isZero { return "0" }
        var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        if pointPosition <= 0 {
            text += [UInt8(ascii: "0"), UInt8(ascii: ".")] + Array(repeating: UInt8(ascii: "0"), count: -pointPosition)
        }
        for (index, digit) in integerDigits.enumerated() {
            if index == pointPosition, index > 0 { text.append(UInt8(ascii: ".")) }
            text.append(UInt8(ascii: "0") + digit)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads a number such as `-0.005`, `.5`, `12.` or `1600`; nil where the text is anything else.
    public init?(parsing text: String) {
        var bytes = Array(text.utf8)[...]
        let sign = bytes.first
        if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes.removeFirst() }
        let (number, rest) = Self.parse(bytes, isNegative: sign == UInt8(ascii: "-"))
        guard let number, rest.isEmpty else { return nil }
        self = number
    }

    /// Reads unsigned digits with at most one point from the front of a text; nil where there is no digit.
    static func parse(_ bytes: ArraySlice<UInt8>, isNegative: Bool) -> (ExactDecimal?, rest: ArraySlice<UInt8>) {
        let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        let whole = bytes.prefix(while: isDigit)
        var rest = bytes[whole.endIndex...]
        var fraction: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: isDigit)
            rest = rest[fraction.endIndex...]
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return (nil, rest) }
        let digits = (Array(whole) + Array(fraction)).map { $0 - UInt8(ascii: "0") }
        return (ExactDecimal(isNegative: isNegative, digits: digits, exponent: -fraction.count), rest)
    }
}
