// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension IntOrString {
    /// The reasons for which the API server would refuse the value as a port of a container, by number or by name.
    func portErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        switch self {
        case .int(let number): errors.add(FormatRules.problems(inPort: number), at: path)
        case .string(let name): errors.add(FormatRules.problems(inPortName: name), at: path)
        }
        return errors
    }

    /// The reasons for which the API server would refuse the value as a number of Pods, or a percentage of them.
    func shareErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        switch self {
        case .int(let number): errors.requireNonNegative(number, at: path)
        case .string(let text): errors.add(FormatRules.problems(inPercentage: text), at: path)
        }
        return errors
    }

    /// An error for a percentage above 100%.
    func fullShareErrors(at path: FieldPath) -> [ValidationError] {
        guard let percent = validPercentage, percent > 100 else { return [] }
        return [
            ValidationError(path: path, reason: .invalid, sentence: "\(self) is more than all Pods; use 100% or less")
        ]
    }

    /// The number or the percentage as the server compares it with zero: a text without a percent sign counts as the
    /// number that it is, and as zero where it is none.
    var isZeroShare: Bool {
        switch self {
        case .int(let number): number == 0
        case .string(let text): (validPercentage ?? Int(text) ?? 0) == 0
        }
    }

    /// The percentage, nil where this is none; one that is too large for an integer is the largest.
    private var validPercentage: Int? {
        guard case .string(let text) = self, FormatRules.problems(inPercentage: text).isEmpty else { return nil }
        return Int(Substring(text.utf8.dropLast())) ?? Int.max
    }
}
