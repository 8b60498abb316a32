// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A change of a text: another text takes the place of what stands in a range.
///
/// Several edits of one text are all in terms of the text before any of them. They stand in order and do not overlap;
/// of two insertions at the same place the first comes first.
public struct TextEdit: Hashable, Sendable {
    /// What is replaced, as offsets of UTF-8; empty where text is inserted.
    public var range: Range<Int>

    /// What takes its place; empty where text is removed.
    public var replacement: String

    /// Creates an edit.
    public init(replacing range: Range<Int>, with replacement: String) {
        self.range = range
        self.replacement = replacement
    }

    /// Returns a text with edits applied, in a time that grows with the length of the text only.
    ///
    /// - Precondition: The edits stand in order, do not overlap, and lie within the text.
    public static func apply(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.utf8.count })
        var position = 0
        for edit in edits {
            precondition(edit.range.lowerBound >= position, "edits stand in order and do not overlap")
            precondition(edit.range.upperBound <= bytes.count, "edits lie within the text")
            result += bytes[position..<edit.range.lowerBound]
            result += edit.replacement.utf8
            position = edit.range.upperBound
        }
        result += bytes[position...]
        return result
    }
}

extension SourceText {
    /// Returns the text with edits applied, under the same name.
    ///
    /// - Precondition: The edits stand in order, do not overlap, and lie within the text.
    public func applying(_ edits: [TextEdit]) -> SourceText {
        SourceText(TextEdit.apply(edits, to: bytes), name: name)
    }
}
