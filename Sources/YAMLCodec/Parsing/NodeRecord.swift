// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A node as the parser leaves it: where it stands and what it is, without its value.
///
/// Records stand in one array in the order of the text. A collection is followed by its children; a mapping's children
/// are its keys and values by turns.
struct NodeRecord {
    enum Kind: UInt8 {
        case scalar, sequence, mapping, alias
    }

    enum Style: UInt8 {
        /// A scalar without quotes; it may be empty.
        case plain
        case singleQuoted, doubleQuoted
        /// A block scalar whose line ends stay, or are folded.
        case literal, folded
        /// A collection whose entries stand on lines, or in brackets.
        case block, flow
    }

    var kind: Kind
    var style: Style
    /// Whether a scalar's text is the text between its ends as it stands.
    var isVerbatim = true
    /// The range in the text, without properties; quotes, brackets and block headers are part of it.
    var start: Int32
    var end: Int32
    /// The number of records that the node takes, its own included.
    var size: Int32 = 1
    /// The index of the node's tag and anchor, or -1 where it has neither.
    var properties: Int32 = -1
    /// Of a block scalar the index of its layout; of an alias, once resolved, the index of its target's record.
    var detail: Int32 = -1

    var range: Range<Int> { Int(start)..<Int(end) }

    var isCollection: Bool { kind == .sequence || kind == .mapping }
}

/// The tag and the anchor of a node.
struct NodeProperties {
    /// Where the first of them starts and the last of them ends.
    var range: Range<Int>
    /// The tag, resolved against the directives, such as `tag:yaml.org,2002:str`.
    var tag: String?
    /// The anchor's name, without the ampersand.
    var anchor: Range<Int>?
}

/// The lines of a block scalar.
struct BlockScalarLayout {
    enum Chomping {
        /// Ends without line end, with one, or with as many as there are.
        case strip, clip, keep
    }

    /// From the first line behind the header to the line at which the scalar ends.
    var lines: Range<Int>
    /// How many spaces the content is indented by.
    var indentation: Int
    var chomping: Chomping
}

/// A document of the stream.
struct DocumentRecord {
    /// From the end of the document before, or the start of the text, to the document's own end.
    var range: Range<Int>
    /// The index of the record of the root node.
    var root: Int
    /// Behind the `---` that the document begins with; nil where it does not.
    var startMarkerEnd: Int?
    /// Whether the document ends with `...`.
    var hasEndMarker = false
    /// Where the first line of the range ends; nil where no line end is written.
    var firstLineEnd: Int?
    /// The comments that stand in the range.
    var comments: Range<Int> = 0..<0
    var hasAliases = false
}
