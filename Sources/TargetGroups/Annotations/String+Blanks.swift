// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension StringProtocol {
    /// Where the text stands between the blanks at both ends, in bytes; empty for nothing but blanks.
    ///
    /// Blanks are what Unicode calls white space.
    var solidRange: Range<Int> {
        let leading = unicodeScalars.prefix { $0.properties.isWhitespace }.reduce(0) { $0 + UTF8.width($1) }
        guard leading < utf8.count else { return 0..<0 }
        let trailing = unicodeScalars.reversed().prefix { $0.properties.isWhitespace }
            .reduce(0) { $0 + UTF8.width($1) }
        return leading..<utf8.count - trailing
    }

    /// The text without the blanks at both ends.
    var trimmed: String {
        String(decoding: Array(utf8)[solidRange], as: UTF8.self)
    }
}
