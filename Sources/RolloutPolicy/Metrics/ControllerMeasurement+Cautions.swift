// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText

extension ControllerMeasurement {
    /// Something that makes the figures lower or higher than the time that matters, or that went wrong.
    public struct Caution: Hashable, Sendable, CustomStringConvertible {
        /// What kind of caution it is.
        public struct Code: Hashable, Sendable, CustomStringConvertible {
            /// The name, such as `cheap-passes`.
            public let description: String

            /// Creates a code.
            public init(_ name: String) {
                description = name
            }

            /// The way of a change from the API server to the controller is in no metric.
            public static let watchNotMeasured = Code("watch-not-measured")
            /// Passes that have nothing to do count, and are quick.
            public static let cheapPasses = Code("cheap-passes")
            /// The bucket that holds most of the tail is wide.
            public static let wideBuckets = Code("wide-buckets")
            /// Some observations are beyond the largest bound.
            public static let beyondLargestBound = Code("beyond-largest-bound")
            /// The controller was restarted between the scrapes.
            public static let counterReset = Code("counter-reset")
            /// AWS refused calls because there were too many.
            public static let throttledCalls = Code("throttled-calls")
            /// Calls were tried more than once.
            public static let retriedCalls = Code("retried-calls")
            /// Passes failed and were tried again after a pause that is in no metric.
            public static let failedPasses = Code("failed-passes")
            /// Changes were put back into the queue, with a pause that is in no metric.
            public static let queueRetries = Code("queue-retries")
        }

        /// What kind of caution it is.
        public let code: Code

        /// One sentence.
        public let description: String
    }

    /// What to keep in mind about the figures, what went wrong first; some of it holds for every measurement.
    public var cautions: [Caution] {
        troubles + [.init(code: .watchNotMeasured, description: Self.watch), cheapPasses]
            + [queue, reconcile].flatMap { [Self.wideBucket(of: $0), Self.unbounded(of: $0)].compactMap { $0 } }
    }

    private static let watch =
        "the way of a change from the API server to the controller is in no metric, and neither is a change of the "
        + "leader, during which nobody works"

    private var troubles: [Caution] {
        var troubles: [Caution] = []
        func add(_ code: Caution.Code, _ count: Int?, _ sentence: (Int) -> String) {
            if let count, count > 0 { troubles.append(.init(code: code, description: sentence(count))) }
        }
        add(.counterReset, counterWasReset ? 1 : 0) { _ in
            "the controller was restarted between the scrapes, and only what followed counts"
        }
        add(.throttledCalls, throttledCalls) {
            "AWS refused \(Text.count($0, "call", "calls")) because there were too many; the controller waits and tries "
                + "again, which the time of the pass includes"
        }
        add(.retriedCalls, retriedCalls) {
            "\(Text.count($0, "call", "calls")) to Elastic Load Balancing had to be tried again, which the time of the "
                + "pass includes"
        }
        add(.failedPasses, failedPasses) {
            "\(Text.count($0, "pass", "passes")) of \(reconcile.count) failed; the change is tried again after a pause "
                + "that grows up to 16 min 40 s, which no histogram shows"
        }
        add(.queueRetries, queueRetries) {
            "\(Text.count($0, "change was", "changes were")) put back into the queue after a pause that no histogram "
                + "shows"
        }
        return troubles
    }

    private var cheapPasses: Caution {
        let passes = Text.count(reconcile.count, "pass", "passes")
        let calls = deregistrationCall.map {
            " (\(Text.count($0.count, "call", "calls")) deregistered targets in \(passes))"
        }
        return Caution(
            code: .cheapPasses,
            description: "passes that have nothing to do are quick and count all the same\(calls ?? ""), so that those "
                + "that matter take longer than the quantiles say"
        )
    }

    /// The bucket that holds the last observation that has a bound, where its edges are more than a second and a factor
    /// of two apart.
    private static func wideBucket(of histogram: Histogram) -> Caution? {
        let finite = Array(histogram.buckets.dropLast())
        guard let highest = finite.last?.cumulativeCount, highest > 0,
            let index = finite.firstIndex(where: { $0.cumulativeCount == highest })
        else { return nil }
        let (lower, upper) = (index > 0 ? finite[index - 1].upperBound : 0, finite[index].upperBound)
        guard upper - lower > 1, upper > 2 * lower else { return nil }
        return Caution(
            code: .wideBuckets,
            description: "\(histogram.series): the longest observations are somewhere from \(Text.number(lower)) to "
                + "\(Text.number(upper)) s, and count as the latter"
        )
    }

    private static func unbounded(of histogram: Histogram) -> Caution? {
        let count = histogram.count - (histogram.buckets.dropLast().last?.cumulativeCount ?? 0)
        guard count > 0 else { return nil }
        let all = Text.count(histogram.count, "observation", "observations")
        let largest = histogram.buckets.dropLast().last.map { "\(Text.number($0.upperBound)) s" } ?? "any bound"
        return Caution(
            code: .beyondLargestBound,
            description: "\(histogram.series): \(count) of \(all) took longer than \(largest), and nobody knows how "
                + "long"
        )
    }
}
