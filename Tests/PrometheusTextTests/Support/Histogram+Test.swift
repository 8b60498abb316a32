// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import TestSupport

extension Histogram {
    /// Creates a histogram from bounds without `+Inf` and the observations in each bucket, the last one included.
    static func counting(
        _ counts: [Int],
        upTo bounds: [Double],
        name: String = "controller_runtime_reconcile_time_seconds",
        labels: MetricLabels = [:],
        sum: Double? = nil,
        created: Double? = nil
    ) throws -> Histogram {
        var total = 0
        let buckets = zip(bounds + [.infinity], counts).map { bound, count in
            total += count
            return Bucket(upperBound: bound, cumulativeCount: total)
        }
        return try Histogram(name: name, labels: labels, buckets: buckets, sum: sum, created: created)
    }

    /// Creates a histogram of five random counts and a whole sum, so that sums of sums are exact.
    static func random(using generator: inout SeededGenerator) throws -> Histogram {
        let counts = (0..<5).map { _ in Int.random(in: 0...9, using: &generator) }
        let sum = Double(Int.random(in: 0...1000, using: &generator))
        return try counting(counts, upTo: [0.005, 0.1, 1, 10], sum: sum)
    }
}
