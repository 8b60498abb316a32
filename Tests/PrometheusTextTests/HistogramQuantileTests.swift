// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import TestSupport
import Testing

struct HistogramQuantileTests {
    private let bounds = [0.1, 1.0, 10.0]

    /// Ten observations: 2 at most 0.1, then 5 at most 1, 2 at most 10, and 1 beyond.
    private func latency() throws -> Histogram {
        try Histogram.counting([2, 5, 2, 1], upTo: bounds)
    }

    // The estimates are worked out by hand: lower + width * (rank - count below) / count in the bucket.
    @Test(
        arguments: [
            (0, 0, 0.1, 0),
            (0.05, 0, 0.1, 0.025),
            (0.2, 0, 0.1, 0.1),
            (0.21, 0.1, 1, 0.118),
            (0.45, 0.1, 1, 0.55),
            (0.5, 0.1, 1, 0.64),
            (0.7, 0.1, 1, 1),
            (0.75, 1, 10, 3.25),
            (0.8, 1, 10, 5.5),
            (0.9, 1, 10, 10),
        ] as [(Double, Double, Double, Double)]
    )
    func `a quantile has the edges of its bucket and an estimate`(
        fraction: Double,
        lower: Double,
        upper: Double,
        estimate: Double
    ) throws {
        let bounds = try latency().quantile(fraction)
        #expect(bounds.fraction == fraction)
        #expect(bounds.lower == lower)
        #expect(bounds.upper == upper)
        #expect(abs(bounds.estimate - estimate) < 1e-12)
        #expect(bounds.observations == 10)
    }

    @Test(arguments: [0.01, 0.07, 0.1, 0.29, 0.5, 0.57, 0.58, 0.7, 0.99, 1])
    func `a share that equals the fraction is enough, however their product is rounded`(fraction: Double) throws {
        // 100 * 0.07 is a little more than 7 in binary, and 100 * 0.29 and 100 * 0.57 a little less than 29 and 57.
        let below = Int((fraction * 100).rounded())
        let exact = try Histogram.counting([below, 100 - below], upTo: [1])
        #expect(try exact.quantile(fraction).upper == 1)
        let short = try Histogram.counting([below - 1, 101 - below], upTo: [1])
        let error = #expect(throws: QuantileError.self) { try short.quantile(fraction) }
        #expect(error?.code == .aboveLargestBound)
    }

    @Test func `the quantile 0 is the smallest observation, in the first bucket that is not empty`() throws {
        let bounds = try Histogram.counting([0, 0, 3, 0], upTo: bounds).quantile(0)
        #expect(bounds.lower == 1)
        #expect(bounds.upper == 10)
        #expect(bounds.estimate.isNaN)
    }

    @Test func `the quantile 1 is the largest observation, in the last bucket that is not empty`() throws {
        let bounds = try Histogram.counting([1, 3, 0, 0], upTo: bounds).quantile(1)
        #expect(bounds.lower == 0.1)
        #expect(bounds.upper == 1)
        #expect(bounds.estimate == 1)
    }

    @Test func `empty buckets are passed over`() throws {
        let histogram = try Histogram.counting([1, 0, 1, 0], upTo: bounds)
        #expect(try histogram.quantile(0.5).upper == 0.1)
        #expect(try histogram.quantile(0.51).lower == 1)
        #expect(try histogram.quantile(0.51).upper == 10)
    }

    @Test func `a bucket up to a negative bound or zero has no lower edge`() throws {
        let histogram = try Histogram.counting([1, 1, 1, 0], upTo: [-1, 0, 1])
        let first = try histogram.quantile(0.1)
        #expect(first.lower == -.infinity)
        #expect(first.upper == -1)
        #expect(first.estimate == -1)
        let second = try histogram.quantile(0.5)
        #expect((second.lower, second.upper, second.estimate) == (-1, 0, -0.5))
        #expect(try Histogram.counting([1, 0], upTo: [0]).quantile(0.5).lower == -.infinity)
    }
}

// MARK: - No answer

extension HistogramQuantileTests {
    @Test(arguments: [0.91, 0.99, 1])
    func `a quantile beyond the largest bound has no upper edge`(fraction: Double) throws {
        let histogram = try latency()
        let error = #expect(throws: QuantileError.self) { try histogram.quantile(fraction) }
        #expect(error?.code == .aboveLargestBound)
        #expect(error?.largestBound == 10)
        #expect(error?.observations == 10)
        #expect(histogram.interpolatedQuantile(fraction) == 10)
    }

    @Test func `nothing is known of no observations`() throws {
        let histogram = try Histogram.counting([0, 0, 0, 0], upTo: bounds)
        let error = #expect(throws: QuantileError.self) { try histogram.quantile(0.99) }
        #expect(error?.code == .noObservations)
        #expect(histogram.interpolatedQuantile(0.99).isNaN)
    }

    @Test func `a single bucket says nothing of values`() throws {
        let histogram = try Histogram.counting([5], upTo: [])
        let error = #expect(throws: QuantileError.self) { try histogram.quantile(0.5) }
        #expect(error?.code == .noFiniteBound)
        #expect(error?.largestBound == nil)
        #expect(histogram.interpolatedQuantile(0.5).isNaN)
    }

