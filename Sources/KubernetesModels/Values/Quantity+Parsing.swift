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
        /// The amount is greater than anything that Kubernetes measures.
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
            "quantity \"\(text)\": the amount is greater than 1e1000"
        }
    }
}

/// A quantity taken apart: what its text means.
struct ParsedQuantity {
    /// The greatest amount, 1e1000.
    ///
    /// A power of ten, so that no rounding to a lower power leads beyond it.
    private static let greatestAmount = ExactDecimal(1).scaled(byPowerOfTen: 1000)

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
        let (number, suffix) = ExactDecimal.parse(bytes, isNegative: sign == UInt8(ascii: "-"))
        guard let number else { throw QuantityError(.invalidNumber, text) }
        guard let meaning = Suffix(suffix) else { throw QuantityError(.invalidSuffix, text) }
        var amount = number.scaled(byPowerOfTen: meaning.powerOfTen)
        for _ in 0..<meaning.powerOf1024 { amount = amount.multiplied(by: 1024) }
        self.init(amount: amount, format: meaning.format)
        guard isWithinLimit else { throw QuantityError(.tooLarge, text) }
    }

    /// Whether a text is a quantity by its looks alone, as nearly all are: at most 15 digits, a point perhaps, and one
    /// of the letters.
    static func isOrdinary(_ text: String) -> Bool {
        var digits = 0
        var points = 0
        var letters: [UInt8] = []
        for byte in text.utf8 {
            if letters.isEmpty, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                digits += 1
            } else if letters.isEmpty, byte == UInt8(ascii: ".") {
                points += 1
            } else {
                letters.append(byte)
            }
            guard digits <= 15, points <= 1, letters.count <= 2 else { return false }
        }
        guard digits > 0 else { return false }
        return letters.isEmpty || Suffix.isLetters(letters)
    }

    /// Whether the amount is one that a quantity may have.
    var isWithinLimit: Bool { amount.magnitude <= Self.greatestAmount }

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

    /// Whether bytes are one of the suffixes of letters, an exponent being none.
    static func isLetters(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes.count == 1 ? 0 : bytes[1]) {
        case (UInt8(ascii: "n"), 0), (UInt8(ascii: "u"), 0), (UInt8(ascii: "m"), 0), (UInt8(ascii: "k"), 0),
            (UInt8(ascii: "M"), 0), (UInt8(ascii: "G"), 0), (UInt8(ascii: "T"), 0), (UInt8(ascii: "P"), 0),
            (UInt8(ascii: "E"), 0):
            true
        case (UInt8(ascii: "K"), UInt8(ascii: "i")), (UInt8(ascii: "M"), UInt8(ascii: "i")),
            (UInt8(ascii: "G"), UInt8(ascii: "i")), (UInt8(ascii: "T"), UInt8(ascii: "i")),
            (UInt8(ascii: "P"), UInt8(ascii: "i")), (UInt8(ascii: "E"), UInt8(ascii: "i")):
            true
        default:
            false
        }
    }

    init?(_ bytes: ArraySlice<UInt8>) {
        // By bytes, because equal texts may have others: the sign of Kelvin equals a K.
        if let index = Self.decimal.firstIndex(where: { bytes.elementsEqual($0.utf8) }) {
            powerOfTen = (index - 3) * 3
        } else if let index = Self.binary.firstIndex(where: { bytes.elementsEqual($0.utf8) }) {
            powerOf1024 = index + 1
            format = .binarySI
        } else if let first = bytes.first, first == UInt8(ascii: "e") || first == UInt8(ascii: "E"),
            let exponent = Int(String(decoding: bytes.dropFirst(), as: UTF8.self))
        {
            // Beyond this every amount is either too large or a billionth: no text has as many digits.
            powerOfTen = max(-1_000_000_000, min(exponent, 1_000_000_000))
            format = .decimalExponent
        } else {
            return nil
        }
    }
}
