// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Observed latencies, counted in buckets: the shape in which policy takes measurements, wherever they were read.
public struct LatencyHistogram: Hashable, Sendable {
    /// The observations up to a bound.
    public struct Bucket: Hashable, Sendable {
        /// The bucket's upper edge in seconds, inclusive; infinite for the last.
        public let upperBound: Double
        /// How many observations were at most the bound, those of the buckets below included.
        public let cumulativeCount: Double

        /// Creates a bucket.
        public init(upperBound: Double, cumulativeCount: Double) {
            self.upperBound = upperBound
            self.cumulativeCount = cumulativeCount
        }
    }

    /// What was measured, such as a metric's name.
    public let name: String

    /// The buckets in the order of their bounds.
    public let buckets: [Bucket]

    /// Creates a histogram.
    public init(name: String, buckets: [Bucket]) {
        self.name = name
        self.buckets = buckets
    }

    /// The number of observations.
    public var count: Double { buckets.last?.cumulativeCount ?? 0 }
}
