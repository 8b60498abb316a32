// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A share that was counted in a sample, and what it says of the share in everything that the sample stands for.
///
/// The bounds are exact (Clopper and Pearson's): they come from the binomial distribution itself, not from a normal
/// approximation, and hold for samples of any size. They suppose that the observations are independent.
///
/// ```swift
/// // None of 1,200 passes took longer than 10 s, so with 95 % confidence at most 0.25 % of all passes do.
/// BinomialShare(0, of: 1200).upperBound(confidence: 0.95)
/// ```
public struct BinomialShare: Hashable, Sendable {
    /// The number of observations with the property that is looked at.
    public let count: Int

    /// The number of all observations.
    public let sampleCount: Int

    /// Creates a share.
    ///
    /// - Precondition: The count is between 0 and the number of observations.
    public init(_ count: Int, of sampleCount: Int) {
        precondition(0 <= count && count <= sampleCount, "a share counts some of its observations")
        self.count = count
        self.sampleCount = sampleCount
    }

    /// Returns the largest share for which so few observations would not be surprising.
    ///
    /// It is 1 where all observations have the property, or where there are none. It is exact to 1e-10 of itself; see
    /// ``lowerBound(confidence:)`` about very large samples.
    ///
    /// - Parameter confidence: The share of samples in which the bound holds, above 0 and below 1; by itself, whatever
    ///   another bound says.
    /// - Returns: A share from 0 to 1.
    /// - Precondition: The confidence is above 0 and below 1.
    public func upperBound(confidence: Double) -> Double {
        let risk = Self.risk(of: confidence)
        guard count < sampleCount else { return 1 }
        let (count, sampleCount) = scaled(.up)
        guard count < sampleCount else { return 1 }
        return Self.bisection { Binomial(trials: sampleCount, probability: $0).atMost(count) > risk }
    }

    /// Returns the smallest share for which so many observations would not be surprising.
    ///
    /// It is 0 where no observation has the property. It is exact to 1e-10 of itself. A sample of more than a hundred
    /// million is taken as one of a hundred million with the same share, which makes the bound lower, never higher, and
    /// keeps the cost in bounds.
    ///
    /// - Parameter confidence: The share of samples in which the bound holds, above 0 and below 1; by itself, whatever
    ///   another bound says.
    /// - Returns: A share from 0 to 1.
    /// - Precondition: The confidence is above 0 and below 1.
    public func lowerBound(confidence: Double) -> Double {
        let risk = Self.risk(of: confidence)
        let (count, sampleCount) = scaled(.down)
        guard count > 0 else { return 0 }
        return Self.bisection { Binomial(trials: sampleCount, probability: $0).atLeast(count) <= risk }
    }

    /// Whether the sample shows, with this confidence, that the share is at least so large.
    func shows(atLeast share: Double, confidence: Double) -> Bool {
        let (count, sampleCount) = scaled(.down)
        return count > 0
            && Binomial(trials: sampleCount, probability: share).atLeast(count) <= Self.risk(of: confidence)
    }

    /// Whether the sample shows, with this confidence, that the share is smaller.
    func shows(lessThan share: Double, confidence: Double) -> Bool {
        let (count, sampleCount) = scaled(.up)
        return count < sampleCount
            && Binomial(trials: sampleCount, probability: share).atMost(count) <= Self.risk(of: confidence)
    }

    /// The least number of observations that can show a share: if all of so many have the property, the share is that
    /// large.
    static func leastSample(toShow share: Double, confidence: Double) -> Int {
        // share^n <= 1 - confidence; a result just above a whole number is that number, rounded.
        let needed = Mathematics.log(1 - confidence) / Mathematics.log(share)
        return Int(exactly: (needed * (1 - 1e-12)).rounded(.up)) ?? .max
    }

    // MARK: - Computation

    private static let largestSample = 100_000_000

    private func scaled(_ rule: FloatingPointRoundingRule) -> (count: Int, sampleCount: Int) {
        guard sampleCount > Self.largestSample else { return (count, sampleCount) }
        let share = Double(count) / Double(sampleCount)
        return (Int((share * Double(Self.largestSample)).rounded(rule)), Self.largestSample)
    }

    private static func risk(of confidence: Double) -> Double {
        precondition(confidence > 0 && confidence < 1, "a confidence is above 0 and below 1")
        return 1 - confidence
    }

    /// The number between 0 and 1 below which something holds and above which it does not.
    private static func bisection(_ holds: (Double) -> Bool) -> Double {
        var (low, high) = (0.0, 1.0)
        while high - low > low * 1e-13 {
            let middle = low + (high - low) / 2
            guard low < middle, middle < high else { break }
            if holds(middle) { low = middle } else { high = middle }
        }
        return high
    }
}

/// How many of so many independent trials succeed.
struct Binomial {
    let trials: Int
    let probability: Double

    /// The probability of at most so many successes.
    func atMost(_ count: Int) -> Double {
        guard count < trials else { return 1 }
        return count < 0 ? 0 : tails(splitAt: count).lower
    }

    /// The probability of at least so many successes.
    func atLeast(_ count: Int) -> Double {
        guard count > 0 else { return 1 }
        return count > trials ? 0 : tails(splitAt: count - 1).upper
    }

    /// The probabilities of at most and of more than a number of successes.
    ///
    /// Each number's probability follows from its neighbour's by one multiplication. Counted from the most probable
    /// number, as multiples of its probability, all are at most 1, none overflows, and no logarithm of a factorial is
    /// needed. Only positive terms are added, so that small tails keep their relative precision: each factor adds half
    /// a unit in the last place, and some 40 standard deviations of a hundred million trials come to less than 1e-10.
    private func tails(splitAt split: Int) -> (lower: Double, upper: Double) {
        guard probability > 0 else { return (1, 0) }
        guard probability < 1 else { return (0, 1) }
        let odds = probability / (1 - probability)
        let mode = min(trials, Int(Double(trials + 1) * probability))
        var (lower, upper) = (0.0, 0.0)
        var weight = 1.0
        var successes = mode
        // Smaller numbers lose their precision, and would never come to zero.
        let negligible = Double.leastNormalMagnitude
        while weight > negligible, successes >= 0 {
            if successes <= split { lower += weight } else { upper += weight }
            weight *= Double(successes) / (Double(trials - successes + 1) * odds)
            successes -= 1
        }
        weight = 1
        successes = mode
        while successes < trials {
            weight *= Double(trials - successes) * odds / Double(successes + 1)
            successes += 1
            guard weight > negligible else { break }
            if successes <= split { lower += weight } else { upper += weight }
        }
        return (lower / (lower + upper), upper / (lower + upper))
    }
}
