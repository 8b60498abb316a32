// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import PrometheusText

extension ControllerLatency {
    /// Takes what a controller has observed since it started.
    ///
    /// - Parameters:
    ///   - scrape: A scrape of the controller's metrics; of several replicas only the leader works.
    ///   - quantile: The share of changes that the bounds are to hold for, above 0 and below 1.
    ///   - confidence: How sure the bounds are to be, or nil to take the sample for all there is; see
    ///     ``init(queue:reconcile:quantile:confidence:counterWasReset:)``.
    /// - Throws: ``ControllerLatencyError`` when a series is missing or contradicts itself, and as
    ///   ``init(queue:reconcile:quantile:confidence:counterWasReset:)``.
    public init(
        _ scrape: Exposition,
        quantile: Double,
        confidence: Double? = nil
    ) throws(ControllerLatencyError) {
        try self.init(ControllerScrapes(scrape), quantile: quantile, confidence: confidence)
    }

    /// Takes what a controller has observed between two scrapes.
    ///
    /// Where the controller was restarted in between, the later scrape alone counts.
    ///
    /// - Parameters:
    ///   - earlier: The first scrape.
    ///   - later: The second scrape of the same process or its successor.
    ///   - quantile: The share of changes that the bounds are to hold for, above 0 and below 1.
    ///   - confidence: How sure the bounds are to be, or nil to take the sample for all there is; see
    ///     ``init(queue:reconcile:quantile:confidence:counterWasReset:)``.
    /// - Throws: ``ControllerLatencyError`` when a series is missing from the later scrape or contradicts itself or the
    ///   earlier one, and as ``init(queue:reconcile:quantile:confidence:counterWasReset:)``.
    public init(
        from earlier: Exposition,
        to later: Exposition,
        quantile: Double,
        confidence: Double? = nil
    ) throws(ControllerLatencyError) {
        let scrapes = try ControllerScrapes(from: earlier, to: later, watching: [.queue, .reconcile])
        try self.init(scrapes, quantile: quantile, confidence: confidence)
    }

    private init(
        _ scrapes: ControllerScrapes,
        quantile: Double,
        confidence: Double?
    ) throws(ControllerLatencyError) {
        try self.init(
            queue: scrapes.required(.queue),
            reconcile: scrapes.required(.reconcile),
            quantile: quantile,
            confidence: confidence,
            counterWasReset: scrapes.counterWasReset
        )
    }
}
