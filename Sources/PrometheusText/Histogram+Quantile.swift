// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What a histogram tells of a quantile.
public struct QuantileBounds: Hashable, Sendable {
    /// The quantile that was asked for, such as 0.99.
    public let fraction: Double

    /// What the quantile lies above; minus infinity where the first bucket has a bound of at most zero.
    ///
    /// It is the bound of the bucket before. In the first bucket it is zero if the bucket's bound is positive, on the
    /// assumption that observations are not negative, and the quantile may then be zero itself.
    public let lower: Double

    /// What the quantile is at most: the bound of its bucket, always finite.
    public let upper: Double

    /// What Prometheus' `histogram_quantile` would answer: a guess on the assumption that the observations of a bucket
    /// are spread evenly.
    ///
    /// NaN for the quantile 0 where the first bucket is empty, as in Prometheus.
    public let estimate: Double

    /// The number of observations that this rests on.
    public let observations: Int
}

extension Histogram {
    /// Returns the bucket that holds a quantile, as an interval that is certain.
    ///
    /// The quantile is the smallest observation that at least this fraction of all observations do not exceed; the
    /// quantile 0 is the smallest of all. So its bucket is the first that is not empty and whose share of the
    /// observations, its cumulative count divided by the number of all, is at least the fraction. A share that equals
    /// the fraction is enough: of 100 observations, 99 of them at most 1, the 0.99 quantile is at most 1. (Shares are
    /// compared, not counts with a product, because rounding takes 0.07 times 100 to a little more than 7.)
    ///
    /// - Throws: `QuantileError` where there is no finite bound to give: the quantile lies in the bucket `+Inf`, there
    ///   are no observations, the only bucket is `+Inf`, or the fraction is not in 0...1.
    public func quantile(_ fraction: Double) throws(QuantileError) -> QuantileBounds {
        guard (0...1).contains(fraction) else { throw QuantileError(.invalidFraction, fraction: fraction, of: self) }
        guard count > 0 else { throw QuantileError(.noObservations, fraction: fraction, of: self) }
        guard buckets.count > 1 else { throw QuantileError(.noFiniteBound, fraction: fraction, of: self) }
        let total = Double(count)
        let index = buckets.dropLast().firstIndex { bucket in
            bucket.cumulativeCount > 0 && Double(bucket.cumulativeCount) / total >= fraction
        }
        guard let index else { throw QuantileError(.aboveLargestBound, fraction: fraction, of: self) }
        let upper = buckets[index].upperBound
        let floor = upper > 0 ? 0 : -Double.infinity
        return QuantileBounds(
            fraction: fraction,
            lower: index > 0 ? buckets[index - 1].upperBound : floor,
            upper: upper,
            estimate: interpolatedQuantile(fraction),
            observations: count
        )
    }

    /// Returns the guess that Prometheus' `histogram_quantile` makes, a number even where the quantile is not known.
    ///
    /// It assumes that the observations of a bucket are spread evenly, and that those of the first begin at zero if its
    /// bound is positive. It gives NaN without observations or without a finite bound, minus and plus infinity for
    /// fractions below 0 and above 1, the first bound if that is at most zero and holds the quantile, and the largest
    /// finite bound for a quantile above it.
    public func interpolatedQuantile(_ fraction: Double) -> Double {
        if fraction.isNaN { return .nan }
        if fraction < 0 { return -.infinity }
        if fraction > 1 { return .infinity }
        guard count > 0, let largest = buckets.dropLast().last else { return .nan }
        let rank = fraction * Double(count)
        let index = buckets.dropLast().firstIndex { Double($0.cumulativeCount) >= rank }
        guard let index else { return largest.upperBound }
        let bucket = buckets[index]
        guard index > 0 else {
            let share = rank / Double(bucket.cumulativeCount)
            return bucket.upperBound > 0 ? bucket.upperBound * share : bucket.upperBound
        }
        let before = buckets[index - 1]
        let share = (rank - Double(before.cumulativeCount)) / Double(bucket.cumulativeCount - before.cumulativeCount)
        return before.upperBound + (bucket.upperBound - before.upperBound) * share
    }
}
