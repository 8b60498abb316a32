// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The points at which distributions of delays are computed: every step from zero to a horizon.
///
/// Delays are rounded up to the next point, and what is beyond the horizon counts as never ending, so that a coarse
/// grid errs on the safe side: a sum of four terms is at most four steps too long.
public struct DelayGrid: Hashable, Sendable {
    /// The distance between two points.
    public let step: Duration

    /// The number of steps up to the horizon.
    public let cellCount: Int

    /// The longest delay that is told from an endless one.
    public var horizon: Duration { step * cellCount }

    /// The grid unless you choose another: every tenth of a second for ten minutes.
    public static let standard = DelayGrid(step: .milliseconds(100), cellCount: 6000)

    /// The largest number of steps.
    ///
    /// The sum of two delays that are spread over the whole grid costs half its square in multiplications: two hundred
    /// million here, well below a second in a release build. Delays that take few values, such as those of histograms,
    /// cost the number of their values times the number of steps.
    public static let largestCellCount = 20_000

    private init(step: Duration, cellCount: Int) {
        self.step = step
        self.cellCount = cellCount
    }

    /// Creates a grid.
    ///
    /// - Parameters:
    ///   - step: The distance between two points, a microsecond or more.
    ///   - horizon: The longest delay to tell from an endless one, rounded up to a whole number of steps.
    /// - Throws: ``RiskError`` where the step is too short or longer than the horizon, or where there are more than
    ///   ``largestCellCount`` steps.
    public init(step: Duration, horizon: Duration) throws(RiskError) {
        guard step >= .microseconds(1), step <= horizon else {
            throw RiskError(
                .invalidGrid,
                "the step is \(step) and the horizon \(horizon), expected a step from a microsecond to the horizon"
            )
        }
        let steps = (horizon / step).rounded(.up)
        guard let cellCount = Int(exactly: steps), cellCount <= Self.largestCellCount else {
            throw RiskError(
                .invalidGrid,
                "the horizon, \(Text.seconds(horizon)), has more than \(Self.largestCellCount) steps; choose a longer "
                    + "step or a nearer horizon"
            )
        }
        self.init(step: step, cellCount: cellCount)
    }

    /// The first point that is not before a delay; nil where it is beyond the horizon.
    func pointAtOrAbove(_ delay: Duration) -> Int? {
        guard delay > .zero else { return 0 }
        guard delay <= horizon else { return nil }
        // The quotient is rounded, and may be just beside the number that it should be.
        var point = Int((delay / step).rounded(.up))
        if step * point < delay { point += 1 }
        if step * (point - 1) >= delay { point -= 1 }
        return point
    }

    /// The last point that is not behind a delay from zero to the horizon.
    func pointAtOrBelow(_ delay: Duration) -> Int? {
        guard let point = pointAtOrAbove(delay) else { return nil }
        return step * point > delay ? point - 1 : point
    }

    /// A point in seconds.
    func seconds(at point: Int) -> Double { (step * point) / .seconds(1) }
}
