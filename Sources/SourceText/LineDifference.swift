// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Which lines of a list are not in another, and the other way round.
///
/// This is Myers' search for the fewest changes (An O(ND) difference algorithm and its variations, 1986), cut off: it
/// looks a limited number of changes ahead, then settles for the way that came furthest and starts anew from there. So
/// the time grows with the length of the lists times that limit at most, and lists with fewer changes than the limit get
/// the fewest.
struct LineDifference {
    /// Whether each line is only in the old list, or only in the new one.
    private(set) var removed: [Bool]
    private(set) var added: [Bool]

    private let old: [Int]
    private let new: [Int]

    /// How many changes the search looks ahead.
    private static let reach = 256

    /// Compares lists of lines, which numbers stand for.
    init(_ old: [Int], _ new: [Int]) {
        self.old = old
        self.new = new
        removed = Array(repeating: false, count: old.count)
        added = Array(repeating: false, count: new.count)
        var (x, y) = (0, 0)
        while x < old.count || y < new.count {
            (x, y) = search(from: x, y)
        }
    }

    /// Marks the changes on the way to the end of both lists, or to where the search is cut off.
    private mutating func search(from x: Int, _ y: Int) -> (Int, Int) {
        var steps = [Step(x: [snakeEnd(x, x - y)], firstDiagonal: x - y)]
        while let last = steps.last {
            let best = last.furthest
            if (best.x == old.count && best.y == new.count) || steps.count > Self.reach {
                mark(steps, from: best)
                return best
            }
            let diagonals = stride(from: last.firstDiagonal - 1, through: last.lastDiagonal + 1, by: 2)
            steps.append(
                Step(
                    x: diagonals.map { diagonal in
                        let x = start(of: diagonal, behind: last).x
                        return x < 0 ? x : snakeEnd(x, diagonal)
                    },
                    firstDiagonal: last.firstDiagonal - 1
                )
            )
        }
        return (old.count, new.count)
    }

    /// The furthest place on each diagonal after some number of changes; a diagonal is the place in the old list less
    /// that in the new one, and -1 stands where it cannot be reached.
    private struct Step {
        var x: [Int]
        var firstDiagonal: Int

        var lastDiagonal: Int { firstDiagonal + 2 * (x.count - 1) }

        func x(on diagonal: Int) -> Int {
            let index = (diagonal - firstDiagonal) / 2
            return diagonal < firstDiagonal || index >= x.count ? -1 : x[index]
        }

        /// The place with the most lines of both lists behind it.
        var furthest: (x: Int, y: Int) {
            var best = (x: -1, y: -1)
            for (index, x) in x.enumerated() where x >= 0 {
                let y = x - firstDiagonal - 2 * index
                if x + y > best.x + best.y { best = (x, y) }
            }
            return best
        }
    }

    /// Where a change leads to a diagonal: the removal of a line from the diagonal below, or the addition of one from
    /// that above.
    private func start(of diagonal: Int, behind step: Step) -> (x: Int, isRemoval: Bool) {
        let below = step.x(on: diagonal - 1)
        let above = step.x(on: diagonal + 1)
        let removal = below < 0 || below == old.count ? -1 : below + 1
        let addition = above < 0 || above - diagonal > new.count ? -1 : above
        return removal > addition ? (removal, true) : (addition, false)
    }

    /// Goes over lines that are in both lists.
    private func snakeEnd(_ x: Int, _ diagonal: Int) -> Int {
        var x = x
        while x < old.count, x - diagonal < new.count, old[x] == new[x - diagonal] { x += 1 }
        return x
    }

    private mutating func mark(_ steps: [Step], from end: (x: Int, y: Int)) {
        var diagonal = end.x - end.y
        for step in steps.dropLast().reversed() {
            let (x, isRemoval) = start(of: diagonal, behind: step)
            if isRemoval {
                removed[x - 1] = true
                diagonal -= 1
            } else {
                added[x - diagonal - 1] = true
                diagonal += 1
            }
        }
    }
}
