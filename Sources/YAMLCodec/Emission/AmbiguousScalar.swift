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
        case UInt8(ascii: "~"):
            return text.count == 1
        case UInt8(ascii: "<"):
            return isOneOf(text, ["<<"])
        case UInt8(ascii: "n"), UInt8(ascii: "N"):
            return isOneOf(text, ["n", "N", "no", "No", "NO", "null", "Null", "NULL"])
        case UInt8(ascii: "y"), UInt8(ascii: "Y"):
            return isOneOf(text, ["y", "Y", "yes", "Yes", "YES"])
        case UInt8(ascii: "t"), UInt8(ascii: "T"):
            return isOneOf(text, ["true", "True", "TRUE"])
        case UInt8(ascii: "f"), UInt8(ascii: "F"):
            return isOneOf(text, ["false", "False", "FALSE"])
        case UInt8(ascii: "o"), UInt8(ascii: "O"):
            return isOneOf(text, ["on", "On", "ON", "off", "Off", "OFF"])
        default:
            return false
        }
    }

    private static func isInfinity(_ text: ArraySlice<UInt8>) -> Bool {
        isOneOf(text, [".inf", ".Inf", ".INF"])
    }

    private static func isOneOf(_ text: ArraySlice<UInt8>, _ words: [String]) -> Bool {
        text.count <= 5 && words.contains { text.elementsEqual($0.utf8) }
    }
}
