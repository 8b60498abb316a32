// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import SourceText
import YAMLCodec

/// What is wrong with a document of a manifest, or with the configuration of a policy.
public struct ManifestError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// The document is not YAML.
        public static let invalidYAML = Code(name: "invalidYAML")
        /// The document is not an object with `apiVersion` and `kind`.
        public static let notAnObject = Code(name: "notAnObject")
        /// The object does not have the fields of its kind.
        public static let invalidObject = Code(name: "invalidObject")
        /// The API server would refuse the object.
        public static let refusedByServer = Code(name: "refusedByServer")
        /// The configuration of a policy has what no configuration has, or names what no rule has.
        public static let invalidConfiguration = Code(name: "invalidConfiguration")

        /// The code's name.
        public var description: String { name }
    }

    /// What kind of mistake it is.
    public let code: Code

    /// The field at fault, from the root of its document; the root where the document is not YAML.
    public let path: FieldPath

    /// The part of the text that is wrong, as offsets of UTF-8.
    public let range: Range<Int>

    /// The mistake with its place.
    public let diagnostic: SourceDiagnostic

    /// What was probably meant or what to do, where that can be told.
    public let hint: String?

    /// The place, the sentence, the line with the mistake marked, and the hint.
    public var description: String {
        hint.map { "\(diagnostic)\nhint: \($0)" } ?? diagnostic.description
    }

    init(code: Code, path: FieldPath, range: Range<Int>, diagnostic: SourceDiagnostic, hint: String? = nil) {
        self.code = code
        self.path = path
        self.range = range
        self.diagnostic = diagnostic
        self.hint = hint
    }

    init(_ error: YAMLError) {
        self.init(
            code: .invalidYAML,
            path: .root,
            range: error.range,
            diagnostic: error.diagnostic,
            hint: error.hint
        )
    }

    init(_ problem: YAMLDecodingError.Problem) {
        self.init(
            code: .invalidObject,
            path: problem.path,
            range: problem.range,
            diagnostic: problem.diagnostic,
            hint: problem.hint
        )
    }

    init(
        _ code: Code,
        _ message: String,
        at node: YAMLNode,
        path: FieldPath = .root,
        in source: SourceText,
        hint: String? = nil
    ) {
        self.init(
            code: code,
            path: path,
            range: node.range,
            diagnostic: source.diagnostic(message, at: node.range),
            hint: hint
        )
    }
}

/// All that is wrong with manifests of which every document was asked for, or with the configuration of a policy.
public struct ManifestErrors: Error, Hashable, Sendable, CustomStringConvertible {
    /// The mistakes, text by text, in the order of each; at least one.
    public let errors: [ManifestError]

    /// All mistakes, one after the other.
    public var description: String {
        errors.map(\.description).joined(separator: "\n")
    }
}
