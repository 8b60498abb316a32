// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// One line of an exposition that carries a value.
public struct MetricSample: Hashable, Sendable {
    /// The name with its suffix, such as `workqueue_queue_duration_seconds_bucket`.
    public let name: String

    /// The labels in the order in which they stand.
    public let labels: MetricLabels

    /// The value, which may be infinite or not a number.
    public let value: Double

    /// The seconds since 1970-01-01T00:00:00Z at which the value was taken, or nil for the time of the scrape.
    ///
    /// The Prometheus format writes whole milliseconds, OpenMetrics seconds with any fraction; this is the nearest
    /// `Double` to either.
    public let timestamp: Double?

    /// An observation that is an example of what was counted; only OpenMetrics has them.
    public let exemplar: MetricExemplar?

    /// Creates a sample.
    public init(
        name: String,
        labels: MetricLabels = [:],
        value: Double,
        timestamp: Double? = nil,
        exemplar: MetricExemplar? = nil
    ) {
        self.name = name
        self.labels = labels
        self.value = value
        self.timestamp = timestamp
        self.exemplar = exemplar
    }
}
