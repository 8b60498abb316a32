// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import SourceText

/// Why a text is not YAML, or not the YAML that is asked for.
///
/// The description reads like a compiler's: name, line and column, the sentence, the line with the mistake marked, and
/// where a common slip explains it, a hint.
public struct YAMLError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// Bytes that are not UTF-8, or UTF-16 or UTF-32 behind a byte-order mark.
        public static let invalidEncoding = Code(name: "invalidEncoding")
        /// A character that YAML does not allow there.
        public static let invalidCharacter = Code(name: "invalidCharacter")
        /// A tab where spaces must indent.
        public static let tabIndentation = Code(name: "tabIndentation")
        /// A line that is indented by less or more than what it belongs to.
        public static let badIndentation = Code(name: "badIndentation")
        /// Text where a line or document should have ended.
        public static let unexpectedText = Code(name: "unexpectedText")
        /// A key without its colon.
        public static let missingColon = Code(name: "missingColon")
        /// A key that spans lines or is too long to be one without a question mark.
        public static let invalidKey = Code(name: "invalidKey")
        /// A list or map that begins where it cannot.
        public static let misplacedCollection = Code(name: "misplacedCollection")
        /// A quote that is not closed.
        public static let unclosedQuote = Code(name: "unclosedQuote")
        /// A bracket or brace that is not closed.
        public static let unclosedBracket = Code(name: "unclosedBracket")
        /// A list in brackets or map in braces whose entries are not separated by commas.
        public static let missingComma = Code(name: "missingComma")
        /// An entry that is missing before a comma.
        public static let missingEntry = Code(name: "missingEntry")
        /// A plain text that begins with a character that has another meaning.
        public static let invalidPlainText = Code(name: "invalidPlainText")
        /// An escape in double quotes that is not one.
        public static let invalidEscape = Code(name: "invalidEscape")
        /// The header of a block scalar that is not one, or lines that contradict it.
        public static let invalidBlockScalar = Code(name: "invalidBlockScalar")
        /// An anchor or alias without a name, or properties that a node cannot have.
        public static let invalidProperties = Code(name: "invalidProperties")
        /// A tag that is malformed, or whose handle is not declared.
        public static let invalidTag = Code(name: "invalidTag")
        /// A directive that is malformed, repeated, or not followed by a document.
        public static let invalidDirective = Code(name: "invalidDirective")
        /// An alias whose anchor does not stand before it, or whose target contains it.
        public static let unknownAlias = Code(name: "unknownAlias")
        /// Two entries of a map with the same key.
        public static let duplicateKey = Code(name: "duplicateKey")
        /// More depth, text, aliases or expansion than the limits allow.
        public static let limitExceeded = Code(name: "limitExceeded")

        /// The code's name.
        public var description: String { name }
    }

    /// What kind of mistake it is.
    public let code: Code

    /// The part of the text that is wrong, as offsets of UTF-8.
    public let range: Range<Int>

    /// The mistake with its place.
    public let diagnostic: SourceDiagnostic

    /// What probably happened and what to do, where a common slip explains the mistake.
    public let hint: String?

    /// Where the mistake starts.
    public var location: SourceLocation { diagnostic.location }

    /// What is wrong and what was expected, in one sentence.
    public var message: String { diagnostic.message }

    /// The name of the text, the place, the sentence, the line with the mistake marked, and the hint.
    public var description: String {
        hint.map { "\(diagnostic)\nhint: \($0)" } ?? diagnostic.description
    }

    init(_ failure: SyntaxFailure, in source: SourceText) {
        code = failure.code
        range = failure.range
        let line = failure.earlier.map { ", on line \(source.location(at: $0).line)" } ?? ""
        diagnostic = source.diagnostic(failure.message + line, at: failure.range)
        hint = failure.hint
    }
}

/// A mistake as the parser throws it; line, column and excerpt are worked out for those that reach a person.
struct SyntaxFailure: Error {
    let code: YAMLError.Code
    let range: Range<Int>
    let message: String
    /// The offset of what the sentence speaks of at its end, if that is elsewhere; its line is added.
    var earlier: Int?
    var hint: String?
}
