// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The probabilities of a delay at the points of a grid.
///
/// Every delay counts as long as the next point of the grid, so that no probability of a longer delay is too small.
public struct DelayDistribution: Hashable, Sendable {
    /// The points.
    public let grid: DelayGrid

    /// The probability that the delay is longer than the point, for each point from zero on. It never increases.
    ///
    /// Small probabilities are kept as they are, not as differences from 1, so that one in a trillion is exact. Behind
    /// the last element all are ``beyond``.
    let tails: [Double]

    /// The probability of a delay beyond the horizon, or without a bound.
    public let beyond: Double

    init(grid: DelayGrid, tails: [Double], beyond: Double) {
        self.grid = grid
        self.beyond = beyond
        // What differs from what is beyond by less than rounding does not lengthen the array.
        let end = tails.lastIndex { $0 > beyond }.map { $0 + 1 } ?? 0
        self.tails = Array(tails.prefix(end))
    }

    /// The probability that the delay, rounded up, is each of the points, from zero on, as far as there are delays;
    /// with ``beyond`` they add up to 1.
    public var probabilities: [Double] {
        (0...tails.count).map { ($0 == 0 ? 1 : tail(at: $0 - 1)) - tail(at: $0) }
    }

    /// The probability that the delay is longer than a duration, rounded up to the grid; 1 for a negative duration.
    public func probability(exceeding duration: Duration) -> Double {
        guard duration >= .zero else { return 1 }
        return grid.pointAtOrBelow(duration).map(tail) ?? beyond
    }

    /// The shortest duration, a point of the grid, that at least this share of the delays does not exceed; nil where it
    /// is beyond the horizon.
    ///
    /// - Precondition: The share is from 0 to 1.
    public func quantile(_ share: Double) -> Duration? {
        precondition((0...1).contains(share), "a share is from 0 to 1")
        // Shares are compared up to rounding, so that the quantile 0.9 of a tenth beyond is not beyond.
        let rest = (1 - share) * (1 + 1e-12)
        if let point = tails.firstIndex(where: { $0 <= rest }) { return grid.step * point }
        return beyond <= rest ? grid.step * tails.count : nil
    }

    /// By how much the delay exceeds a duration on average, counting at most a limit of it, in seconds.
    ///
    /// A delay beyond the horizon counts with the whole limit.
    public func expectedExcess(over duration: Duration, atMost limit: Duration) -> Double {
        let start = duration / .seconds(1)
        let end = start + max(0, limit / .seconds(1))
        // The mean of what exceeds is the area under the tails.
        return area { from, to in max(0, min(to, end) - max(from, start)) }
    }

    /// The probability that of events that happen at random, so many a second on average, at least one happens between
    /// a duration and the end of the delay.
    func probabilityOfEvent(after duration: Duration, rate: Double) -> Double {
        guard rate > 0 else { return 0 }
        let start = duration / .seconds(1)
        // The first event after the start has an exponential distribution; the delay must be longer than it.
        let sum = area { from, to in
            guard to > start else { return 0 }
            let (from, to) = (max(from, start) - start, to - start)
            return Mathematics.exp(-rate * from) - (to.isFinite ? Mathematics.exp(-rate * to) : 0)
        }
        return min(1, sum)
    }

    /// The tails between neighbouring points, each times the weight of its interval; before zero the tail is 1.
    private func area(_ weight: (_ from: Double, _ to: Double) -> Double) -> Double {
        var sum = weight(-.infinity, 0)
        for (point, tail) in tails.enumerated() {
            sum += tail * weight(grid.seconds(at: point), grid.seconds(at: point + 1))
        }
        if beyond > 0 { sum += beyond * weight(grid.seconds(at: tails.count), .infinity) }
        return sum
    }

    func tail(at point: Int) -> Double {
        point < tails.count ? tails[point] : beyond
    }
}
