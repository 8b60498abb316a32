// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Foreign text on its way to a terminal or a log.
///
/// What could move the cursor, ring a bell, start a line or turn the reading direction is shown as the replacement
/// character, and so are bytes that are not UTF-8. Tabs stay, because a caret line copies them.
enum PrintableText {
    static let replacement: Unicode.Scalar = "\u{FFFD}"

    /// The scalars of some bytes, fit to print.
    static func scalars(of bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map { isPrintable($0) ? $0 : replacement }
    }

    /// A string of scalars.
    static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: true
        case 0x00...0x1F, 0x7F...0x9F: false
        case 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: false
        default: true
        }
    }
}

extension SourceText {
    /// Returns foreign text with what could upset a terminal replaced: control characters and bytes that are not UTF-8.
    public static func printable(_ text: String) -> String {
        guard !text.unicodeScalars.allSatisfy(PrintableText.isPrintable) else { return text }
        return PrintableText.string(PrintableText.scalars(of: Array(text.utf8)[...]))
    }

    /// Returns a piece of foreign text in double quotes, fit for one line of a message.
    ///
    /// Control characters are replaced, and what stands behind the fortieth scalar is cut to `...`.
    public static func quoted(_ bytes: ArraySlice<UInt8>) -> String {
        let limit = 40
        // A scalar has at most four bytes, so these hold at least one scalar more than is shown.
        let scalars = PrintableText.scalars(of: bytes.prefix(4 * (limit + 1))).map { $0 == "\t" ? " " : $0 }
        let isCut = scalars.count > limit
        return "\"" + PrintableText.string(scalars.prefix(limit)) + (isCut ? "..." : "") + "\""
    }

    /// Returns a piece of foreign text in double quotes, fit for one line of a message.
    ///
    /// Control characters are replaced, and what stands behind the fortieth scalar is cut to `...`.
    public static func quoted(_ text: String) -> String {
        quoted(Array(text.utf8.prefix(4 * 41))[...])
    }
}
