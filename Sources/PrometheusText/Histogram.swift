// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How many observations were at or below each of several bounds.
///
/// The buckets are sound: their bounds increase up to `+Inf`, and their counts never decrease.
public struct Histogram: Hashable, Sendable {
    /// A bound and what it counts.
    public struct Bucket: Hashable, Sendable {
        /// The largest value that the bucket counts; infinite in the last bucket.
        public let upperBound: Double

        /// The number of observations at or below the bound, those of all smaller bounds among them.
        public let cumulativeCount: Int

        /// Creates a bucket.
        public init(upperBound: Double, cumulativeCount: Int) {
            self.upperBound = upperBound
            self.cumulativeCount = cumulativeCount
        }
    }

    /// The name of the metric, such as `workqueue_queue_duration_seconds`.
    public let name: String

    /// The labels of the series, without `le`.
    public let labels: MetricLabels

    /// The buckets in increasing order of their bounds; the last one has the bound `+Inf`.
    public let buckets: [Bucket]

    /// The sum of all observations, or nil where the exposition does not tell it.
    public let sum: Double?

    /// The seconds since 1970-01-01T00:00:00Z at which the counts were taken, or nil for the time of the scrape.
    public let timestamp: Double?

    /// The seconds since 1970-01-01T00:00:00Z at which counting began, where OpenMetrics' `_created` tells it.
    public let created: Double?

    /// The number of all observations.
    public var count: Int { buckets.last?.cumulativeCount ?? 0 }

    /// The metric and labels as an exposition writes them.
    public var series: String { "\(name)\(labels)" }

    /// Creates a histogram from buckets in any order.
    ///
    /// - Throws: `HistogramError` where bounds repeat or are not numbers, `+Inf` is missing, a count is negative or
    ///   less than that of a smaller bound, or the sum is not finite.
    public init(
        name: String,
        labels: MetricLabels = [:],
        buckets: [Bucket],
        sum: Double? = nil,
        timestamp: Double? = nil,
        created: Double? = nil
    ) throws(HistogramError) {
        let sorted = buckets.sorted { $0.upperBound < $1.upperBound }
        self.init(
            name: name,
            labels: labels,
            sound: sorted,
            sum: sum,
            timestamp: timestamp,
            created: created
        )
        try checkBounds()
        try checkCounts()
        if let sum, !sum.isFinite {
            throw error(.invalidSum, "expected a finite sum, found \(NumberText.text(sum))")
        }
    }

    /// Creates a histogram from buckets that are known to be sound.
    init(name: String, labels: MetricLabels, sound: [Bucket], sum: Double?, timestamp: Double?, created: Double?) {
        self.name = name
        self.labels = labels
        self.buckets = sound
        self.sum = sum
        self.timestamp = timestamp
        self.created = created
    }

    private func checkBounds() throws(HistogramError) {
        for bucket in buckets where bucket.upperBound.isNaN || bucket.upperBound == -.infinity {
            throw error(.invalidBound, "expected a number as the bound of a bucket, found \(bucket.boundText)")
        }
        for (bucket, next) in zip(buckets, buckets.dropFirst()) where bucket.upperBound == next.upperBound {
            throw error(.duplicateBound, "expected one bucket for each bound, found two with \(bucket.boundText)")
        }
        guard buckets.last?.upperBound == .infinity else {
            throw error(.missingInfinityBucket, "expected a bucket with le=\"+Inf\", which counts all observations")
        }
    }

    private func checkCounts() throws(HistogramError) {
        if let first = buckets.first, first.cumulativeCount < 0 {
            let message = "expected a whole number from zero on as a count, found \(first.cumulativeCount)"
            throw error(.invalidCount, message)
        }
        for (bucket, next) in zip(buckets, buckets.dropFirst()) where next.cumulativeCount < bucket.cumulativeCount {
            let message =
                "expected at least \(bucket.cumulativeCount) observations in the bucket \(next.boundText), "
                + "as many as in \(bucket.boundText), found \(next.cumulativeCount)"
            throw error(.decreasingCounts, message)
        }
    }

    func error(_ code: HistogramError.Code, _ message: String) -> HistogramError {
        HistogramError(code, of: series, message)
    }
}

extension Histogram.Bucket {
    /// The bound as a label, such as `le="0.5"`.
    var boundText: String { "le=\"\(NumberText.text(upperBound))\"" }
}
