// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension DelayDistribution {
    /// Computes the probabilities of a model at the points of a grid.
    ///
    /// - Throws: ``RiskError`` where the model makes no sense.
    public init(_ model: DelayModel, on grid: DelayGrid = .standard) throws(RiskError) {
        switch model {
        case .exactly(let delay):
            try RiskError.check(delay, "the delay")
            self.init(values: [(delay, 1)], on: grid)
        case .uniform(let range):
            try self.init(
                buckets: [.init(upTo: range.lowerBound, share: 0), .init(upTo: range.upperBound, share: 1)],
                within: .uniform,
                on: grid
            )
        case .exponential(let mean):
            try RiskError.check(mean, "the mean of an exponential delay")
            let mean = mean / .seconds(1)
            self.init(on: grid) { mean > 0 ? Mathematics.exp(-$0 / mean) : 0 }
        case .logNormal(let median, let percentile99):
            try self.init(median: median, percentile99: percentile99, on: grid)
        case .samples(let samples):
            guard !samples.isEmpty else { throw RiskError(.noSamples, "there are no samples of the delay") }
            for sample in samples { try RiskError.check(sample, "a sample of the delay") }
            self.init(values: samples.map { ($0, 1 / Double(samples.count)) }, on: grid)
        case .buckets(let buckets, let spread):
            try self.init(buckets: buckets, within: spread, on: grid)
        case .sum(let models):
            var sum = DelayDistribution(values: [(.zero, 1)], on: grid)
            for model in models { sum = try sum.adding(DelayDistribution(model, on: grid)) }
            self = sum
        case .largest(let count, let model):
            guard count >= 0 else {
                throw RiskError(.invalidShare, "the number of equal delays is \(count), expected 0 or more")
            }
            self = try DelayDistribution(model, on: grid).longest(of: count)
        }
    }

    private init(median: Duration, percentile99: Duration, on grid: DelayGrid) throws(RiskError) {
        try RiskError.check(percentile99, "the 99th percentile of a log-normal delay")
        guard median > .zero, median <= percentile99 else {
            throw RiskError(
                .invalidDelay,
                "the median of a log-normal delay is \(Text.seconds(median)), expected more than 0 s and at most the "
                    + "99th percentile, \(Text.seconds(percentile99))"
            )
        }
        guard median < percentile99 else {
            self.init(values: [(median, 1)], on: grid)
            return
        }
        let center = Mathematics.log(median / .seconds(1))
        // One in a hundred is above 2.326 standard deviations.
        let deviation = (Mathematics.log(percentile99 / .seconds(1)) - center) / 2.326_347_874_040_841
        self.init(on: grid) { seconds in
            seconds > 0 ? Mathematics.normalTail((Mathematics.log(seconds) - center) / deviation) : 1
        }
    }

    private init(
        buckets: [DelayModel.Bucket],
        within spread: DelayModel.BucketSpread,
        on grid: DelayGrid
    ) throws(RiskError) {
        var before = DelayModel.Bucket(upTo: .zero, share: 0)
        for bucket in buckets {
            try RiskError.check(bucket.upTo, "a bound of the delay")
            guard bucket.upTo >= before.upTo else {
                throw RiskError(
                    .invalidDelay,
                    "the bound \(Text.seconds(bucket.upTo)) follows \(Text.seconds(before.upTo)), expected increasing "
                        + "bounds"
                )
            }
            guard (before.share...1).contains(bucket.share) else {
                throw RiskError(
                    .invalidShare,
                    "the share up to \(Text.seconds(bucket.upTo)) is \(bucket.share), expected from \(before.share), the "
                        + "share before it, to 1"
                )
            }
            before = bucket
        }
        switch spread {
        case .upperEdge:
            let values = zip(buckets, [0] + buckets.map(\.share)).map { ($0.upTo, $0.share - $1) }
            self.init(values: values, on: grid)
        case .uniform:
            self.init(on: grid) { Self.evenTail(beyond: $0, of: buckets) }
        }
    }

    /// Delays of single values, whose probabilities add up to 1 or less; what they lack is beyond all bounds.
    private init(values: [(delay: Duration, probability: Double)], on grid: DelayGrid) {
        var atPoint: [Double] = []
        for (delay, probability) in values {
            guard let point = grid.pointAtOrAbove(delay) else { continue }
            while atPoint.count <= point { atPoint.append(0) }
            atPoint[point] += probability
        }
        // What is left of 1 by rounding alone is nothing.
        let missing = 1 - atPoint.reduce(0, +)
        var tail = missing > 1e-12 ? missing : 0
        let beyond = tail
        var tails: [Double] = []
        for probability in atPoint.reversed() {
            tails.append(tail)
            tail += probability
        }
        self.init(grid: grid, tails: tails.reversed(), beyond: beyond)
    }

    /// Delays whose probability to be longer than some seconds is known.
    private init(on grid: DelayGrid, tail: (_ seconds: Double) -> Double) {
        let tails = (0...grid.cellCount).map { min(1, max(0, tail(grid.seconds(at: $0)))) }
        self.init(grid: grid, tails: tails, beyond: tails[grid.cellCount])
    }

    private static func evenTail(beyond seconds: Double, of buckets: [DelayModel.Bucket]) -> Double {
        guard let index = buckets.firstIndex(where: { $0.upTo / .seconds(1) > seconds }) else {
            return 1 - (buckets.last?.share ?? 0)
        }
        let before = index > 0 ? buckets[index - 1] : .init(upTo: .zero, share: 0)
        let (from, to) = (before.upTo / .seconds(1), buckets[index].upTo / .seconds(1))
        let share = (to - seconds) / (to - from)
        return 1 - buckets[index].share + (buckets[index].share - before.share) * share
    }
}
