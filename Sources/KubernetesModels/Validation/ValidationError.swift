// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// Why the API server would refuse a value.
///
/// Validation does not stop at the first: it returns all of them, in the order of the fields.
public struct ValidationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of mistake, in the API's own names (`CauseType` of k8s.io/apimachinery).
    public struct Reason: OpenEnumeration, Sendable {
        /// The wire spelling.
        public let rawValue: String

        /// Creates a value of any spelling, known or not.
        public init(_ rawValue: String) {
            self.rawValue = rawValue
        }

        /// What is referred to does not exist.
        public static var notFound: Self { Self("FieldValueNotFound") }

        /// A value is missing.
        public static var required: Self { Self("FieldValueRequired") }

        /// A value that must be unique is there twice.
        public static var duplicate: Self { Self("FieldValueDuplicate") }

        /// A value breaks a rule of its format or its range.
        public static var invalid: Self { Self("FieldValueInvalid") }

        /// A value is none of those that the field knows.
        public static var notSupported: Self { Self("FieldValueNotSupported") }

        /// A value is right by itself but not under these circumstances.
        public static var forbidden: Self { Self("FieldValueForbidden") }

        /// A text is too long.
        public static var tooLong: Self { Self("FieldValueTooLong") }

        /// A list has too many elements.
        public static var tooMany: Self { Self("FieldValueTooMany") }

        /// A value has another type than its field.
        public static var typeInvalid: Self { Self("FieldValueTypeInvalid") }

        /// The values that the API declares, in its order.
        public static var allKnown: [Self] {
            [
                .notFound, .required, .duplicate, .invalid, .notSupported, .forbidden, .tooLong, .tooMany,
                .typeInvalid,
            ]
        }
    }

    /// The field at fault.
    public let path: FieldPath
    /// The kind of mistake.
    public let reason: Reason
    /// What is wrong and what would be right.
    public let sentence: String

    /// Creates an error.
    public init(path: FieldPath, reason: Reason, sentence: String) {
        self.path = path
        self.reason = reason
        self.sentence = sentence
    }

    /// The path and the sentence.
    public var description: String { "\(path): \(sentence)" }
}
