// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The probabilities of a delay at the points of a grid.
///
/// Every delay counts as long as the next point of the grid, so that no probability of a longer delay is too small.
public struct DelayDistribution: Hashable, Sendable {
    /// The points.
    public let grid: DelayGrid

    /// The probability that the delay is longer than the point, for each point from zero on.
    ///
    /// It never increases. Small probabilities are kept as they are, not as differences from 1, so that one in a
    /// trillion is exact. Behind the last element all are ``beyond``.
    let tails: [Double]

    /// The probability of a delay beyond the horizon, or without a bound.
    public let beyond: Double

    init(grid: DelayGrid, tails: [Double], beyond: Double) {
        self.grid = grid
        self.beyond = min(1, beyond)
        // What is as small as what is beyond does not lengthen the array.
        var tails = Array(tails.prefix((tails.lastIndex { $0 > beyond } ?? -1) + 1))
        // Rounding may have made a tail smaller than the next by its last digit; the larger one is safe.
        var next = self.beyond
        for point in tails.indices.reversed() {
            next = min(1, max(tails[point], next))
            tails[point] = next
        }
        self.tails = tails
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
        func overlap(from: Double, to: Double) -> Double { max(0, min(to, end) - max(from, start)) }
        // The mean of what exceeds is the area under the tails; before zero the tail is 1.
        var sum = overlap(from: -.infinity, to: 0)
        for (point, tail) in tails.enumerated() {
            sum += tail * overlap(from: grid.seconds(at: point), to: grid.seconds(at: point + 1))
        }
        return sum + beyond * overlap(from: grid.seconds(at: tails.count), to: .infinity)
    }

    /// The probability that of events that happen at random, so many a second on average, at least one happens between
    /// a duration and the end of the delay.
    func probabilityOfEvent(after duration: Duration, rate: Double) -> Double {
        guard rate > 0 else { return 0 }
        let first = duration < .zero ? -1 : grid.pointAtOrBelow(duration) ?? tails.count
        // From the last point back: the event comes before the next point while the delay lasts, or else after it.
        var probability = beyond
        func prepend(_ seconds: Double, whileLonger tail: Double) {
            let none = Mathematics.exp(-rate * seconds)
            probability = tail * (1 - none) + none * probability
        }
        let step = grid.step / .seconds(1)
        let noneInStep = Mathematics.exp(-rate * step)
        for tail in tails.dropFirst(first + 1).reversed() {
            probability = tail * (1 - noneInStep) + noneInStep * probability
        }
        if first < 0 {
            prepend(-(duration / .seconds(1)), whileLonger: 1)
        } else if first < tails.count {
            prepend((grid.step * (first + 1) - duration) / .seconds(1), whileLonger: tails[first])
        }
        return probability
    }

    func tail(at point: Int) -> Double {
        point < tails.count ? tails[point] : beyond
    }
}
