// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How long the AWS Load Balancer Controller takes from a change to the end of the pass that handles it, as its metrics
/// tell.
///
/// Two histograms count for targets: `workqueue_queue_duration_seconds` with `name="targetGroupBinding"`, how long a
/// change waits in the queue, and `controller_runtime_reconcile_time_seconds` with `controller="targetGroupBinding"`,
/// how long the pass takes. No metric has the sum of both, so each is taken at a higher quantile: when at most half a
/// percent of the waits and half a percent of the passes are longer than their bounds, at most one percent of the sums
/// is longer than the sum of the bounds, however waits and passes depend on one another.
///
/// Histograms give bounds, not values: what counts is the upper edge of the bucket that holds the quantile. The metrics
/// do not show how long the watch takes to bring the change, and count passes that had nothing to do.
public struct ControllerLatency: Hashable, Sendable {
    /// What one histogram says at the quantile.
    public struct Part: Hashable, Sendable {
        /// What was measured.
        public let name: String
        /// The edges of the bucket that holds the quantile.
        public let bounds: ClosedRange<Duration>
        /// The number of observations.
        public let sampleCount: Int
    }

    /// The share of changes that are handled within the bounds, above 0 and below 1.
    public let quantile: Double

    /// How long changes wait.
    public let queue: Part

    /// How long passes take.
    public let reconcile: Part

    /// The sum of the lower edges.
    public var lowerBound: Duration { queue.bounds.lowerBound + reconcile.bounds.lowerBound }

    /// The sum of the upper edges: at least the share of ``quantile`` of changes is handled within it.
    public var upperBound: Duration { queue.bounds.upperBound + reconcile.bounds.upperBound }

    /// Takes both histograms at a quantile.
    ///
    /// - Throws: ``ControllerLatencyError`` when the quantile is not between 0 and 1, when there are too few
    ///   observations to tell, when a bound is infinite, or when a histogram contradicts itself.
    public init(
        queue: LatencyHistogram,
        reconcile: LatencyHistogram,
        quantile: Double
    ) throws(ControllerLatencyError) {
        guard quantile > 0, quantile < 1 else { throw ControllerLatencyError(.quantileOutOfRange, "\(quantile)") }
        let partQuantile = 1 - (1 - quantile) / 2
        self.quantile = quantile
        self.queue = try Part(queue, quantile: partQuantile)
        self.reconcile = try Part(reconcile, quantile: partQuantile)
    }
}

extension ControllerLatency.Part {
    init(_ histogram: LatencyHistogram, quantile: Double) throws(ControllerLatencyError) {
        let name = histogram.name
        try Self.check(histogram)
        let count = histogram.count
        // With fewer observations none is expected above the quantile, so that they cannot tell where it is.
        let least = (1 / (1 - quantile)).rounded(.up)
        guard count >= least else {
            throw ControllerLatencyError(.tooFewSamples(needed: least, found: count), name)
        }
        let rank = quantile * count
        guard let index = histogram.buckets.firstIndex(where: { $0.cumulativeCount >= rank }) else {
            throw ControllerLatencyError(.inconsistent("the quantile lies in no bucket"), name)
        }
        let upper = histogram.buckets[index].upperBound
        let lower = index > 0 ? histogram.buckets[index - 1].upperBound : 0
        guard upper < Self.longestBound else {
            throw ControllerLatencyError(.beyondBuckets(largest: lower, share: quantile), name)
        }
        self.name = name
        bounds = Self.duration(lower)...Self.duration(upper)
        sampleCount = Int(exactly: count.rounded()) ?? .max
    }

    /// A year, in seconds; what is longer is as good as infinite.
    private static let longestBound = 31_536_000.0

    /// A bound as a duration; bounds are decimal numbers, which a nanosecond is fine enough to restore.
    private static func duration(_ seconds: Double) -> Duration {
        .nanoseconds(Int64((max(0, seconds) * 1e9).rounded()))
    }

    private static func check(_ histogram: LatencyHistogram) throws(ControllerLatencyError) {
        var previous = LatencyHistogram.Bucket(upperBound: -.infinity, cumulativeCount: 0)
        for bucket in histogram.buckets {
            guard bucket.upperBound > previous.upperBound else {
                throw ControllerLatencyError(.inconsistent("its bounds do not increase"), histogram.name)
            }
            guard bucket.cumulativeCount >= previous.cumulativeCount, bucket.cumulativeCount.isFinite else {
                throw ControllerLatencyError(.inconsistent("its counts decrease"), histogram.name)
            }
            previous = bucket
        }
    }
}

extension ControllerLatency: CustomStringConvertible {
    /// What was measured, in words.
    public var description: String {
        let share = Text.percent(quantile)
        let passes = Text.count(min(queue.sampleCount, reconcile.sampleCount), "pass", "passes")
        return "\(share) of \(passes), up to \(Text.seconds(queue.bounds.upperBound)) in the queue and "
            + "\(Text.seconds(reconcile.bounds.upperBound)) at work"
    }
}

/// Why a controller's metrics cannot say how long it takes.
public struct ControllerLatencyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of reason it is.
    public enum Code: Hashable, Sendable {
        /// The quantile is not between 0 and 1.
        case quantileOutOfRange
        /// A metric is missing.
        case missingMetric
        /// There are too few observations.
        case tooFewSamples(needed: Double, found: Double)
        /// The quantile lies above the largest finite bound.
        case beyondBuckets(largest: Double, share: Double)
        /// The data contradict themselves.
        case inconsistent(String)
    }

    /// What kind of reason it is.
    public let code: Code

    /// The metric, or for ``Code/quantileOutOfRange`` the quantile.
    public let subject: String

    /// Creates an error.
    public init(_ code: Code, _ subject: String) {
        self.code = code
        self.subject = subject
    }

    /// One sentence, with what would help.
    public var description: String {
        switch code {
        case .quantileOutOfRange:
            "the quantile is \(subject), expected a number between 0 and 1, such as 0.99"
        case .missingMetric:
            "the metrics have no \(subject); scrape port 8080 of the controller's leader"
        case .tooFewSamples(let needed, let found):
            "\(subject) has \(Text.number(found)) observations, and the quantile needs at least "
                + "\(Text.number(needed)); scrape later, or ask for a lower quantile"
        case .beyondBuckets(let largest, let share):
            "\(subject): less than \(Text.percent(share)) of the observations are within the largest bound, "
                + "\(Text.number(largest)) s, so there is no bound at this quantile"
        case .inconsistent(let reason):
            "\(subject) is not a histogram: \(reason)"
        }
    }
}
