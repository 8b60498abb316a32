// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Why a controller's metrics cannot say how long it takes.
public struct ControllerLatencyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of reason it is.
    public enum Code: Hashable, Sendable {
        /// The quantile is not between 0 and 1.
        case quantileOutOfRange
        /// The scrape does not have the series.
        case missingMetric
        /// There are too few observations.
        case tooFewSamples(needed: Int, found: Int)
        /// The quantile lies above the largest finite bound.
        case beyondBuckets(largest: Double, share: Double)
        /// The samples contradict themselves or those of the earlier scrape.
        case inconsistent(String)
    }

    /// What kind of reason it is.
    public let code: Code

    /// The metric and labels, or for ``Code/quantileOutOfRange`` the quantile.
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
        case .missingMetric:
            "the metrics have no \(subject); scrape port 8080 of the controller's leader"
        case .tooFewSamples(let needed, let found):
            "\(subject) has \(Text.count(found, "observation", "observations")), and the quantile needs at least "
                + "\(needed); scrape later, or ask for a lower quantile"
        case .beyondBuckets(let largest, let share):
            "\(subject): less than \(Text.percent(share)) of the observations are within the largest bound, "
                + "\(Text.number(largest)) s, so there is no bound at this quantile"
        case .inconsistent(let reason):
            "\(subject) contradicts itself: \(reason)"
        }
    }
}
