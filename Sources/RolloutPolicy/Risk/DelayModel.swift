// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How likely a delay is to take how long.
///
/// ```swift
/// let controller = DelayModel.sum([.uniform(.zero ... .seconds(1)), .exponential(mean: .milliseconds(400))])
/// let everyNode = DelayModel.largest(of: 20, .reportedKubeProxyUpdate)
/// ```
public indirect enum DelayModel: Hashable, Sendable {
    /// Always the same.
    case exactly(Duration)
    /// Any value of an interval as likely as any other.
    case uniform(ClosedRange<Duration>)
    /// Many short delays and few long ones: an exponential distribution, which has no longest value.
    case exponential(mean: Duration)
    /// A long tail: the logarithm of the delay has a normal distribution. Half of the delays are longer than the
    /// median, one in a hundred is longer than the percentile.
    case logNormal(median: Duration, percentile99: Duration)
    /// Delays that were observed, each as likely as any other.
    case samples([Duration])
    /// Shares of delays up to given bounds; what the last share lacks of 1 is beyond all bounds.
    case buckets([Bucket], within: BucketSpread)
    /// Steps that follow one another and do not depend on each other; no steps take no time.
    case sum([DelayModel])
    /// Steps that run side by side, equal and independent, until the last has ended; none takes no time.
    case largest(of: Int, DelayModel)

    /// How many of the delays are at most so long.
    public struct Bucket: Hashable, Sendable {
        /// The longest delay that is counted.
        public let upTo: Duration
        /// The share of all delays, those up to smaller bounds among them, from 0 to 1.
        public let share: Double

        /// Creates a bucket.
        public init(upTo: Duration, share: Double) {
            self.upTo = upTo
            self.share = share
        }
    }

    /// What is supposed of the delays within a bucket.
    public enum BucketSpread: String, Hashable, Sendable {
        /// All are as long as the bucket allows: never too short.
        case upperEdge
        /// They are spread evenly, as Prometheus' `histogram_quantile` supposes; those of the first bucket begin at
        /// zero. A guess, which may be too short.
        case uniform
    }
}

extension DelayModel: CustomStringConvertible {
    /// The model in words.
    public var description: String {
        switch self {
        case .exactly(let delay):
            return "always \(Text.seconds(delay))"
        case .uniform(let range):
            return "evenly \(Text.seconds(range.lowerBound)) to \(Text.seconds(range.upperBound))"
        case .exponential(let mean):
            return "exponential, \(Text.seconds(mean)) on average"
        case .logNormal(let median, let percentile99):
            return "log-normal, half above \(Text.seconds(median)), 1 % above \(Text.seconds(percentile99))"
        case .samples(let samples):
            return Text.count(samples.count, "sample", "samples")
        case .buckets(let buckets, let spread):
            return "\(Self.text(of: buckets)), \(spread == .upperEdge ? "each as long as its bucket" : "spread evenly")"
        case .sum(let models):
            return models.map(\.description).joined(separator: " + ")
        case .largest(let count, let model):
            return "the longest of \(count): \(model)"
        }
    }

    /// The bounds that tell most: of many, the first ones that so many delays are within.
    private static func text(of buckets: [Bucket]) -> String {
        let parts = [0.5, 0.99, 1].compactMap { share in buckets.first { $0.share >= share - 1e-12 } }
        var shown: [Bucket] = []
        for bucket in parts + buckets.suffix(1) where !shown.contains(where: { $0.share == bucket.share }) {
            shown.append(bucket)
        }
        return shown.map { "\(Text.percent($0.share)) up to \(Text.seconds($0.upTo))" }.joined(separator: ", ")
    }
}
