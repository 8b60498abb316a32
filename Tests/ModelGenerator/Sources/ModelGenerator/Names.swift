// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How wire names become Swift names.
enum Names {
    private static let keywords: Set<String> = [
        "as", "break", "case", "catch", "class", "continue", "default", "defer", "do", "else", "enum", "extension",
        "fallthrough", "false", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let",
        "nil", "operator", "private", "protocol", "public", "repeat", "return", "self", "static", "struct", "switch",
        "throw", "throws", "true", "try", "var", "where", "while",
    ]

    /// The name as an identifier, in backticks where it is a keyword.
    static func identifier(_ name: String) -> String {
        keywords.contains(name) ? "`\(name)`" : name
    }

    /// The name of the `Duration` view of a field that counts seconds, or nil for other fields.
    static func durationView(of field: String) -> String? {
        if field == "seconds" { return "duration" }
        guard let range = field.firstRange(of: "Seconds") else { return nil }
        return field.replacingCharacters(in: range)
    }

    /// The name of the static of an enumeration's value.
    static func staticName(_ value: String) -> String {
        if value.hasPrefix("IPv") { return value.lowercased() }
        let signs =
            value.hasPrefix("SIG") ? value.replacing("-", with: " minus ").replacing("+", with: " plus ") : value
        let words = signs.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let first = lowerCamel(words.first ?? "")
        return words.dropFirst().reduce(first) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }

    /// The word with its leading capitals lowered, except one that begins a further word: `PIDPressure`, `pidPressure`.
    private static func lowerCamel(_ word: String) -> String {
        let capitals = word.prefix { $0.isUppercase || $0.isNumber }
        if capitals.count == word.count { return word.lowercased() }
        let lowered = max(1, capitals.count - 1)
        return word.prefix(lowered).lowercased() + word.dropFirst(lowered)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>) -> String {
        String(self[..<range.lowerBound] + self[range.upperBound...])
    }
}
