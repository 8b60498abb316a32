// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Texts made of what has a meaning in YAML.
package enum HostileText {
    private static let pieces = [
        "a", "b", "0", "1", "9", ".", "-", "+", "_", ":", " ", "\t", "\n", "\r", "#", "'", "\"", "\\", "e", "x", "T",
        "Z", "~", "<<", "=", "[", "]", "{", "}", ",", "&", "*", "!", "|", ">", "%", "@", "`", "?", "---", "...", "true",
        "no", "null", ".inf", "\u{0}", "\u{1b}", "\u{7f}", "\u{85}", "\u{a0}", "\u{2028}", "\u{feff}", "\u{ffff}",
        "\u{e9}", "\u{301}", "\u{1f600}", ": ", " #", "- ",
    ]

    /// A text of up to eight pieces.
    package static func random(using random: inout some RandomNumberGenerator) -> String {
        let count = Int.random(in: 0...8, using: &random)
        return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }

    /// A text of up to twelve lines, blank ones and ones of blanks among them.
    package static func randomLines(using random: inout some RandomNumberGenerator) -> String {
        let lines = ["", "", " ", "  a", "a", "\tb", "b: c", "- d", "# e", "f  ", "---"]
        let count = Int.random(in: 1...12, using: &random)
        return (0..<count).map { _ in lines.randomElement(using: &random) ?? "" }.joined(separator: "\n")
    }
}
