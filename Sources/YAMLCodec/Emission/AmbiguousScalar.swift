// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Which plain texts some reader takes for something other than a text.
///
/// Readers follow YAML 1.1, YAML 1.2 or a mixture of both, so a text stays plain only where none of them sees a null,
/// a truth value, a number, a time or a merge key. The rules below are the union of the resolvers of PyYAML, ruamel,
/// libfyaml, Yams and go-yaml, the one in kubectl included.
enum AmbiguousScalar {
    /// Whether a plain text would not be read as a text everywhere.
    ///
    /// - Parameters:
    ///   - text: The UTF-8 of the text, not empty.
    ///   - place: Where the text stands.
    /// - Returns: True where at least one reader errs.
    static func isMisread(_ text: ArraySlice<UInt8>, as place: ScalarForm.Place) -> Bool {
        switch text[text.startIndex] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            return isNumber(text) || isTime(text)
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            return isNumber(text.dropFirst()) || isInfinity(text.dropFirst())
        case UInt8(ascii: "."):
            return isNumber(text) || isInfinity(text) || isOneOf(text, [".nan", ".NaN", ".NAN"])
        case UInt8(ascii: "="):
            // The default value of YAML 1.1, which has no meaning as a key.
            return text.count == 1 && place != .key
        default:
            return text.count <= 5 && isOneOf(text, words)
        }
    }

    /// Words with a meaning, and the key for merging.
    private static let words: [StaticString] = [
        "~", "null", "Null", "NULL",
        "true", "True", "TRUE", "false", "False", "FALSE",
        "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF",
        "y", "Y", "n", "N",
        "<<",
    ]

    private static func isInfinity(_ text: ArraySlice<UInt8>) -> Bool {
        isOneOf(text, [".inf", ".Inf", ".INF"])
    }

    private static func isOneOf(_ text: ArraySlice<UInt8>, _ words: [StaticString]) -> Bool {
        words.contains { text.elementsEqual($0.description.utf8) }
    }
}
