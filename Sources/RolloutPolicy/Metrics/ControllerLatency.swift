// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import PrometheusText

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
        /// The metric and labels, such as `workqueue_queue_duration_seconds{name="targetGroupBinding"}`.
        public let series: String
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

    /// Whether the controller was restarted between two scrapes, so that only what followed the restart counts.
    public let counterWasReset: Bool

    /// The sum of the lower edges.
    public var lowerBound: Duration { queue.bounds.lowerBound + reconcile.bounds.lowerBound }

    /// The sum of the upper edges: at least the share of ``quantile`` of changes is handled within it.
    public var upperBound: Duration { queue.bounds.upperBound + reconcile.bounds.upperBound }

    /// Takes both histograms at a quantile.
    ///
    /// - Parameters:
    ///   - queue: How long changes wait, in seconds.
    ///   - reconcile: How long passes take, in seconds.
    ///   - quantile: The share of changes that the bounds are to hold for, above 0 and below 1.
    ///   - counterWasReset: Whether the histograms are what followed a restart of the controller.
    /// - Throws: ``ControllerLatencyError`` when the quantile is not between 0 and 1, when there are too few
    ///   observations to tell, or when a bound is infinite.
    public init(
        queue: Histogram,
        reconcile: Histogram,
        quantile: Double,
        counterWasReset: Bool = false
    ) throws(ControllerLatencyError) {
        guard quantile > 0, quantile < 1 else { throw ControllerLatencyError(.quantileOutOfRange, "\(quantile)") }
        let partQuantile = 1 - (1 - quantile) / 2
        self.quantile = quantile
        self.queue = try Part(queue, quantile: partQuantile)
        self.reconcile = try Part(reconcile, quantile: partQuantile)
        self.counterWasReset = counterWasReset
    }
}

extension ControllerLatency.Part {
    init(_ histogram: Histogram, quantile: Double) throws(ControllerLatencyError) {
        series = histogram.series
        sampleCount = histogram.count
        // With fewer observations none is expected above the quantile, so that they cannot tell where it is. Near 1 the
        // number is beyond all counting. The difference from 1 is not exact: without the tolerance 0.9995 needs 2,001.
        let needed = Int(exactly: (1 / (1 - quantile) * (1 - 1e-9)).rounded(.up)) ?? .max
        guard sampleCount >= needed else {
            throw ControllerLatencyError(.tooFewSamples(needed: needed, found: sampleCount), series)
        }
        guard let found = try? histogram.quantile(quantile), found.upper < Self.longestBound else {
            let largest = histogram.buckets.last { $0.upperBound < Self.longestBound }?.upperBound ?? 0
            throw ControllerLatencyError(.beyondBuckets(largest: largest, share: quantile), series)
        }
        bounds = Self.duration(found.lower)...Self.duration(found.upper)
    }

    /// A year, in seconds; what is longer is as good as infinite.
    private static let longestBound = 31_536_000.0

    /// A bound as a duration; bounds are decimal numbers, which a nanosecond is fine enough to restore.
    private static func duration(_ seconds: Double) -> Duration {
        .nanoseconds(Int64((max(0, seconds) * 1e9).rounded()))
    }
}

extension ControllerLatency: CustomStringConvertible {
    /// What was measured, in words.
    public var description: String {
        let share = Text.percent(quantile)
        let passes = Text.count(min(queue.sampleCount, reconcile.sampleCount), "pass", "passes")
        let restart = counterWasReset ? " since the controller's restart" : ""
        return "\(share) of \(passes)\(restart), up to \(Text.seconds(queue.bounds.upperBound)) in the queue and "
            + "\(Text.seconds(reconcile.bounds.upperBound)) at work"
    }
}
