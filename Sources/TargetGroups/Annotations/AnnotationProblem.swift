// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What is wrong with an annotation of the controller, or with a field that says the same.
///
/// The controller reports an error when it reconciles, and then changes nothing in AWS; a warning is something that it
/// accepts without a word, but that has no effect, or that the ELB API refuses.
public struct AnnotationProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// A truth value is not spelled as one.
        public static let invalidBoolean = Code(name: "invalid-boolean")
        /// A number is not one, or does not fit.
        public static let invalidInteger = Code(name: "invalid-integer")
        /// A list of `key=value` pairs is malformed.
        public static let invalidMap = Code(name: "invalid-map")
        /// A JSON value is malformed.
        public static let invalidJSON = Code(name: "invalid-json")
        /// A value is none of those that are known.
        public static let unsupportedValue = Code(name: "unsupported-value")
        /// A number is outside of what the ELB API or the controller allows.
        public static let outOfRange = Code(name: "out-of-range")
        /// A port of a Service that does not exist, or whose number cannot be known.
        public static let unresolvedPort = Code(name: "unresolved-port")
        /// A Service that is not there.
        public static let missingService = Code(name: "missing-service")
        /// A value that does not go with the Service or with another setting.
        public static let conflict = Code(name: "conflicting-settings")
        /// The prefix is the controller's, but it knows no such annotation.
        public static let unknownAnnotation = Code(name: "unknown-annotation")
        /// The ELB API knows no such attribute.
        public static let unknownAttribute = Code(name: "unknown-attribute")
        /// A comma at the end of a list, which the controller takes for part of the last value.
        public static let trailingComma = Code(name: "trailing-comma")
        /// A text cannot be written into a list of `key=value` pairs.
        public static let unwritable = Code(name: "unwritable-text")

        /// The code's name.
        public var description: String { name }
    }

    /// How bad it is.
    public enum Severity: Hashable, Sendable {
        /// Accepted by the controller, but without effect, or refused by the ELB API.
        case warning
        /// Refused by the controller.
        case error
    }

    /// What kind of mistake it is.
    public let code: Code
    /// How bad it is.
    public let severity: Severity
    /// The object with the annotation, as `Ingress shop/web`; empty where it is not known.
    public var object: String
    /// The annotation's key, or the path of the field; empty where neither is at fault by itself.
    public var key: String
    /// What is wrong and what would be right.
    public let sentence: String
    /// What was probably meant.
    public let suggestion: String?

    init(
        _ code: Code,
        severity: Severity = .error,
        object: String = "",
        key: String = "",
        suggestion: String? = nil,
        _ sentence: String
    ) {
        self.code = code
        self.severity = severity
        self.object = object
        self.key = key
        self.sentence = sentence
        self.suggestion = suggestion
    }

    /// The object, the annotation, the sentence, and what was probably meant.
    public var description: String {
        let place = [object, key].filter { !$0.isEmpty }.joined(separator: ", ")
        let kind = severity == .error ? "error" : "warning"
        let hint = suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
        return (place.isEmpty ? "" : "\(place): ") + "\(kind): \(sentence)\(hint)"
    }
}
