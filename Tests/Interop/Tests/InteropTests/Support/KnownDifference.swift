// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A place of a manifest that Yams reads in another way, and why it is right as we do.
struct KnownDifference: CustomStringConvertible {
    let file: String
    let difference: Difference
    let reason: String

    init(_ file: String, at place: String, ours: String, theirs: String, _ reason: String) {
        self.file = file
        self.difference = Difference(at: place, ours: ours, theirs: theirs)
        self.reason = reason
    }

    var description: String { "\(file):\(difference), but \(reason)" }

    private static let endOfText =
        "the test suite (L24T) has a line end behind the last line of a block, written or not"
    private static let oneLetter =
        "YAML 1.1's type of truth values has the letters y and n, and kubectl reads them so"
    private static let explicitTag = "a tag that is written decides, not the quotes (6.9.1)"

    static let ofTrees = [
        KnownDifference(
            "no-line-end-in-block.yaml",
            at: "6:6",
            ours: #""first\nlast\n""#,
            theirs: #""first\nlast""#,
            endOfText
        )
    ]

    static let ofValues = [
        KnownDifference(
            "no-line-end-in-block.yaml",
            at: "0.data.a",
            ours: #""first\nlast\n""#,
            theirs: #""first\nlast""#,
            endOfText
        ),
        KnownDifference("plain-scalars.yaml", at: "0.booleans[4]", ours: "true", theirs: #""y""#, oneLetter),
        KnownDifference("plain-scalars.yaml", at: "0.booleans[5]", ours: "false", theirs: #""n""#, oneLetter),
        KnownDifference("tags.yaml", at: "0.nothing", ours: "null", theirs: #""""#, explicitTag),
        KnownDifference("tags.yaml", at: "0.number", ours: "7", theirs: #""7""#, explicitTag),
    ]
}

/// A manifest that Yams refuses, and why it is YAML.
struct KnownRefusal: CustomStringConvertible {
    let file: String
    /// What Yams says.
    let message: String
    let reason: String

    init(_ file: String, _ message: String, _ reason: String) {
        (self.file, self.message, self.reason) = (file, message, reason)
    }

    var description: String { "\(file): Yams says \"\(message)\", but \(reason)" }

    private static let byteOrderMark = "a byte-order mark at the start of a text is no part of it (5.2)"

    static let all = [
        KnownRefusal(
            "block-scalars.yaml",
            "while scanning a block scalar",
            "a tab behind the indentation of a block is text (8.1.1.1)"
        ),
        KnownRefusal("byte-order-mark.yaml", "did not find expected <document start>", byteOrderMark),
        KnownRefusal("byte-order-mark-crlf.yaml", "mapping values are not allowed in this context", byteOrderMark),
    ]
}
