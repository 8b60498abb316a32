// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Quantity {
    /// Returns the quantity as an API server writes what it has read.
    func afterRoundTrip() -> Quantity {
        keptExponent == nil ? Quantity(amount, format: format) : self
    }

    /// Returns the amount of a resource as an API server writes it: rounded away from zero to a thousandth.
    func afterRoundTripAsResource() -> Quantity {
        if let keptExponent, keptExponent >= -3 { return self }
        return roundedAwayFromZero(toPowerOfTen: -3)
    }

    /// The power of ten of the last digit where the server keeps the text, or nil where it writes the canonical form.
    ///
    /// Its parser takes a text for canonical when it is short, ends in no zeros that a greater suffix could stand for,
    /// and has no point in the wrong place. The text may well differ from the canonical one: `+1`, `01`, `1.500` and
    /// `1E3` stay (ParseQuantity in k8s.io/apimachinery, pkg/api/resource).
    private var keptExponent: Int? {
        let unsigned = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        let significant = unsigned.drop { $0 == UInt8(ascii: "0") }
        let whole = significant.prefix(while: \.isDigit)
        guard !whole.isEmpty else { return nil }
        var rest = significant.dropFirst(whole.count)
        if rest.first == UInt8(ascii: ".") { rest = rest.dropFirst() }
        let fraction = rest.prefix(while: \.isDigit)
        let suffix = String(decoding: rest.dropFirst(fraction.count), as: UTF8.self)
        let digits = Array(whole) + Array(fraction)

        if let power = ["", "Ki", "Mi", "Gi", "Ti"].firstIndex(of: suffix), power > 0 {
            let fitsFastPath = fraction.isEmpty && digits.count + 3 * power <= 14
            guard fitsFastPath, let value = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
            return value % 8 == 0 ? nil : 0
        }
        guard let power = Self.powerOfTen(of: suffix) else { return nil }
        let exponent = power - fraction.count
        let endsInZeros = digits.count >= 3 && digits.suffix(3).allSatisfy { $0 == UInt8(ascii: "0") }
        return digits.count <= 18 && exponent >= -9 && exponent % 3 == 0 && !endsInZeros ? exponent : nil
    }

    private static func powerOfTen(of suffix: String) -> Int? {
        let suffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"]
        if let index = suffixes.firstIndex(of: suffix) { return 3 * index - 9 }
        return Int32(suffix.dropFirst()).map { Int($0) }
    }
}
