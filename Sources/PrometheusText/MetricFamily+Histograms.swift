// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText

extension MetricFamily {
    /// Returns the family's histograms, one for each set of labels without `le` and each timestamp.
    ///
    /// They are in the order in which they begin. Buckets may stand in any order, and `_sum`, `_count` and `_created`
    /// may be missing. A sample with the family's own name tells nothing of a histogram and is passed over.
    ///
    /// - Throws: `HistogramError` where the family is not of type `histogram`, or where its samples contradict each
    ///   other.
    public func histograms() throws(HistogramError) -> [Histogram] {
        guard type == .histogram else {
            throw HistogramError(.notAHistogram, of: name, "expected the type histogram, found \(type)")
        }
        var parts: [HistogramParts] = []
        var indices: [HistogramParts.Key: Int] = [:]
        let bucketName = name + "_bucket"
        for sample in samples {
            let isBucket = sample.name == bucketName
            let labels = isBucket ? sample.labels.removing("le") : sample.labels
            let key = HistogramParts.Key(labels: labels, timestamp: sample.timestamp)
            let index = indices[key, default: parts.count]
            if index == parts.count {
                indices[key] = index
                parts.append(HistogramParts(name: name, key: key))
            }
            if isBucket {
                try parts[index].addBucket(sample)
            } else {
                try parts[index].add(sample)
            }
        }
        var histograms: [Histogram] = []
        for part in parts { histograms.append(try part.histogram()) }
        return histograms
    }
}

/// The samples of one histogram.
private struct HistogramParts {
    struct Key: Hashable {
        let labels: MetricLabels
        let timestamp: Double?
    }

    let name: String
    let key: Key
    private var buckets: [Histogram.Bucket] = []
    private var count: Int?
    private var sum: Double?
    private var created: Double?

    init(name: String, key: Key) {
        self.name = name
        self.key = key
    }

    mutating func addBucket(_ sample: MetricSample) throws(HistogramError) {
        guard let text = sample.labels["le"] else {
            throw error(.missingBound, "expected the label le on each bucket")
        }
        guard let bound = NumberText.value(Array(text.utf8)[...]) else {
            let message = "expected a number as the bound of a bucket, found le=\(SourceText.quoted(text))"
            throw error(.invalidBound, message)
        }
        let count = try count(sample.value, of: "the bucket le=\(SourceText.quoted(text))")
        buckets.append(Histogram.Bucket(upperBound: bound, cumulativeCount: count))
    }

    mutating func add(_ sample: MetricSample) throws(HistogramError) {
        switch sample.name {
        case name + "_sum": sum = sample.value
        case name + "_count": count = try count(sample.value, of: sample.name)
        case name + "_created": created = sample.value
        default: break
        }
    }

    func histogram() throws(HistogramError) -> Histogram {
        let histogram = try Histogram(
            name: name,
            labels: key.labels,
            buckets: buckets,
            sum: sum,
            timestamp: key.timestamp,
            created: created
        )
        if let count, count != histogram.count {
            let message =
                "expected \(count) observations in the bucket le=\"+Inf\", as many as in \(name)_count, "
                + "found \(histogram.count)"
            throw error(.countMismatch, message)
        }
        return histogram
    }

    private func count(_ value: Double, of place: @autoclosure () -> String) throws(HistogramError) -> Int {
        guard let count = Int(exactly: value), count >= 0 else {
            let message = "expected a whole number from zero on in \(place()), found \(NumberText.text(value))"
            throw error(.invalidCount, message)
        }
        return count
    }

    private func error(_ code: HistogramError.Code, _ message: String) -> HistogramError {
        HistogramError(code, of: "\(name)\(key.labels)", message)
    }
}
