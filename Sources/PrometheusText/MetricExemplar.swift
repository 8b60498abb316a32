// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// An observation with a reference to where more is known of it, such as the identifier of a trace.
public struct MetricExemplar: Hashable, Sendable {
    /// The reference; OpenMetrics allows 128 characters in all names and values together.
    public let labels: MetricLabels

    /// The observed value.
    public let value: Double

    /// The seconds since 1970-01-01T00:00:00Z at which it was observed, where that is known.
    public let timestamp: Double?

    /// Creates an exemplar.
    public init(labels: MetricLabels, value: Double, timestamp: Double? = nil) {
        self.labels = labels
        self.value = value
        self.timestamp = timestamp
    }
}
