// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import SourceText

/// Why a YAML document is not the value that was asked for.
///
/// It holds every mistake that was found, in the order of the text.
public struct YAMLDecodingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A mistake.
    public struct Problem: Hashable, Sendable, CustomStringConvertible {
        /// What kind of mistake it is.
        public struct Code: Hashable, Sendable, CustomStringConvertible {
            private let name: String

            /// A field that must be there is not.
            public static let missingField = Code(name: "missingField")
            /// A value has another type than its field.
            public static let wrongType = Code(name: "wrongType")
            /// A value has the right type but cannot stand there.
            public static let invalidValue = Code(name: "invalidValue")
            /// A field that the type does not have; reported where decoding is strict.
            public static let unknownField = Code(name: "unknownField")
            /// The value is nested too deep to be decoded.
            public static let tooDeep = Code(name: "tooDeep")

            /// The code's name.
            public var description: String { name }
        }

        /// What kind of mistake it is.
        public let code: Code

        /// The field at fault.
        public let path: FieldPath

        /// The part of the text that is wrong, as offsets of UTF-8.
        public let range: Range<Int>

        /// The mistake with its place.
        public let diagnostic: SourceDiagnostic

        /// What was probably meant, where that can be told.
        public let hint: String?

        /// The place, the sentence, the line with the mistake marked, and the hint.
        public var description: String {
            hint.map { "\(diagnostic)\nhint: \($0)" } ?? diagnostic.description
        }
    }

    /// The mistakes in the order of the text; at least one.
    public let problems: [Problem]

    /// All mistakes, one after the other.
    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}

extension YAMLDecodingError {
    /// Works out where mistakes are.
    ///
    /// - Parameters:
    ///   - mistakes: The mistakes.
    ///   - node: What was read.
    ///   - base: The path of the node, where it is known already.
    ///   - source: The text, where its lines are known already.
    init(
        _ mistakes: [NodeSource.Mistake],
        below node: YAMLNode,
        base: FieldPath? = nil,
        in source: SourceText? = nil
    ) {
        let storage = node.storage
        let source = source ?? storage.sourceText()
        let base = base ?? node.path
        problems = mistakes.map { mistake in
            let range = storage.records[mistake.record].range
            return Problem(
                code: mistake.code,
                // What an alias stands for is elsewhere.
                path: storage.path(of: mistake.record, below: node.index).map(base.appending)
                    ?? storage.path(of: mistake.record),
                range: range,
                diagnostic: source.diagnostic(mistake.message, at: range),
                hint: mistake.hint
            )
        }
        .sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}
