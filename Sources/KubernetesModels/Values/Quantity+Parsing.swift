// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Why a text is not a quantity.
public struct QuantityError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// The number does not start with a digit or a point, or has no digits.
        public static let invalidNumber = Code(name: "invalidNumber")
        /// What follows the number is not a suffix.
        public static let invalidSuffix = Code(name: "invalidSuffix")
        /// The amount has more digits than anything that Kubernetes measures.
        public static let tooLarge = Code(name: "tooLarge")

        /// The code's name.
        public var description: String { name }
    }

    /// What kind of mistake it is.
    public let code: Code
    /// The text that was parsed, cut after 80 characters.
    public let text: String

    init(_ code: Code, _ text: String) {
        self.code = code
        self.text = text.count > 80 ? text.prefix(80) + "..." : text
    }

    /// One sentence with what was expected.
    public var description: String {
        switch code {
        case .invalidNumber:
            "quantity \"\(text)\": expected a number such as 1, 0.5 or .5"
        case .invalidSuffix:
            "quantity \"\(text)\": expected an exponent such as e3, one of n u m k M G T P E Ki Mi Gi Ti Pi Ei, or nothing"
        default:
            "quantity \"\(text)\": the amount has more than \(ParsedQuantity.digitLimit) digits"
        }
    }
}

/// A quantity taken apart: what its text means.
struct ParsedQuantity {
    /// The most digits that an amount may have before its point.
    static let digitLimit = 1000

    let amount: ExactDecimal
    let format: Quantity.Format

    /// Rounds an amount to what a quantity can hold.
    init(amount: ExactDecimal, format: Quantity.Format) {
        let rounded = amount.roundedAwayFromZero(toPowerOfTen: -9)
        let largest = ExactDecimal(Int.max)
        guard format == .binarySI else {
            self.amount = rounded
            self.format = format
            return
        }
        if rounded.magnitude > largest {
            self.amount = rounded.isNegative ? ExactDecimal(-Int.max) : largest
        } else {
            self.amount = rounded
        }
        // A fraction of one has no binary suffix, so the API server calls it decimal.
        self.format = !rounded.isZero && rounded.magnitude < ExactDecimal(1) ? .decimalSI : .binarySI
    }

    init(_ text: String) throws(QuantityError) {
        var bytes = Array(text.utf8)[...]
        let sign = bytes.first
        if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes.removeFirst() }
        guard bytes.count <= Self.digitLimit else { throw QuantityError(.tooLarge, text) }
        let (number, suffix) = ExactDecimal.parse(bytes, isNegative: sign == UInt8(ascii: "-"))
        guard let number else { throw QuantityError(.invalidNumber, text) }
        guard let meaning = Suffix(suffix) else { throw QuantityError(.invalidSuffix, text) }
        var amount = number.scaled(byPowerOfTen: meaning.powerOfTen)
        for _ in 0..<meaning.powerOf1024 { amount = amount.multiplied(by: 1024) }
        guard amount.pointPosition <= Self.digitLimit else { throw QuantityError(.tooLarge, text) }
        self.init(amount: amount, format: meaning.format)
    }

    /// The form without a fraction and with the largest suffix that allows it.
    var canonical: String {
        if amount.isZero { return "0" }
        if format == .binarySI, amount.isInteger, amount.magnitude >= ExactDecimal(1024) {
            return binaryCanonical
        }
        return decimalCanonical
    }

    private var binaryCanonical: String {
        var mantissa = amount
        var power = 0
        while power < Suffix.binary.count, let quotient = mantissa.dividedExactly(by: 1024) {
            mantissa = quotient
            power += 1
        }
        return mantissa.description + (power == 0 ? "" : Suffix.binary[power - 1])
    }

    private var decimalCanonical: String {
        // The greatest multiple of three that leaves an integer.
        var power = amount.exponent - (amount.exponent % 3 + 3) % 3
        if format != .decimalExponent { power = min(power, 18) }
        let mantissa = amount.scaled(byPowerOfTen: -power).description
        if power == 0 { return mantissa }
        if format == .decimalExponent { return "\(mantissa)e\(power)" }
        return mantissa + Suffix.decimal[power / 3 + 3]
    }
}

/// What stands behind the number of a quantity.
private struct Suffix {
    static let binary = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
    static let decimal = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"]

    var powerOfTen = 0
    var powerOf1024 = 0
    var format = Quantity.Format.decimalSI

    init?(_ bytes: ArraySlice<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let index = Self.decimal.firstIndex(of: text) {
            powerOfTen = (index - 3) * 3
        } else if let index = Self.binary.firstIndex(of: text) {
            powerOf1024 = index + 1
            format = .binarySI
        } else if let first = bytes.first, first == UInt8(ascii: "e") || first == UInt8(ascii: "E"),
            let exponent = Int(text.dropFirst())
        {
            // Beyond this every amount is either too large or a billionth, whatever its digits.
            powerOfTen = max(-10_000, min(exponent, 10_000))
            format = .decimalExponent
        } else {
            return nil
        }
    }
}
