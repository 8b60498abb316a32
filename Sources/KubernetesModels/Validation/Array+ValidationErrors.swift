// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

package import FieldCoding

/// The words and checks that most rules share.
extension [ValidationError] {
    /// Adds an error.
    package mutating func add(_ reason: ValidationError.Reason, at path: FieldPath, _ sentence: String) {
        append(ValidationError(path: path, reason: reason, sentence: sentence))
    }

    /// Adds an error of format or range for each problem.
    package mutating func add(_ problems: [String], at path: FieldPath) {
        for problem in problems { add(.invalid, at: path, problem) }
    }

    /// Adds an error where a text is absent or empty.
    ///
    /// - Returns: The text where there is one, for further checks.
    @discardableResult
    mutating func require(_ text: String?, at path: FieldPath, _ sentence: String) -> String? {
        guard let text, !text.isEmpty else {
            add(.required, at: path, sentence)
            return nil
        }
        return text
    }

    /// Adds an error where a number is below zero.
    mutating func requireNonNegative(_ value: Int?, at path: FieldPath) {
        guard let value, value < 0 else { return }
        add(.invalid, at: path, "\(value) is negative; use 0 or more")
    }

    /// Adds an error where a number is outside a range.
    mutating func require(_ value: Int?, in range: ClosedRange<Int>, at path: FieldPath) {
        guard let value, !range.contains(value) else { return }
        add(.invalid, at: path, "\(value) is out of range; use \(range.lowerBound) to \(range.upperBound)")
    }

    /// Adds an error where a value is absent, or none of those that the field takes.
    mutating func requireKnown<Value: OpenEnumeration>(
        _ value: Value?,
        of known: [Value] = Value.allKnown,
        at path: FieldPath
    ) {
        guard let value, !value.rawValue.isEmpty else {
            add(.required, at: path, "a value is missing; use \(Self.list(of: known))")
            return
        }
        allowOnlyKnown(value, of: known, at: path)
    }

    /// Adds an error where a value that may be absent is none of those that the field takes.
    mutating func allowOnlyKnown<Value: OpenEnumeration>(
        _ value: Value?,
        of known: [Value] = Value.allKnown,
        at path: FieldPath
    ) {
        guard let value, !known.contains(value) else { return }
        add(
            .notSupported,
            at: path,
            "\(value.rawValue.quotedForMessages) is not supported; use \(Self.list(of: known))"
        )
    }

    private static func list(of values: [some OpenEnumeration]) -> String {
        let names = values.map { "\"\($0.rawValue)\"" }
        return (names.count == 1 ? "" : "one of ") + names.joined(separator: ", ")
    }
}

extension ValidationError {
    /// The error of a text or a list that must not be empty.
    static func missing(_ noun: String, at path: FieldPath) -> ValidationError {
        ValidationError(path: path, reason: .required, sentence: "\(noun) is missing; add it")
    }
}
