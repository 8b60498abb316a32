// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What was observed between two scrapes of one series.
public struct HistogramDifference: Hashable, Sendable {
    /// The observations between the two scrapes, or behind a reset those since the reset.
    public let histogram: Histogram

    /// Whether the counters began anew between the scrapes, as when the process was restarted.
    ///
    /// What was observed between the earlier scrape and the reset is lost then.
    public let counterWasReset: Bool
}

extension Histogram {
    /// Returns what was observed since an earlier scrape of the same series.
    ///
    /// The counters were reset if OpenMetrics' creation time differs, or if anything is smaller than before: the number
    /// of observations in a bucket (those of smaller bounds taken off), and so also any cumulative count; or the sum,
    /// unless a bound is negative and the sum therefore no counter. The later scrape alone counts then, as in
    /// Prometheus' `increase`. Subtract series by series before merging them: a sum of several series hides a reset of
    /// one of them.
    ///
    /// - Throws: `HistogramError` where name, labels or bounds differ.
    public func subtracting(_ earlier: Histogram) throws(HistogramError) -> HistogramDifference {
        try requireSameMetric(as: earlier)
        guard labels == earlier.labels else {
            throw error(.differentSeries, "expected an earlier scrape of the same series, found \(earlier.series)")
        }
        if wasReset(since: earlier) { return HistogramDifference(histogram: self, counterWasReset: true) }
        // Nothing is smaller than before, and counts are not negative, so that the differences are neither.
        let grown = zip(buckets, earlier.buckets).map { later, earlier in
            Bucket(
                upperBound: later.upperBound,
                cumulativeCount: later.cumulativeCount - earlier.cumulativeCount
            )
        }
        let sums = [sum, earlier.sum].compactMap { $0 }
        let difference = Histogram(
            name: name,
            labels: labels,
            sound: grown,
            sum: sums.count == 2 ? sums[0] - sums[1] : nil,
            timestamp: timestamp,
            created: created
        )
        return HistogramDifference(histogram: difference, counterWasReset: false)
    }

    private func wasReset(since earlier: Histogram) -> Bool {
        if let created, let before = earlier.created, created != before { return true }
        if let sum, let before = earlier.sum, sum < before, let first = buckets.first, first.upperBound >= 0 {
            return true
        }
        return zip(ownCounts, earlier.ownCounts).contains { $0 < $1 }
    }

    /// The number of observations in each bucket, without those of smaller bounds.
    private var ownCounts: [Int] {
        zip(buckets, [0] + buckets.map(\.cumulativeCount)).map { $0.cumulativeCount - $1 }
    }
}
