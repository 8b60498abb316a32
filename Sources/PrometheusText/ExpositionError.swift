// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import SourceText

/// Why a text is not an exposition of metrics.
public struct ExpositionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// Bytes that are not UTF-8, as in a compressed response or one in another encoding.
        public static let invalidUTF8 = Code(name: "invalidUTF8")
        /// A line that ends with a carriage return and a line feed; both formats use the line feed alone.
        public static let invalidLineEnd = Code(name: "invalidLineEnd")
        /// A last line without a line feed: what follows may be missing.
        public static let truncated = Code(name: "truncated")
        /// A blank line or a comment, which OpenMetrics does not have.
        public static let unexpectedLine = Code(name: "unexpectedLine")
        /// Something else where the name of a metric should stand.
        public static let invalidMetricName = Code(name: "invalidMetricName")
        /// Something else where the name of a label should stand.
        public static let invalidLabelName = Code(name: "invalidLabelName")
        /// Labels without their equal signs, quotes, commas or closing brace.
        public static let invalidLabels = Code(name: "invalidLabels")
        /// A label's value whose quote is not closed on its line.
        public static let unclosedQuote = Code(name: "unclosedQuote")
        /// A backslash before a character that is not escaped.
        public static let invalidEscape = Code(name: "invalidEscape")
        /// Two labels of one sample with the same name.
        public static let duplicateLabel = Code(name: "duplicateLabel")
        /// A sample without a value.
        public static let missingValue = Code(name: "missingValue")
        /// A value that is not a number.
        public static let invalidValue = Code(name: "invalidValue")
        /// A timestamp that is not a number, or in the Prometheus format not a whole one.
        public static let invalidTimestamp = Code(name: "invalidTimestamp")
        /// An exemplar that is malformed, too long, or on a sample that cannot have one.
        public static let invalidExemplar = Code(name: "invalidExemplar")
        /// Something behind the end of a line's content.
        public static let unexpectedText = Code(name: "unexpectedText")
        /// A type that the format does not know, or none.
        public static let invalidType = Code(name: "invalidType")
        /// A unit that is not the last part of its family's name.
        public static let invalidUnit = Code(name: "invalidUnit")
        /// A second `TYPE`, `HELP` or `UNIT` line of one family.
        public static let duplicateMetadata = Code(name: "duplicateMetadata")
        /// A `TYPE` line, or in OpenMetrics any other, behind samples of its family.
        public static let metadataAfterSamples = Code(name: "metadataAfterSamples")
        /// A sample whose name does not have a suffix of its family's type.
        public static let unexpectedSample = Code(name: "unexpectedSample")
        /// Two samples with the same name, labels and timestamp.
        public static let duplicateSample = Code(name: "duplicateSample")
        /// Lines of one family that stand between those of another, which OpenMetrics does not allow.
        public static let interleavedFamily = Code(name: "interleavedFamily")
        /// An OpenMetrics text without `# EOF`: what follows may be missing.
        public static let missingEnd = Code(name: "missingEnd")
        /// Text behind `# EOF`.
        public static let textAfterEnd = Code(name: "textAfterEnd")

        /// The code's name.
        public var description: String { name }
    }

    /// What kind of mistake it is.
    public let code: Code

    /// The mistake with its place, as ``description`` shows it.
    public let diagnostic: SourceDiagnostic

    /// Where in the text the mistake stands.
    public var location: SourceLocation { diagnostic.location }

    /// What is wrong and what was expected, in one sentence.
    public var message: String { diagnostic.message }

    /// The name of the text, the place, the sentence, and the line with the mistake marked.
    public var description: String { diagnostic.description }
}
