// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import RolloutPolicy

struct BinomialShareTests {
    // From the incomplete beta function with 40 digits.
    @Test(
        arguments: [
            (0, 10, 0.95, 0, 0.258865550893052),
            (0, 1200, 0.95, 0, 0.00249333003751867),
            (3, 10, 0.975, 0.0667395111777345, 0.652452850059997),
            (5, 20, 0.95, 0.104080835910136, 0.455582404001749),
            (10, 10, 0.95, 0.741134449106948, 1),
            (990, 1000, 0.95, 0.983096824879437, 0.994564859855293),
            (1, 1, 0.5, 0.5, 1),
            (500, 1000, 0.975, 0.468549172971792, 0.531450827028208),
            (0, 0, 0.9, 0, 1),
        ] as [(Int, Int, Double, Double, Double)]
    )
    func `bounds are Clopper and Pearson's`(
        count: Int,
        sampleCount: Int,
        confidence: Double,
        lower: Double,
        upper: Double
    ) {
        let share = BinomialShare(count, of: sampleCount)
        #expect(abs(share.lowerBound(confidence: confidence) - lower) < 1e-12)
        #expect(abs(share.upperBound(confidence: confidence) - upper) < 1e-12)
    }

    @Test func `bounds hold as often as they promise, and no more often than the counts allow`() {
        // The share of samples of 40 in which the bounds hold is a sum over all counts.
        for probability in [0.02, 0.3, 0.5, 0.97] {
            let binomial = Binomial(trials: 40, probability: probability)
            func weight(_ count: Int) -> Double { binomial.atMost(count) - binomial.atMost(count - 1) }
            let shares = (0...40).map { BinomialShare($0, of: 40) }
            let upper = shares.filter { $0.upperBound(confidence: 0.9) >= probability }.map(\.count)
            let lower = shares.filter { $0.lowerBound(confidence: 0.9) <= probability }.map(\.count)
            for holds in [upper, lower] {
                let share = holds.map(weight).reduce(0, +)
                #expect(share >= 0.9 - 1e-12)
                #expect(share - (holds.map(weight).filter { $0 > 0 }.max() ?? 0) < 1)
            }
            // With one count fewer they would hold too rarely.
            #expect(upper.dropFirst().map(weight).reduce(0, +) < 0.9)
            #expect(lower.dropLast().map(weight).reduce(0, +) < 0.9)
        }
    }

    @Test func `larger samples of one share have closer bounds`() {
        let widths = [10, 100, 1000, 100_000, 200_000_000].map { count in
            let share = BinomialShare(count / 10, of: count)
            return share.upperBound(confidence: 0.95) - share.lowerBound(confidence: 0.95)
        }
        #expect(widths == widths.sorted(by: >))
    }

    @Test func `a sample of more than a hundred million counts as one of a hundred million`() {
        let huge = BinomialShare(Int.max / 2, of: .max)
        let large = BinomialShare(50_000_000, of: 100_000_000)
        #expect(huge.lowerBound(confidence: 0.95) <= large.lowerBound(confidence: 0.95))
        #expect(huge.upperBound(confidence: 0.95) >= large.upperBound(confidence: 0.95))
        #expect(huge.lowerBound(confidence: 0.95) > 0.4999)
    }

    @Test(arguments: [(0.5, 0.95, 5), (0.99, 0.95, 299), (0.995, 0.95, 598), (0.999, 0.95, 2995), (0.9, 0.99, 44)])
    func `the least sample is the first of which all show the share`(share: Double, confidence: Double, least: Int) {
        #expect(BinomialShare.leastSample(toShow: share, confidence: confidence) == least)
        #expect(BinomialShare(least, of: least).shows(atLeast: share, confidence: confidence))
        #expect(!BinomialShare(least - 1, of: least - 1).shows(atLeast: share, confidence: confidence))
    }

    @Test func `what is shown is what the bounds say`() {
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<300 {
            let sampleCount = Int.random(in: 1...300, using: &generator)
            let share = BinomialShare(Int.random(in: 0...sampleCount, using: &generator), of: sampleCount)
            let asked = Double.random(in: 0.01...0.99, using: &generator)
            #expect(share.shows(atLeast: asked, confidence: 0.9) == (share.lowerBound(confidence: 0.9) >= asked))
            #expect(share.shows(lessThan: asked, confidence: 0.9) == (share.upperBound(confidence: 0.9) <= asked))
        }
    }

    // Sums of the binomial coefficients themselves, with 40 digits.
    @Test(
        arguments: [
            (10, 0.5, 3, 0.171875),
            (1000, 0.99, 980, 0.00328835978772747),
            (1200, 0.995, 1193, 0.393696881274839),
            (500, 0.001, 0, 0.606378944861185),
            (100, 0.9, 50, 5.83203878573435e-24),
            (10, 0, 0, 1),
            (10, 1, 9, 0),
        ] as [(Int, Double, Int, Double)]
    )
    func `probabilities of at most so many successes keep their precision, however small`(
        trials: Int,
        probability: Double,
        count: Int,
        expected: Double
    ) {
        let found = Binomial(trials: trials, probability: probability).atMost(count)
        #expect(abs(found - expected) <= expected * 1e-12)
        let rest = Binomial(trials: trials, probability: 1 - probability).atLeast(trials - count)
        #expect(abs(rest - expected) <= expected * 1e-12)
    }
}
