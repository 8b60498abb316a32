// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Histogram {
    /// Returns the histogram of the observations of both, as if they had been counted together.
    ///
    /// It has the labels that both have, and a sum where both have one. Histograms with other bounds cannot be merged:
    /// their buckets do not tell which of the observations the missing bounds would count.
    ///
    /// - Throws: `HistogramError` where the metrics or the bounds differ, or where the counts are too large to add.
    public func merging(_ other: Histogram) throws(HistogramError) -> Histogram {
        try requireSameMetric(as: other)
        var merged: [Bucket] = []
        for (bucket, added) in zip(buckets, other.buckets) {
            let (total, overflow) = bucket.cumulativeCount.addingReportingOverflow(added.cumulativeCount)
            guard !overflow else { throw error(.invalidCount, "expected counts whose sum is at most \(Int.max)") }
            merged.append(Bucket(upperBound: bucket.upperBound, cumulativeCount: total))
        }
        let sums = [sum, other.sum].compactMap { $0 }
        return Histogram(
            name: name,
            labels: labels.common(with: other.labels),
            sound: merged,
            sum: sums.count == 2 ? sums[0] + sums[1] : nil,
            timestamp: timestamp == other.timestamp ? timestamp : nil,
            created: created == other.created ? created : nil
        )
    }

    /// Checks that two histograms count the same thing by the same bounds.
    func requireSameMetric(as other: Histogram) throws(HistogramError) {
        guard name == other.name else {
            throw error(.differentSeries, "expected histograms of one metric, found \(other.series)")
        }
        let bounds = buckets.map(\.upperBound)
        let otherBounds = other.buckets.map(\.upperBound)
        guard bounds != otherBounds else { return }
        // Both end with +Inf, so that before that there is a first bound in which they differ.
        let pair = zip(bounds, otherBounds).first { $0 != $1 } ?? (.infinity, .infinity)
        let isMissingHere = pair.0 > pair.1
        let message =
            "expected the same bounds as in \(other.series); only \(isMissingHere ? other.series : series) has "
            + "le=\"\(NumberText.text(min(pair.0, pair.1)))\""
        throw error(.differentBounds, message)
    }
}

extension Sequence where Element == Histogram {
    /// Returns the histogram of the observations of all, or nil where there is none to merge.
    ///
    /// ```swift
    /// let allQueues = try family.histograms().merged()
    /// ```
    /// - Throws: `HistogramError` where metrics or bounds differ, or where the counts are too large to add.
    public func merged() throws(HistogramError) -> Histogram? {
        var result: Histogram?
        for histogram in self {
            result = try result?.merging(histogram) ?? histogram
        }
        return result
    }
}
