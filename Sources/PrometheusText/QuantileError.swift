// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText

/// Why a histogram does not bound a quantile.
public struct QuantileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of reason it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// The fraction is not in 0...1.
        public static let invalidFraction = Code(name: "invalidFraction")
        /// Nothing was observed.
        public static let noObservations = Code(name: "noObservations")
        /// The only bucket is `+Inf`, which says nothing of the values.
        public static let noFiniteBound = Code(name: "noFiniteBound")
        /// The quantile lies in the bucket `+Inf`, so that it has no upper bound.
        public static let aboveLargestBound = Code(name: "aboveLargestBound")

        /// The code's name.
        public var description: String { name }
    }

    /// What kind of reason it is.
    public let code: Code

    /// The histogram's metric and labels.
    public let series: String

    /// The quantile that was asked for, such as 0.99.
    public let fraction: Double

    /// The number of observations in the histogram.
    public let observations: Int

    /// The largest finite bound, or nil where there is none.
    public let largestBound: Double?

    init(_ code: Code, fraction: Double, of histogram: Histogram) {
        self.code = code
        series = SourceText.printable(histogram.series)
        self.fraction = fraction
        observations = histogram.count
        largestBound = histogram.buckets.dropLast().last?.upperBound
        unit = histogram.name.hasSuffix("_seconds") ? " s" : ""
    }

    /// The unit of the bounds, where the name of the metric tells it.
    private let unit: String

    /// The reason in one sentence.
    public var message: String {
        switch code {
        case .invalidFraction:
            "expected a quantile from 0 to 1, found \(NumberText.text(fraction))"
        case .noObservations:
            "\(quantile) of no observations is not known"
        case .noFiniteBound:
            "\(quantile) of \(counted) has no bound: the only bucket is le=\"+Inf\""
        default:
            "\(quantile) of \(counted) lies above the largest bound, \(NumberText.text(largestBound ?? 0))\(unit)"
        }
    }

    /// The metric and labels, and the sentence.
    public var description: String { "\(series): error: \(message)" }

    private var quantile: String { "the \(NumberText.text(fraction)) quantile" }

    private var counted: String { observations == 1 ? "1 observation" : "\(observations) observations" }
}
