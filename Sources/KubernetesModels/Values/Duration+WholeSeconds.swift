// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Duration {
    /// The least number of whole seconds that is not shorter, which is how the `Duration` views of `...Seconds` fields
    /// are stored.
    public var wholeSecondsRoundedUp: Int {
        let (seconds, attoseconds) = components
        return attoseconds > 0 && seconds < .max ? Int(seconds) + 1 : Int(seconds)
    }

    /// The greatest number of whole seconds that is not longer, which is how the kubelet counts what has passed.
    public var wholeSecondsRoundedDown: Int {
        let (seconds, attoseconds) = components
        return attoseconds < 0 && seconds > .min ? Int(seconds) - 1 : Int(seconds)
    }
}
