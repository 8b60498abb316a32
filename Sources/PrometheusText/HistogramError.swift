// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText

/// Why samples are not a histogram, or histograms cannot be computed with.
public struct HistogramError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// The family has another type.
        public static let notAHistogram = Code(name: "notAHistogram")
        /// A bucket without the label `le`.
        public static let missingBound = Code(name: "missingBound")
        /// A bound that is not a number, or minus infinity.
        public static let invalidBound = Code(name: "invalidBound")
        /// Two buckets with the same bound.
        public static let duplicateBound = Code(name: "duplicateBound")
        /// No bucket with the bound `+Inf`, which counts all observations.
        public static let missingInfinityBucket = Code(name: "missingInfinityBucket")
        /// A count that is not a whole number from zero on, or does not fit.
        public static let invalidCount = Code(name: "invalidCount")
        /// A bucket that counts less than one with a smaller bound.
        public static let decreasingCounts = Code(name: "decreasingCounts")
        /// A `_count` that differs from the count of the bucket `+Inf`.
        public static let countMismatch = Code(name: "countMismatch")
        /// A sum that is infinite or not a number.
        public static let invalidSum = Code(name: "invalidSum")
        /// Two histograms whose buckets have different bounds.
        public static let differentBounds = Code(name: "differentBounds")
        /// Two histograms of different metrics, or of different labels where one series is meant.
        public static let differentSeries = Code(name: "differentSeries")

        /// The code's name.
        public var description: String { name }
    }

    /// What kind of mistake it is.
    public let code: Code

    /// The histogram's metric and labels, such as `workqueue_queue_duration_seconds{name="service"}`.
    public let series: String

    /// What is wrong and what was expected, in one sentence.
    public let message: String

    init(_ code: Code, of series: String, _ message: String) {
        self.code = code
        self.series = SourceText.printable(series)
        self.message = message
    }

    /// The metric and labels, and the sentence.
    public var description: String { "\(series): error: \(message)" }
}
