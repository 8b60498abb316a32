// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Why a controller's metrics cannot say how long it takes.
public struct ControllerLatencyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of reason it is.
    public enum Code: Hashable, Sendable {
        /// The quantile is not between 0 and 1.
        case quantileOutOfRange
        /// The confidence is not between 0 and 1.
        case confidenceOutOfRange
        /// The scrape does not have the series.
        case missingMetric
        /// There are too few observations.
        case tooFewSamples(needed: Int, found: Int)
        /// The quantile lies above the largest finite bound.
        case beyondBuckets(largest: Double, share: Double)
        /// So many observations do not show with this confidence that the quantile lies below the largest finite bound.
        case notShown(largest: Double, share: Double, confidence: Double)
        /// The samples contradict themselves or those of the earlier scrape.
        case inconsistent(String)
    }

    /// What kind of reason it is.
    public let code: Code

    /// The metric and labels, or the quantile or confidence that is out of its range.
    public let subject: String

    init(_ code: Code, _ subject: String) {
        self.code = code
        self.subject = subject
    }

    /// One sentence, with what would help.
    public var description: String {
        switch code {
        case .quantileOutOfRange:
            "the quantile is \(subject), expected a number between 0 and 1, such as 0.99"
        case .confidenceOutOfRange:
            "the confidence is \(subject), expected a number between 0 and 1, such as 0.95"
        case .missingMetric:
            "the metrics have no \(subject); scrape port 8080 of the controller's leader"
        case .tooFewSamples(let needed, let found):
            "\(subject) has \(Text.count(found, "observation", "observations")), and the quantile needs at least "
                + "\(needed); scrape later, or ask for a lower quantile"
        case .beyondBuckets(let largest, let share):
            "\(subject): less than \(Text.percent(share)) of the observations are within the largest bound, "
                + "\(Text.number(largest)) s, so there is no bound at this quantile"
        case .notShown(let largest, let share, let confidence):
            "\(subject): the observations do not show with \(Text.percent(confidence)) confidence that "
                + "\(Text.percent(share)) are within the largest bound, \(Text.number(largest)) s; scrape later, or ask "
                + "for a lower quantile"
        case .inconsistent(let reason):
            "\(subject) contradicts itself: \(reason)"
        }
    }
}
