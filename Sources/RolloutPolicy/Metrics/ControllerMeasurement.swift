// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import PrometheusText

/// Everything that the metrics of the AWS Load Balancer Controller tell about how long it takes: the whole histograms of
/// waiting, working and calling AWS, what went wrong, and what the metrics do not show.
///
/// ```swift
/// let measurement = try ControllerMeasurement(from: before, to: after)
/// let latency = try measurement.latency(quantile: 0.99, confidence: 0.95)   // for a plan
/// let model = try measurement.model()                                       // for a risk
/// print(measurement)
/// ```
/// ``ControllerLatency`` takes the bound at one quantile from the same metrics.
public struct ControllerMeasurement: Hashable, Sendable {
    /// A part of what the controller does that the metrics time by itself.
    public enum Stage: String, Hashable, Sendable, CaseIterable {
        /// A change waits until a worker takes it (`workqueue_queue_duration_seconds`).
        case queue
        /// The worker handles the change (`controller_runtime_reconcile_time_seconds`).
        case reconcile
        /// The worker calls AWS to deregister targets (`aws_api_call_duration_seconds` of `DeregisterTargets`), with the
        /// client's own throttling and all retries. It is a part of ``reconcile``, not to be added to it.
        case deregistrationCall = "DeregisterTargets"
    }

    /// How long changes wait, in seconds.
    public let queue: Histogram

    /// How long passes take, in seconds.
    public let reconcile: Histogram

    /// How long calls that deregister targets take, in seconds; nil where the metrics have none.
    public let deregistrationCall: Histogram?

    /// Calls that AWS refused because there were too many (`aws_api_call_throttled_errors_total`, of all operations);
    /// nil where the metrics do not tell.
    public let throttledCalls: Int?

    /// Calls to Elastic Load Balancing that were tried more than once (`aws_api_call_retries`); nil where the metrics do
    /// not tell.
    public let retriedCalls: Int?

    /// Passes that failed (`controller_runtime_reconcile_errors_total`); nil where the metrics do not tell.
    public let failedPasses: Int?

    /// Changes that were put back to be handled again after a pause (`workqueue_retries_total`); nil where the metrics
    /// do not tell.
    public let queueRetries: Int?

    /// Whether the controller was restarted between two scrapes, so that only what followed the restart counts.
    public let counterWasReset: Bool

    /// Takes what a controller has observed since it started.
    ///
    /// - Parameter scrape: A scrape of the controller's metrics; of several replicas only the leader works.
    /// - Throws: ``ControllerLatencyError`` when the series of waiting or working is missing, or when a series
    ///   contradicts itself.
    public init(_ scrape: Exposition) throws(ControllerLatencyError) {
        try self.init(ControllerScrapes(scrape))
    }

    /// Takes what a controller has observed between two scrapes.
    ///
    /// Where the controller was restarted in between, the later scrape alone counts.
    ///
    /// - Parameters:
    ///   - earlier: The first scrape.
    ///   - later: The second scrape of the same process or its successor.
    /// - Throws: ``ControllerLatencyError`` when the series of waiting or working is missing from the later scrape, or
    ///   when a series contradicts itself or the earlier scrape.
    public init(from earlier: Exposition, to later: Exposition) throws(ControllerLatencyError) {
        let histograms = [ControllerSeries.queue, .reconcile, .deregistration]
        try self.init(ControllerScrapes(from: earlier, to: later, watching: histograms))
    }

    private init(_ scrapes: ControllerScrapes) throws(ControllerLatencyError) {
        queue = try scrapes.required(.queue)
        reconcile = try scrapes.required(.reconcile)
        deregistrationCall = try scrapes.histogram(.deregistration)
        throttledCalls = try scrapes.count(.throttledCalls)
        // The first bucket counts calls without a retry.
        retriedCalls = try scrapes.histogram(.callRetries).map { retries in
            retries.count - (retries.buckets.last { $0.upperBound < 1 }?.cumulativeCount ?? 0)
        }
        failedPasses = try scrapes.count(.failedPasses)
        queueRetries = try scrapes.count(.queueRetries)
        counterWasReset = scrapes.counterWasReset
    }

    /// The histogram of a stage; nil where the metrics have none.
    public func histogram(of stage: Stage) -> Histogram? {
        switch stage {
        case .queue: queue
        case .reconcile: reconcile
        case .deregistrationCall: deregistrationCall
        }
    }
}

// MARK: - What it says

extension ControllerMeasurement {
    /// How long a change takes at a quantile, waiting and working together.
    ///
    /// - Parameters:
    ///   - quantile: The share of changes that the bounds are to hold for, above 0 and below 1.
    ///   - confidence: How sure the bounds are to be; by default 0.95. Nil takes the sample for all there is.
    /// - Returns: The bounds, what they rest on, and the confidence.
    /// - Throws: ``ControllerLatencyError`` as
    ///   ``ControllerLatency/init(queue:reconcile:quantile:confidence:counterWasReset:)``.
    public func latency(
        quantile: Double,
        confidence: Double? = 0.95
    ) throws(ControllerLatencyError) -> ControllerLatency {
        try ControllerLatency(
            queue: queue,
            reconcile: reconcile,
            quantile: quantile,
            confidence: confidence,
            counterWasReset: counterWasReset
        )
    }

    /// How long one stage takes at a quantile.
    ///
    /// - Parameters:
    ///   - stage: The stage.
    ///   - quantile: The share of the stage's observations that the bounds are to hold for, above 0 and below 1.
    ///   - confidence: How sure the upper bound is to be; by default 0.95. Nil takes the sample for all there is.
    /// - Returns: The bounds and the number of observations.
    /// - Throws: ``ControllerLatencyError`` where the metrics do not have the stage, where quantile or confidence is not
    ///   between 0 and 1, where there are too few observations, or where the bound is infinite.
    public func bounds(
        of stage: Stage,
        quantile: Double,
        confidence: Double? = 0.95
    ) throws(ControllerLatencyError) -> ControllerLatency.Part {
        try ControllerLatency.Part.check(quantile: quantile, confidence: confidence)
        guard let histogram = histogram(of: stage) else {
            throw ControllerLatencyError(.missingMetric, ControllerSeries.deregistration.description)
        }
        return try ControllerLatency.Part(histogram, quantile: quantile, confidence: confidence)
    }

    /// How likely the controller is to take how long: waiting and working, one after the other and independent.
    ///
    /// - Parameters:
    ///   - spread: What is supposed of the delays within a bucket; by default that all are as long as the bucket allows.
    ///   - confidence: How sure the shares of both histograms together are to be; nil, the default, takes the sample for
    ///     all there is. See ``DelayModel/histogram(_:within:confidence:)``.
    /// - Returns: A model for ``TrafficTerm/controllerProcessing``.
    /// - Throws: ``RiskError`` where nothing was observed or the confidence is not between 0 and 1.
    public func model(
        within spread: DelayModel.BucketSpread = .upperEdge,
        confidence: Double? = nil
    ) throws(RiskError) -> DelayModel {
        let eachConfidence = confidence.map { 1 - (1 - $0) / 2 }
        return .sum([
            try .histogram(queue, within: spread, confidence: eachConfidence),
            try .histogram(reconcile, within: spread, confidence: eachConfidence),
        ])
    }
}
