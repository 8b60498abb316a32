// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import RolloutPolicy

struct DelayDistributionTests {
    /// 1 s, 2 s and 4 s with the probabilities 1/2, 1/4 and 1/8; an eighth never ends.
    private func distribution() throws -> DelayDistribution {
        try DelayDistribution(
            .buckets(
                [
                    .init(upTo: .seconds(1), share: 0.5),
                    .init(upTo: .seconds(2), share: 0.75),
                    .init(upTo: .seconds(4), share: 0.875),
                ],
                within: .upperEdge
            ),
            on: DelayGrid(step: .seconds(1), horizon: .seconds(8))
        )
    }

    @Test func `probabilities are those of the points`() throws {
        let distribution = try distribution()
        #expect(distribution.probabilities == [0, 0.5, 0.25, 0, 0.125])
        #expect(distribution.beyond == 0.125)
    }

    @Test(
        arguments: [
            (.seconds(-1), 1), (.zero, 1), (.milliseconds(999), 1), (.seconds(1), 0.5), (.milliseconds(2500), 0.25),
            (.seconds(4), 0.125), (.seconds(8), 0.125), (.seconds(1000), 0.125),
        ] as [(Duration, Double)]
    )
    func `the delay exceeds a duration with the probability of what is longer`(
        duration: Duration,
        expected: Double
    ) throws {
        #expect(try distribution().probability(exceeding: duration) == expected)
    }

    @Test(
        arguments: [
            (0, .zero), (0.5, .seconds(1)), (0.51, .seconds(2)), (0.75, .seconds(2)), (0.875, .seconds(4)), (0.88, nil),
            (1, nil),
        ] as [(Double, Duration?)]
    )
    func `a quantile is the first point that so many do not exceed`(share: Double, expected: Duration?) throws {
        #expect(try distribution().quantile(share) == expected)
    }

    @Test func `the excess on average counts what is beyond with the whole limit`() throws {
        let distribution = try distribution()
        // Over 1 s: 2 s exceeds by 1 s, 4 s by 3 s, and what never ends by 10 s: 1/4 + 3/8 + 10/8.
        #expect(distribution.expectedExcess(over: .seconds(1), atMost: .seconds(10)) == 1.875)
        // By at most 2 s: 1/4 + 2/8 + 2/8.
        #expect(distribution.expectedExcess(over: .seconds(1), atMost: .seconds(2)) == 0.75)
        #expect(distribution.expectedExcess(over: .seconds(-1), atMost: .seconds(1)) == 1)
        #expect(distribution.expectedExcess(over: .seconds(9), atMost: .seconds(1)) == 0.125)
        #expect(distribution.expectedExcess(over: .zero, atMost: .zero) == 0)
    }

    @Test func `an event at random falls into the delay as the exponential distribution says`() throws {
        let distribution = try distribution()
        // With a rate of ln 2, half of the first events come within a second. After 1 s: half of those that last to 2 s,
        // 7/8 of those that last to 4 s, and all that never end.
        let rate = 0.693_147_180_559_945_3
        let expected = 0.25 / 2 + 0.125 * 7 / 8 + 0.125
        #expect(abs(distribution.probabilityOfEvent(after: .seconds(1), rate: rate) - expected) < 1e-15)
        // Between two points: of what lasts to 2 s the rest is half a second.
        let half = 0.5.squareRoot()
        let fromBetween = 0.25 * (1 - half) + 0.125 * (1 - half / 4) + 0.125
        #expect(abs(distribution.probabilityOfEvent(after: .milliseconds(1500), rate: rate) - fromBetween) < 1e-15)
        // A second before the start, and 1, 2 and 4 s of delay.
        let early = 0.5 * 0.75 + 0.25 * 0.875 + 0.125 * 31 / 32 + 0.125
        #expect(abs(distribution.probabilityOfEvent(after: .seconds(-1), rate: rate) - early) < 1e-15)
        #expect(distribution.probabilityOfEvent(after: .seconds(20), rate: rate) == 0.125)
        #expect(distribution.probabilityOfEvent(after: .zero, rate: 0) == 0)
    }

    @Test func `many events come close to one at any moment, and never to more`() throws {
        let distribution = try distribution()
        for sleep in 0...9 {
            let always = distribution.probability(exceeding: .seconds(sleep))
            let many = distribution.probabilityOfEvent(after: .seconds(sleep), rate: 1e4)
            #expect(many <= always && many > always * 0.999)
            #expect(distribution.probabilityOfEvent(after: .seconds(sleep), rate: 0.1) <= always)
        }
    }
}

// MARK: - Combining

extension DelayDistributionTests {
    private func minute() throws -> DelayGrid {
        try DelayGrid(step: .milliseconds(100), horizon: .seconds(60))
    }

