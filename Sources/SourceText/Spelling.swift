// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Finds what a misspelt name was meant to be.
public enum Spelling {
    /// Returns the name that a text resembles most, or nil where none comes near.
    ///
    /// Near means: at most a third of the letters differ (inserted, left out, replaced, or two neighbours swapped),
    /// without regard to case; or one of both begins with the other, as `preStopHook` with `preStop`. Of names that are
    /// as near as one another the first is taken.
    public static func closest(to text: String, among names: some Sequence<String>) -> String? {
        let letters = Array(text.lowercased().utf8.prefix(80))
        var best: (name: String, distance: Int)?
        for name in names {
            let candidate = Array(name.lowercased().utf8)
            let limit = min(best?.distance ?? .max, max(letters.count, candidate.count) / 3 + 1)
            let isPrefix =
                min(letters.count, candidate.count) >= 4
                && (letters.starts(with: candidate) || candidate.starts(with: letters))
            let distance = isPrefix ? 1 : distance(letters, candidate)
            if distance < limit { best = (name, distance) }
        }
        return best?.name
    }

    /// The number of letters to insert, leave out, replace or swap with a neighbour to make one text the other.
    private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
        var beforePrevious: [Int] = []
        var previous = Array(0...second.count)
        for row in 1...first.count {
            var current = [row]
            for column in 1...second.count {
                let isSame = first[row - 1] == second[column - 1]
                var least = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
                    least = min(least, beforePrevious[column - 2] + 1)
                }
                current.append(least)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[second.count]
    }
}
