// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Duration {
    /// The least number of whole seconds that is not shorter, which is how the `Duration` views of `...Seconds` fields
    /// are stored; the greatest `Int` beyond 292 billion years.
    public var wholeSecondsRoundedUp: Int {
        let (seconds, attoseconds) = clamped.components
        return attoseconds > 0 && seconds < .max ? Int(seconds) + 1 : Int(seconds)
    }

    /// The greatest number of whole seconds that is not longer, which is how the kubelet counts what has passed.
    public var wholeSecondsRoundedDown: Int {
        let (seconds, attoseconds) = clamped.components
        return attoseconds < 0 && seconds > .min ? Int(seconds) - 1 : Int(seconds)
    }

    /// The nearest duration whose seconds fit an `Int64`, so that taking it apart does not trap.
    package var clamped: Duration {
        min(max(self, .seconds(Int64.min)), .seconds(Int64.max))
    }
}
