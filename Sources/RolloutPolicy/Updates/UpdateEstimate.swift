// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// What an update of a workload takes: time, and Pods.
public struct UpdateEstimate: Hashable, Sendable {
    /// In which numbers Pods are replaced.
    public let shape: UpdateShape

    /// How long a Pod takes from its creation until it counts as available.
    public let availability: ClosedRange<Duration>

    /// How long a Pod takes to end.
    public let termination: ClosedRange<Duration>

    /// How long the update takes until the last new Pod counts as available, if no Pod fails by itself.
    public let duration: ClosedRange<Duration>

    /// The most Pods that exist at a time, with those that are ending, which `maxSurge` does not count.
    public let peakPods: Int

    /// The time of Pods beyond those wanted, added up over the update: at most this.
    public let extraPodTime: Duration

    init(_ shape: UpdateShape, availability: ClosedRange<Duration>, termination: ClosedRange<Duration>) {
        self.shape = shape
        self.availability = availability
        self.termination = termination
        let isBeside = shape.manner == .beside
        let (least, most) =
            isBeside
            ? (availability.lowerBound, availability.upperBound)
            : (
                availability.lowerBound + termination.lowerBound,
                availability.upperBound + termination.upperBound
            )
        duration = least.times(shape.batches)...most.times(shape.batches)
        guard isBeside else {
            peakPods = shape.replicas
            extraPodTime = .zero
            return
        }
        let ending = Self.most(ending: shape, availability.lowerBound, termination.upperBound)
        // There are never more new Pods than those that are wanted.
        let surge = min(shape.surge, shape.replaced)
        peakPods = shape.replicas + min(surge + ending, shape.replaced)
        extraPodTime = duration.upperBound.times(surge).adding(termination.upperBound.times(shape.replaced))
    }

    /// The most Pods that are ending at a time: as many batches as go while one of them ends.
    private static func most(ending shape: UpdateShape, _ period: Duration, _ termination: Duration) -> Int {
        guard period > .zero, termination / period < Double(shape.batches) else { return shape.replaced }
        let batches = Int((termination / period).rounded(.up))
        return min(shape.replaced, batches * shape.batch + shape.unavailable)
    }
}

extension UpdateEstimate: CustomStringConvertible {
    /// Time and Pods in a sentence each.
    public var description: String {
        let time =
            duration.lowerBound == duration.upperBound
            ? Text.seconds(duration.upperBound)
            : "\(Text.seconds(duration.lowerBound)) to \(Text.seconds(duration.upperBound))"
        return """
            The update replaces \(Text.count(shape.replaced, "Pod", "Pods")), \(shape.batch) at a time, and takes \(time).
            At most \(Text.count(peakPods, "Pod exists", "Pods exist")) at a time, those that are ending included; the \
            Pods beyond those wanted cost at most \(Text.seconds(extraPodTime)) of a Pod.
            """
    }
}

extension Duration {
    /// Far longer than anything that is computed with, and far from an overflow.
    private static let longest = Duration.seconds(1_000_000_000_000_000_000)

    /// This duration a number of times; what is longer than 10^18 seconds counts as that.
    func times(_ count: Int) -> Duration {
        let seconds = self / .seconds(1) * Double(count)
        // The product is exact, and the estimate above is not.
        return seconds < 1e18 ? min(Self.longest, self * count) : Self.longest
    }

    func adding(_ other: Duration) -> Duration {
        min(Self.longest, self + other)
    }
}
