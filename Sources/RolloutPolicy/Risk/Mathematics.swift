// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The functions of mathematics that the standard library lacks.
///
/// Their relative error is below 1e-14 (``normalTail(_:)``: 1e-12), which the tests check against published values.
enum Mathematics {
    /// The natural logarithm of a positive number; minus infinity for zero.
    static func log(_ value: Double) -> Double {
        guard value > 0 else { return value == 0 ? -.infinity : .nan }
        guard value.isFinite else { return value }
        // The significand is brought to 0.75..<1.5, where the series converges fast and its result does not cancel with
        // the part of the exponent.
        var exponent = Double(value.exponent)
        var significand = value.significand
        if significand >= 1.5 {
            significand /= 2
            exponent += 1
        }
        // log(m) = 2 artanh(z) = 2 (z + z^3/3 + z^5/5 + ...) with |z| at most 1/5.
        let z = (significand - 1) / (significand + 1)
        let square = z * z
        var (power, sum) = (z, z)
        for odd in stride(from: 3.0, through: 25, by: 2) {
            power *= square
            sum += power / odd
        }
        return 2 * sum + exponent * naturalLogarithmOfTwo
    }

    /// The exponential function.
    static func exp(_ value: Double) -> Double {
        if value.isNaN { return .nan }
        if value > 709.7 { return .infinity }
        if value < -745 { return 0 }
        // exp(k ln 2 + r) = 2^k exp(r) with |r| at most ln(2)/2. The first part of ln 2 has so few digits that its
        // product with k is exact.
        let k = (value / naturalLogarithmOfTwo).rounded()
        let r = (value - k * 0.693_145_751_953_125) - k * 1.428_606_820_309_417_3e-06
        var (term, sum) = (1.0, 1.0)
        for index in 1...18 {
            term *= r / Double(index)
            sum += term
        }
        // In two steps, because 2^k alone may be too small for a normal number.
        let half = Int(k) / 2
        return sum * Double(sign: .plus, exponent: half, significand: 1)
            * Double(sign: .plus, exponent: Int(k) - half, significand: 1)
    }

    /// The probability that a variable with the standard normal distribution is above a value.
    static func normalTail(_ value: Double) -> Double {
        if value < 0 { return 1 - normalTail(-value) }
        if value > 38.5 { return 0 }
        let density = exp(-value * value / 2) / 2.506_628_274_631_000_5
        guard value > 2.5 else {
            // The half minus density * (x + x^3/3 + x^5/15 + ...), whose terms are all positive.
            var (term, sum, odd) = (value, value, 3.0)
            while term > sum * 1e-17 {
                term *= value * value / odd
                sum += term
                odd += 2
            }
            return 0.5 - density * sum
        }
        // Laplace's continued fraction, density / (x + 1/(x + 2/(x + 3/(x + ...)))), from the inside out.
        var fraction = value
        for index in stride(from: 160.0, through: 1, by: -1) { fraction = value + index / fraction }
        return density / fraction
    }

    /// The probability that at least one of several independent events happens, each of the same probability.
    ///
    /// It is 1 - (1 - p)^n, by repeated doubling and without the difference from 1 that would lose small values.
    static func probabilityOfAny(of count: Int, each probability: Double) -> Double {
        var (result, doubled, rest) = (0.0, probability, max(0, count))
        while rest > 0 {
            if rest % 2 == 1 { result += doubled - result * doubled }
            doubled += doubled - doubled * doubled
            rest /= 2
        }
        return min(1, result)
    }

    private static let naturalLogarithmOfTwo = 0.693_147_180_559_945_3
}
