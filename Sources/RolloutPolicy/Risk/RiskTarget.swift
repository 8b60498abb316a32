// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How many dropped requests are few enough.
public enum RiskTarget: Hashable, Sendable {
    /// At least this share of the updates, such as 0.999, of so many Pods drop no request at all.
    case updatesWithoutDrops(Double, pods: Int)
    /// At most one in so many requests is dropped, of those that a Pod gets in a time from when it begins to be stopped,
    /// had it gone on; the shorter the time, the stricter the target.
    case droppedRequests(oneIn: Int, over: Duration)

    func check() throws(RiskError) {
        switch self {
        case .updatesWithoutDrops(let share, let pods):
            guard share > 0, share < 1 else {
                throw RiskError(
                    .invalidTarget,
                    "the share of updates is \(share), expected a number between 0 and 1, such as 0.999"
                )
            }
            guard pods > 0 else { throw RiskError(.invalidTarget, "an update of \(pods) Pods, expected at least 1") }
        case .droppedRequests(let count, let time):
            guard count > 1 else {
                throw RiskError(.invalidTarget, "one dropped request in \(count), expected in 2 or more")
            }
            try RiskError.check(time, "the time in which requests are counted")
            guard time > .zero else {
                throw RiskError(.invalidTarget, "requests are counted for 0 s, expected a longer time")
            }
        }
    }
}

extension RiskTarget: CustomStringConvertible {
    /// The target in words.
    public var description: String {
        switch self {
        case .updatesWithoutDrops(let share, let pods):
            "no dropped request in \(Self.text(of: share)) of updates of \(Text.count(pods, "Pod", "Pods"))"
        case .droppedRequests(let count, let time):
            "at most one dropped request in \(count), counted over \(Text.seconds(time)) for each Pod"
        }
    }

    /// A share near 1 by what it lacks, which rounding would hide.
    private static func text(of share: Double) -> String {
        share > 0.99999 ? "all but \(Text.smallPercent(1 - share))" : Text.percent(share)
    }
}
