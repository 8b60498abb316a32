// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A condition that does not hold: what happens in the worst case, and in the likeliest.
struct ConditionFinding {
    let worst: Counterexample
    let likeliest: Counterexample

    init(worst: Counterexample, likeliest: Counterexample) {
        self.worst = worst
        self.likeliest = likeliest
    }

    /// Tells what happens when every delay is as long as it can be, and when all are as near to the middle of their
    /// intervals as a request still fails.
    ///
    /// Longer delays never make a request fail less, so that the least share at which one fails can be searched for.
    ///
    /// - Parameters:
    ///   - fails: Whether a request fails with delays at a number of thousandths.
    ///   - counterexample: What happens then.
    init(failsAtThousandth fails: (Int) -> Bool, _ counterexample: (Int) -> Counterexample) {
        var (low, high) = (500, 1000)
        while low < high {
            let middle = (low + high) / 2
            (low, high) = fails(middle) ? (low, middle) : (middle + 1, high)
        }
        self.init(worst: counterexample(1000), likeliest: counterexample(low))
    }
}
