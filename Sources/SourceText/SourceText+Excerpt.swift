// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension SourceText {
    /// Returns the line that a range starts in, with its number, and a caret line below that marks the range.
    ///
    /// ```
    ///  3 | terminationGracePeriodSeconds: soon
    ///    |                                ^~~~
    /// ```
    /// Of a range that goes on to further lines the part on the first is marked; an empty range gets the caret alone.
    /// A line of more than 100 columns is cut to the surroundings of the range, with `...` for what is left out.
    /// Control characters and bytes that are not UTF-8 appear as the replacement character; tabs stay.
    public func excerpt(of range: Range<Int>) -> String {
        let start = clamped(range.lowerBound)
        let line = lineContent(at: start)
        let window = ExcerptWindow(of: line, marking: start..<max(start, range.upperBound), in: bytes)
        let number = String(location(at: start).line)
        let gutter = String(repeating: " ", count: number.count)
        return " \(number) | \(window.text)\n \(gutter) | \(window.carets)"
    }
}

/// The part of a line that an excerpt shows.
private struct ExcerptWindow {
    /// The most columns that are shown without cutting.
    private static let width = 100

    /// The most columns that are shown before the range when the line is cut.
    private static let lead = 60

    private var before: ArraySlice<Unicode.Scalar>
    private var marked: ArraySlice<Unicode.Scalar>
    private var after: ArraySlice<Unicode.Scalar>
    private var isCutBefore = false
    private var isCutAfter = false

    /// Decodes no more of the line than may be shown: a line may be as long as the text.
    init(of line: Range<Int>, marking range: Range<Int>, in bytes: [UInt8]) {
        let reach = 4 * (Self.width + 1)
        let start = min(range.lowerBound, line.upperBound)
        let end = max(start, min(range.upperBound, line.upperBound))
        var first = max(line.lowerBound, start - reach)
        while first > line.lowerBound, first < start, UTF8Bytes.isContinuation(bytes[first]) { first += 1 }
        before = PrintableText.scalars(of: bytes[first..<start])[...]
        marked = PrintableText.scalars(of: bytes[start..<end].prefix(reach))[...]
        after = PrintableText.scalars(of: bytes[end..<line.upperBound].prefix(reach))[...]
        if before.count + marked.count + after.count > Self.width { cut() }
    }

    private mutating func cut() {
        isCutBefore = before.count > Self.lead
        before = before.suffix(Self.lead)
        let room = Self.width - before.count
        isCutAfter = marked.count + after.count > room
        marked = marked.prefix(room)
        after = after.prefix(room - marked.count)
    }

    var text: String {
        (isCutBefore ? "..." : "") + PrintableText.string(before + marked + after) + (isCutAfter ? "..." : "")
    }

    var carets: String {
        (isCutBefore ? "   " : "") + PrintableText.string(before.map { $0 == "\t" ? $0 : " " })
            + "^" + String(repeating: "~", count: max(0, marked.count - 1))
    }
}
