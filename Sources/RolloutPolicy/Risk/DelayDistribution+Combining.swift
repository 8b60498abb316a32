// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension DelayDistribution {
    /// The distribution of the sum of two delays that do not depend on each other, by convolution.
    ///
    /// It costs as many multiplications as one of them has points with delays times the other has points; points
    /// without delays cost nothing.
    ///
    /// - Throws: ``RiskError`` where the grids differ.
    public func adding(_ other: DelayDistribution) throws(RiskError) -> DelayDistribution {
        try requireGrid(of: other)
        let (sparse, dense) = pointsWithDelays < other.pointsWithDelays ? (self, other) : (other, self)
        let count = min(sparse.tails.count + dense.tails.count, grid.cellCount) + 1
        // The sum is longer than a point if the first delay is, or if the second is longer than what the first leaves.
        var tails = (0..<count).map(sparse.tail)
        for (delay, probability) in sparse.probabilities.enumerated() where probability > 0 && delay < count {
            for point in delay..<count { tails[point] += probability * dense.tail(at: point - delay) }
        }
        return DelayDistribution(grid: grid, tails: tails, beyond: tails[count - 1])
    }

    /// The distribution of the longer of two delays that do not depend on each other: the product of the probabilities
    /// that each has ended.
    ///
    /// - Throws: ``RiskError`` where the grids differ.
    public func longer(of other: DelayDistribution) throws(RiskError) -> DelayDistribution {
        try requireGrid(of: other)
        let tails = (0..<max(tails.count, other.tails.count)).map { point in
            Self.either(tail(at: point), other.tail(at: point))
        }
        return DelayDistribution(grid: grid, tails: tails, beyond: Self.either(beyond, other.beyond))
    }

    /// The distribution of the longest of several equal and independent delays.
    func longest(of count: Int) -> DelayDistribution {
        DelayDistribution(
            grid: grid,
            tails: tails.map { Mathematics.probabilityOfAny(of: count, each: $0) },
            beyond: Mathematics.probabilityOfAny(of: count, each: beyond)
        )
    }

    private var pointsWithDelays: Int { probabilities.count { $0 > 0 } }

    private func requireGrid(of other: DelayDistribution) throws(RiskError) {
        guard grid == other.grid else {
            throw RiskError(
                .differentGrids,
                "one distribution has steps of \(grid.step) up to \(grid.horizon), the other of \(other.grid.step) up "
                    + "to \(other.grid.horizon); expected the same grid"
            )
        }
    }

    private static func either(_ first: Double, _ second: Double) -> Double {
        min(1, first + second * (1 - first))
    }
}
