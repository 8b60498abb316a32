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
        /// The edges of the bucket that holds the quantile; with a confidence the edges between which it surely is.
        public let bounds: ClosedRange<Duration>
        /// The number of observations.
        public let sampleCount: Int
    }

    /// The share of changes that are handled within the bounds, above 0 and below 1.
    public let quantile: Double

    /// How sure the bounds are, above 0 and below 1; nil where they are those of the sample itself.
    public let confidence: Double?

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
    /// Without a confidence the bounds hold for the changes that were observed. With one they hold for all changes of
    /// which those are a sample, by the binomial distribution (``BinomialShare``): the fewer the observations, the
    /// higher the upper edge. Each part is then taken at half the risk, so that both hold together with the confidence.
    ///
    /// - Parameters:
    ///   - queue: How long changes wait, in seconds.
    ///   - reconcile: How long passes take, in seconds.
    ///   - quantile: The share of changes that the bounds are to hold for, above 0 and below 1.
    ///   - confidence: How sure the upper bounds are to be, above 0 and below 1, such as 0.95 (the lower bounds hold
    ///     with the same confidence, but not at the same time); or nil, the default, to take the sample for all there
    ///     is.
    ///   - counterWasReset: Whether the histograms are what followed a restart of the controller.
    /// - Throws: ``ControllerLatencyError`` when the quantile or the confidence is not between 0 and 1, when there are
    ///   too few observations to tell, or when a bound is infinite.
    public init(
        queue: Histogram,
        reconcile: Histogram,
        quantile: Double,
        confidence: Double? = nil,
        counterWasReset: Bool = false
    ) throws(ControllerLatencyError) {
        try Part.check(quantile: quantile, confidence: confidence)
        let partQuantile = 1 - (1 - quantile) / 2
        let partConfidence = confidence.map { 1 - (1 - $0) / 2 }
        self.quantile = quantile
        self.confidence = confidence
        self.queue = try Part(queue, quantile: partQuantile, confidence: partConfidence)
        self.reconcile = try Part(reconcile, quantile: partQuantile, confidence: partConfidence)
        self.counterWasReset = counterWasReset
    }
}

extension ControllerLatency: CustomStringConvertible {
    /// What was measured, in words.
    public var description: String {
        let share = Text.percent(quantile) + (confidence.map { " (at \(Text.percent($0)) confidence)" } ?? "")
        let passes = Text.count(min(queue.sampleCount, reconcile.sampleCount), "pass", "passes")
        let restart = counterWasReset ? " since the controller's restart" : ""
        return "\(share) of \(passes)\(restart), up to \(Text.seconds(queue.bounds.upperBound)) in the queue and "
            + "\(Text.seconds(reconcile.bounds.upperBound)) at work"
    }
}
