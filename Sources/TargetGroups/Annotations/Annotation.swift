// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// An annotation that was found, and the ways in which the controller reads its value.
///
/// All values are texts. Read as the AWS Load Balancer Controller v3.5 does.
public struct Annotation: Hashable, Sendable {
    /// The object that has the annotation, as `Ingress shop/web`; empty where it does not matter.
    public let object: String
    /// The whole key, as `alb.ingress.kubernetes.io/target-type`.
    public let key: String
    /// The value as it was written.
    public let value: String

    /// Creates an annotation.
    public init(object: String = "", key: String, value: String) {
        self.object = object
        self.key = key
        self.value = value
    }

    /// Reads a truth value: `true`, `True`, `TRUE`, `t`, `T` or `1`, or the like of `false`.
    ///
    /// - Throws: ``AnnotationProblem`` for any other text; `yes` and `on` are none.
    public func boolean() throws(AnnotationProblem) -> Bool {
        guard let value = Self.boolean(value) else {
            throw problem(.invalidBoolean, "\(value.quotedForMessages) is not a truth value; use \"true\" or \"false\"")
        }
        return value
    }

    /// Reads a decimal number that fits the 32 or 64 bits of what it is for.
    ///
    /// - Throws: ``AnnotationProblem`` for any other text; blanks, fractions and units are not allowed.
    public func integer<Width: FixedWidthInteger>(as width: Width.Type = Int32.self) throws(AnnotationProblem) -> Int {
        guard let value = Width(value), let value = Int(exactly: value) else {
            throw problem(
                .invalidInteger,
                "\(value.quotedForMessages) is not a whole number of \(Width.bitWidth) bits; use digits only"
            )
        }
        return value
    }

    /// The texts of a list with commas between, without the blanks around them; empty ones do not count.
    public var list: [String] {
        value.utf8.split(separator: UInt8(ascii: ",")).map { Substring($0).trimmed }.filter { !$0.isEmpty }
    }

    /// Reads a list of `key=value` pairs.
    ///
    /// - Throws: ``AnnotationProblem`` where a part has no `=` or no key.
    public func attributes() throws(AnnotationProblem) -> AttributeMap {
        do {
            return try AttributeMap(parsing: value)
        } catch {
            throw problem(error.code, error.sentence)
        }
    }

    /// Reads a JSON value.
    ///
    /// - Throws: ``AnnotationProblem`` for a text that is none, or is nested more than 64 deep.
    public func json() throws(AnnotationProblem) -> JSONValue {
        do {
            return try JSONText.read(value)
        } catch {
            throw problem(.invalidJSON, error.description)
        }
    }

    /// The controller's spellings of a truth value.
    static func boolean(_ text: String) -> Bool? {
        switch text {
        case "1", "t", "T", "true", "TRUE", "True": true
        case "0", "f", "F", "false", "FALSE", "False": false
        default: nil
        }
    }

    /// A problem with this annotation.
    func problem(
        _ code: AnnotationProblem.Code,
        severity: AnnotationProblem.Severity = .error,
        suggestion: String? = nil,
        _ sentence: String
    ) -> AnnotationProblem {
        AnnotationProblem(
            code,
            severity: severity,
            object: object,
            key: key,
            suggestion: suggestion,
            sentence
        )
    }
}
