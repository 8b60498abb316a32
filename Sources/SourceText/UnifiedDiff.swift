// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The difference of two texts as `diff -u` prints it and `patch` takes it.
///
/// ```
/// --- deployment.yaml
/// +++ deployment.yaml
/// @@ -3,3 +3,3 @@
///  spec:
/// -  replicas: 2
/// +  replicas: 3
///    paused: false
/// ```
/// Lines end with a line feed; a carriage return before it is part of the line.
public struct UnifiedDiff: Hashable, Sendable, CustomStringConvertible {
    /// A line of a hunk.
    public struct Line: Hashable, Sendable, CustomStringConvertible {
        /// What becomes of a line.
        public enum Change: Hashable, Sendable {
            /// It stays, and is there for orientation.
            case none
            /// It is in the old text only.
            case removed
            /// It is in the new text only.
            case added
        }

        /// What becomes of the line.
        public let change: Change

        /// The line without its line feed.
        public let content: String

        /// Whether the line has a line feed at its end; the last of a text may have none.
        public let hasLineFeed: Bool

        /// The line with its mark, and a note on a line of its own where there is no line feed.
        public var description: String {
            let mark =
                switch change {
                case .none: " "
                case .removed: "-"
                case .added: "+"
                }
            return mark + content + (hasLineFeed ? "" : "\n\\ No newline at end of file")
        }
    }

    /// Changes that stand close to one another, with the lines around them.
    public struct Hunk: Hashable, Sendable, CustomStringConvertible {
        /// The lines of the old text that the hunk covers, counted from zero.
        public let oldLines: Range<Int>

        /// The lines of the new text that the hunk covers, counted from zero.
        public let newLines: Range<Int>

        /// The lines of both texts, in order.
        public let lines: [Line]

        /// The header and the lines.
        public var description: String {
            let header = "@@ -\(Self.span(oldLines)) +\(Self.span(newLines)) @@"
            return ([header] + lines.map(\.description)).joined(separator: "\n")
        }

        /// The first line, counted from one, and the number of lines; of none it is the line before.
        private static func span(_ lines: Range<Int>) -> String {
            switch lines.count {
            case 0: "\(lines.lowerBound),0"
            case 1: "\(lines.lowerBound + 1)"
            default: "\(lines.lowerBound + 1),\(lines.count)"
            }
        }
    }

    /// The name of the old text.
    public let oldName: String

    /// The name of the new text.
    public let newName: String

    /// The changes; none where the texts are the same.
    public let hunks: [Hunk]

    /// Compares two texts.
    ///
    /// - Parameters:
    ///   - old: The text before the change.
    ///   - new: The text behind it.
    ///   - context: How many lines that stay are shown before and behind a change.
    public init(from old: SourceText, to new: SourceText, context: Int = 3) {
        oldName = old.name
        newName = new.name
        hunks = HunkBuilder(Self.lines(of: old.bytes), Self.lines(of: new.bytes), context: max(0, context)).hunks()
    }

    /// Whether the texts are the same.
    public var isEmpty: Bool { hunks.isEmpty }

    /// The names and the hunks, with a line feed at the end; empty where the texts are the same.
    public var description: String {
        guard !isEmpty else { return "" }
        return (["--- \(oldName)", "+++ \(newName)"] + hunks.map(\.description)).joined(separator: "\n") + "\n"
    }

    /// The lines with their line feeds.
    private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            lines.append(bytes[start...index])
            start = index + 1
        }
        if start < bytes.count { lines.append(bytes[start...]) }
        return lines
    }
}

/// Puts changes together to hunks.
private struct HunkBuilder {
    let old: [ArraySlice<UInt8>]
    let new: [ArraySlice<UInt8>]
    let context: Int

    init(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>], context: Int) {
        self.old = old
        self.new = new
        self.context = context
    }

    func hunks() -> [UnifiedDiff.Hunk] {
        var hunks: [UnifiedDiff.Hunk] = []
        var pending: [Change] = []
        for change in changes() {
            // Two hunks whose lines for orientation would meet are one.
            if let last = pending.last, change.old.lowerBound - last.old.upperBound > 2 * context {
                hunks.append(hunk(pending))
                pending = []
            }
            pending.append(change)
        }
        if !pending.isEmpty { hunks.append(hunk(pending)) }
        return hunks
    }

    private typealias Change = (old: Range<Int>, new: Range<Int>)

    /// The stretches that differ.
    private func changes() -> [Change] {
        let shared = min(old.count, new.count)
        let prefix = (0..<shared).first { old[$0] != new[$0] } ?? shared
        let rest = shared - prefix
        let suffix = (0..<rest).first { old[old.count - 1 - $0] != new[new.count - 1 - $0] } ?? rest
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        func number(_ line: ArraySlice<UInt8>) -> Int {
            if let number = numbers[line] { return number }
            let number = numbers.count
            numbers[line] = number
            return number
        }
        let difference = LineDifference(
            old[prefix..<old.count - suffix].map(number),
            new[prefix..<new.count - suffix].map(number)
        )
        var changes: [Change] = []
        var (x, y) = (0, 0)
        while x < difference.removed.count || y < difference.added.count {
            let start = (x, y)
            while x < difference.removed.count, difference.removed[x] { x += 1 }
            while y < difference.added.count, difference.added[y] { y += 1 }
            if start == (x, y) {
                x += 1
                y += 1
            } else {
                changes.append((prefix + start.0..<prefix + x, prefix + start.1..<prefix + y))
            }
        }
        return changes
    }

    private func hunk(_ changes: [Change]) -> UnifiedDiff.Hunk {
        let (first, last) = (changes[0], changes[changes.count - 1])
        let before = min(context, first.old.lowerBound)
        let after = min(context, old.count - last.old.upperBound)
        var lines: [UnifiedDiff.Line] = []
        var position = first.old.lowerBound - before
        for change in changes {
            lines += old[position..<change.old.lowerBound].map { line($0, .none) }
            lines += old[change.old].map { line($0, .removed) }
            lines += new[change.new].map { line($0, .added) }
            position = change.old.upperBound
        }
        lines += old[position..<last.old.upperBound + after].map { line($0, .none) }
        return UnifiedDiff.Hunk(
            oldLines: first.old.lowerBound - before..<last.old.upperBound + after,
            newLines: first.new.lowerBound - before..<last.new.upperBound + after,
            lines: lines
        )
    }

    private func line(_ bytes: ArraySlice<UInt8>, _ change: UnifiedDiff.Line.Change) -> UnifiedDiff.Line {
        let hasLineFeed = bytes.last == UInt8(ascii: "\n")
        return UnifiedDiff.Line(
            change: change,
            content: String(decoding: hasLineFeed ? bytes.dropLast() : bytes, as: UTF8.self),
            hasLineFeed: hasLineFeed
        )
    }
}