    private func randomModel(using generator: inout SeededGenerator) -> DelayModel {
        func seconds(_ range: ClosedRange<Int>) -> Duration { .milliseconds(Int.random(in: range, using: &generator)) }
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: return .exactly(seconds(0...9000))
        case 1:
            let least = seconds(0...4000)
            return .uniform(least...(least + seconds(0...4000)))
        case 2: return .exponential(mean: seconds(1...5000))
        case 3:
            let median = seconds(1...5000)
            return .logNormal(median: median, percentile99: median + seconds(0...9000))
        case 4: return .samples((0...Int.random(in: 0...20, using: &generator)).map { _ in seconds(0...9000) })
        default:
            let share = Double.random(in: 0...1, using: &generator)
            return .buckets(
                [.init(upTo: seconds(0...2000), share: share / 2), .init(upTo: seconds(2000...7000), share: share)],
                within: generator.element(of: [.upperEdge, .uniform])
            )
        }
    }

    @Test func `two dice add up as dice do`() throws {
        let die = DelayModel.samples((1...6).map { .seconds($0) })
        let grid = try DelayGrid(step: .seconds(1), horizon: .seconds(20))
        let sum = try DelayDistribution(.sum([die, die]), on: grid)
        for (points, ways) in zip(2...12, [1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1]) {
            #expect(abs(sum.probabilities[points] - Double(ways) / 36) < 1e-15)
        }
        let larger = try DelayDistribution(.largest(of: 2, die), on: grid)
        for points in 1...6 { #expect(abs(larger.probabilities[points] - Double(2 * points - 1) / 36) < 1e-15) }
    }

    @Test func `mass is never lost, and tails never increase`() throws {
        var generator = SeededGenerator(seed: 51)
        let grid = try minute()
        for _ in 0..<60 {
            let first = try DelayDistribution(randomModel(using: &generator), on: grid)
            let second = try DelayDistribution(randomModel(using: &generator), on: grid)
            for distribution in [first, try first.adding(second), try first.longer(of: second)] {
                let total = distribution.probabilities.reduce(distribution.beyond, +)
                #expect(abs(total - 1) < 1e-12)
                #expect(distribution.tails == distribution.tails.sorted(by: >))
                #expect(distribution.probabilities.allSatisfy { $0 >= 0 })
            }
        }
    }

    @Test func `a delay that is always the same moves the other`() throws {
        var generator = SeededGenerator(seed: 52)
        let grid = try minute()
        for _ in 0..<60 {
            let model = randomModel(using: &generator)
            let shift = Int.random(in: 0...300, using: &generator)
            let alone = try DelayDistribution(model, on: grid)
            let moved = try alone.adding(DelayDistribution(.exactly(grid.step * shift), on: grid))
            for point in 0..<200 {
                #expect(moved.tail(at: point + shift) == alone.tail(at: point))
                #expect(point >= shift || moved.tail(at: point) == 1)
            }
        }
    }

    @Test func `the order of steps does not matter`() throws {
        var generator = SeededGenerator(seed: 53)
        let grid = try minute()
        for _ in 0..<30 {
            let first = try DelayDistribution(randomModel(using: &generator), on: grid)
            let second = try DelayDistribution(randomModel(using: &generator), on: grid)
            let (one, other) = (try first.adding(second), try second.adding(first))
            #expect((0..<300).allSatisfy { abs(one.tail(at: $0) - other.tail(at: $0)) < 1e-13 })
            let beyond = (try first.longer(of: second).beyond, try second.longer(of: first).beyond)
            #expect(abs(beyond.0 - beyond.1) < 1e-15)
        }
    }

    @Test func `a finer grid never has a larger risk`() throws {
        var generator = SeededGenerator(seed: 54)
        let fine = try DelayGrid(step: .milliseconds(50), horizon: .seconds(60))
        let coarse = try DelayGrid(step: .milliseconds(500), horizon: .seconds(60))
        for _ in 0..<30 {
            let model = DelayModel.sum([randomModel(using: &generator), randomModel(using: &generator)])
            let (one, other) = (try DelayDistribution(model, on: fine), try DelayDistribution(model, on: coarse))
            for seconds in 0..<25 {
                let duration = Duration.seconds(seconds)
                #expect(one.probability(exceeding: duration) <= other.probability(exceeding: duration) + 1e-12)
            }
        }
    }

    @Test func `small probabilities of sums keep their precision`() throws {
        // The sum of two exponential delays with a mean of 1 s is longer than t with the probability (1 + t) exp(-t).
        let grid = try DelayGrid(step: .milliseconds(10), horizon: .seconds(60))
        let delay = DelayModel.exponential(mean: .seconds(1))
        let sum = try DelayDistribution(.sum([delay, delay]), on: grid)
        let exact = 41 * 4.248_354_255_291_589e-18
        let found = sum.probability(exceeding: .seconds(40))
        // Rounding up by at most 20 ms makes it at most exp(0.02) times as large.
        #expect(found >= exact * (1 - 1e-12))
        #expect(found <= exact * 1.0203)
    }

    @Test func `what is beyond the horizon stays there`() throws {
        let grid = try DelayGrid(step: .seconds(1), horizon: .seconds(10))
        let half = DelayModel.samples([.seconds(7), .seconds(11)])
        let sum = try DelayDistribution(.sum([half, half]), on: grid)
        #expect(sum.beyond == 1)
        let late = try DelayDistribution(.sum([half, .exactly(.seconds(3))]), on: grid)
        #expect(late.beyond == 0.5)
        #expect(late.quantile(0.5) == .seconds(10))
    }

    @Test func `distributions on other grids are refused`() throws {
        let grid = try DelayGrid(step: .seconds(1), horizon: .seconds(10))
        let first = try DelayDistribution(.exactly(.zero), on: grid)
        let second = try DelayDistribution(.exactly(.zero))
        let error = try #require(throws: RiskError.self) { try first.adding(second) }
        #expect(error.code == .differentGrids)
        #expect(
            error.description
                == "one distribution has steps of 1.0 seconds up to 10.0 seconds, the other of 0.1 seconds up to 600.0 "
                + "seconds; expected the same grid"
        )
        #expect(throws: RiskError.self) { try first.longer(of: second) }
    }
}
