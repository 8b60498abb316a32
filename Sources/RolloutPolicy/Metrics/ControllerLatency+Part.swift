// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText

extension ControllerLatency.Part {
    init(_ histogram: Histogram, quantile: Double, confidence: Double?) throws(ControllerLatencyError) {
        series = histogram.series
        sampleCount = histogram.count
        let needed = Self.leastSample(quantile: quantile, confidence: confidence)
        guard sampleCount >= needed else {
            throw ControllerLatencyError(.tooFewSamples(needed: needed, found: sampleCount), series)
        }
        let edges: (lower: Double, upper: Double)?
        if let confidence {
            edges = histogram.edges(around: quantile, confidence: confidence)
        } else {
            edges = (try? histogram.quantile(quantile)).map { ($0.lower, $0.upper) }
        }
        guard let edges, edges.upper < Self.longestBound else {
            let largest = histogram.buckets.last { $0.upperBound < Self.longestBound }?.upperBound ?? 0
            throw ControllerLatencyError(
                confidence.map { .notShown(largest: largest, share: quantile, confidence: $0) }
                    ?? .beyondBuckets(largest: largest, share: quantile),
                series
            )
        }
        bounds = Self.duration(edges.lower)...Self.duration(edges.upper)
    }

    static func check(quantile: Double, confidence: Double?) throws(ControllerLatencyError) {
        guard quantile > 0, quantile < 1 else { throw ControllerLatencyError(.quantileOutOfRange, "\(quantile)") }
        if let confidence, !(confidence > 0 && confidence < 1) {
            throw ControllerLatencyError(.confidenceOutOfRange, "\(confidence)")
        }
    }

    /// The number of observations below which the quantile is out of sight.
    private static func leastSample(quantile: Double, confidence: Double?) -> Int {
        if let confidence { return BinomialShare.leastSample(toShow: quantile, confidence: confidence) }
        // With fewer observations none is expected above the quantile, so that they cannot tell where it is. Near 1 the
        // number is beyond all counting. The difference from 1 is not exact: without the tolerance 0.9995 needs 2,001.
        return Int(exactly: (1 / (1 - quantile) * (1 - 1e-9)).rounded(.up)) ?? .max
    }

    /// A year, in seconds; what is longer is as good as infinite.
    private static let longestBound = 31_536_000.0

    /// A bound as a duration; bounds are decimal numbers, which a nanosecond is fine enough to restore.
    private static func duration(_ seconds: Double) -> Duration {
        .nanoseconds(Int64((max(0, seconds) * 1e9).rounded()))
    }
}

extension Histogram {
    /// The edges that a quantile is shown to be above and at most; nil where no finite edge is shown to hold it.
    ///
    /// An upper edge holds the quantile if so many observations within it would be surprising were the share within it
    /// smaller; a lower edge is below it if so few would be, were the share at least as large.
    fileprivate func edges(around quantile: Double, confidence: Double) -> (lower: Double, upper: Double)? {
        let finite = buckets.dropLast()
        let upper = finite.first {
            BinomialShare($0.cumulativeCount, of: count).shows(atLeast: quantile, confidence: confidence)
        }
        let lower = finite.last {
            BinomialShare($0.cumulativeCount, of: count).shows(lessThan: quantile, confidence: confidence)
        }
        // Below a confidence of one half the two may cross.
        return upper.map { (min(lower?.upperBound ?? 0, $0.upperBound), $0.upperBound) }
    }
}
