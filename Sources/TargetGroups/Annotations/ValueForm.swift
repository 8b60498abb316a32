// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import SourceText

/// What may stand in an annotation or an attribute.
public enum ValueForm: Hashable, Sendable {
    /// Any text.
    case text
    /// A truth value.
    case boolean
    /// A whole number in one of some ranges, or one of some words; without ranges any number of 32 bits.
    case number([ClosedRange<Int>], or: [String] = [])
    /// One of some words, in their spelling.
    case oneOf([String])
    /// One of some words, in capitals or not.
    case oneOfAnyCase([String])
    /// Texts with commas between.
    case list
    /// Pairs of attributes of a kind.
    case attributes(of: [AttributeDefinition])
    /// Pairs whose keys the user chooses.
    case pairs
    /// A JSON value.
    case json

    /// Whether a text is of the form, but for the range of a number.
    func problem(in text: String) -> (code: AnnotationProblem.Code, sentence: String)? {
        switch self {
        case .boolean where Annotation.boolean(text) == nil:
            (.invalidBoolean, "\(text.quotedForMessages) is not a truth value; use \"true\" or \"false\"")
        case .number(_, let words) where Int32(text) == nil && !words.contains(text):
            (
                .invalidInteger,
                "\(text.quotedForMessages) is not a whole number of 32 bits"
                    + (words.isEmpty ? "; use digits only" : " or \(Self.list(words))")
            )
        case .oneOf(let words) where !words.contains(text):
            (.unsupportedValue, "\(text.quotedForMessages) is not supported; use \(Self.list(words))")
        case .oneOfAnyCase(let words) where !words.contains(text.uppercased()):
            (.unsupportedValue, "\(text.quotedForMessages) is not supported; use \(Self.list(words))")
        default: nil
        }
    }

    /// What the ELB API, or who else takes the number, says to one outside of its ranges; nil for one inside, and for
    /// other forms.
    func rangeProblem(in text: String, takenBy taker: String = "the ELB API") -> String? {
        guard case .number(let ranges, let words) = self, let number = Int32(text).map({ Int($0) }), !ranges.isEmpty,
            !ranges.contains(where: { $0.contains(number) })
        else { return nil }
        let allowed = ranges.map { range in
            range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
        }
        let choices = allowed + words.map { "\"\($0)\"" }
        return "\(number) is out of range; \(taker) takes \(choices.joined(separator: " or "))"
    }

    /// The word that a text was probably meant to be.
    func suggestion(for text: String) -> String? {
        switch self {
        case .oneOf(let words), .oneOfAnyCase(let words): Spelling.closest(to: text, among: words)
        case .boolean: ["true", "false"].first { $0 == text.lowercased() }
        default: nil
        }
    }

    private static func list(_ words: [String]) -> String {
        (words.count > 1 ? "one of " : "") + words.map { "\"\($0)\"" }.joined(separator: ", ")
    }
}