    @Test(arguments: [-0.01, 1.01, -.infinity, .infinity, .nan])
    func `a fraction outside 0 to 1 is no quantile`(fraction: Double) throws {
        let histogram = try latency()
        let error = #expect(throws: QuantileError.self) { try histogram.quantile(fraction) }
        #expect(error?.code == .invalidFraction)
    }

    @Test func `Prometheus answers fractions outside 0 to 1 with infinities`() throws {
        let histogram = try latency()
        #expect(histogram.interpolatedQuantile(-0.01) == -.infinity)
        #expect(histogram.interpolatedQuantile(1.01) == .infinity)
        #expect(histogram.interpolatedQuantile(.nan).isNaN)
    }
}

// MARK: - Prometheus' histogram_quantile by hand

extension HistogramQuantileTests {
    /// Passes of the controller: 120 up to 0.1 s, 80 more up to 0.25 s, none up to 0.5 s, 40 up to 1 s, 8 up to 2.5 s,
    /// and 2 beyond; cumulatively 120, 200, 200, 240, 248 of 250.
    private static let passes = ([120, 80, 0, 40, 8, 2], [0.1, 0.25, 0.5, 1, 2.5])

    /// Waits in the queue, whose buckets are decades: 0, 900, 990, 999, 1000 of 1,000.
    private static let waits = ([0, 900, 90, 9, 1, 0], [0.001, 0.01, 0.1, 1, 10])

    // The rule: rank = q * count; the first bucket whose cumulative count is at least the rank; then
    // lower + (upper - lower) * (rank - count below) / (count in the bucket).
    @Test(
        arguments: [
            // 0.3 * 250 = 75, in the first bucket from 0: 0.1 * 75 / 120.
            (passes, 0.3, 0.0625),
            // 0.48 * 250 = 120, all of the first bucket: its edge.
            (passes, 0.48, 0.1),
            // 0.5 * 250 = 125: 0.1 + 0.15 * (125 - 120) / 80.
            (passes, 0.5, 0.109375),
            // 0.8 * 250 = 200: 0.1 + 0.15 * 80 / 80; the empty bucket behind it is not looked at.
            (passes, 0.8, 0.25),
            // 0.9 * 250 = 225: 0.5 + 0.5 * (225 - 200) / 40.
            (passes, 0.9, 0.8125),
            // 0.97 * 250 = 242.5: 1 + 1.5 * (242.5 - 240) / 8.
            (passes, 0.97, 1.46875),
            // 0.995 * 250 = 248.75, in +Inf: the largest finite bound.
            (passes, 0.995, 2.5),
            // 0.45 * 1000 = 450: 0.001 + 0.009 * 450 / 900.
            (waits, 0.45, 0.0055),
            // 0.945 * 1000 = 945: 0.01 + 0.09 * (945 - 900) / 90.
            (waits, 0.945, 0.055),
            // 0.995 * 1000 = 995: 0.1 + 0.9 * (995 - 990) / 9.
            (waits, 0.995, 0.6),
            // 0.9995 * 1000 = 999.5: 1 + 9 * (999.5 - 999) / 1.
            (waits, 0.9995, 5.5),
            // 1 * 1000 = 1000: 1 + 9 * 1 / 1.
            (waits, 1, 10),
        ] as [(([Int], [Double]), Double, Double)]
    )
    func `an estimate is what Prometheus answers`(
        histogram: (counts: [Int], bounds: [Double]),
        fraction: Double,
        expected: Double
    ) throws {
        let histogram = try Histogram.counting(histogram.counts, upTo: histogram.bounds)
        #expect(abs(histogram.interpolatedQuantile(fraction) - expected) < 1e-9)
    }
}

// MARK: - Properties

extension HistogramQuantileTests {
    @Test func `the interval holds the quantile of the observations themselves`() throws {
        var generator = SeededGenerator(seed: 13)
        for _ in 0..<500 {
            let count = Int.random(in: 1...40, using: &generator)
            let observations = (0..<count).map { _ in Double.random(in: 0...12, using: &generator) }.sorted()
            let edges = [0.1, 1, 2, 5, 8, 10]
            let histogram = try Histogram(
                name: "a",
                buckets: (edges + [.infinity]).map { edge in
                    .init(upperBound: edge, cumulativeCount: observations.count { $0 <= edge })
                }
            )
            let rank = Int.random(in: 1...count, using: &generator)
            let fraction = Double(rank) / Double(count)
            let quantile = observations[rank - 1]
            do {
                let bounds = try histogram.quantile(fraction)
                #expect(bounds.lower < quantile && quantile <= bounds.upper)
                #expect(bounds.estimate <= bounds.upper * (1 + 1e-9))
            } catch {
                #expect(error.code == .aboveLargestBound)
                #expect(quantile > 10)
            }
        }
    }

    @Test func `a larger fraction has no smaller bounds`() throws {
        var generator = SeededGenerator(seed: 14)
        for _ in 0..<200 {
            let histogram = try Histogram.random(using: &generator)
            guard histogram.count > 0 else { continue }
            let uppers = (0...100).map { (try? histogram.quantile(Double($0) / 100).upper) ?? .infinity }
            #expect(uppers == uppers.sorted())
        }
    }
}
