// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Which characters a name consists of, and which of them may stand at its ends.
struct NameGrammar: Sendable {
    let allows: @Sendable (UInt8) -> Bool
    let allowsAtStart: @Sendable (UInt8) -> Bool
    let allowsAtEnd: @Sendable (UInt8) -> Bool

    static let dnsLabel = NameGrammar(
        allows: { $0.isLowercase || $0.isDigit || $0.isHyphen },
        allowsAtStart: { !$0.isHyphen },
        allowsAtEnd: { !$0.isHyphen }
    )

    static let dns1035Label = NameGrammar(
        allows: { $0.isLowercase || $0.isDigit || $0.isHyphen },
        allowsAtStart: \.isLowercase,
        allowsAtEnd: { !$0.isHyphen }
    )

    static let qualifiedName = NameGrammar(
        allows: { $0.isAlphanumeric || "-_.".utf8.contains($0) },
        allowsAtStart: \.isAlphanumeric,
        allowsAtEnd: \.isAlphanumeric
    )

    static let portName = NameGrammar(
        allows: { $0.isLowercase || $0.isDigit || $0.isHyphen },
        allowsAtStart: { _ in true },
        allowsAtEnd: { _ in true }
    )

    static let headerName = NameGrammar(
        allows: { $0.isAlphanumeric || $0.isHyphen },
        allowsAtStart: { _ in true },
        allowsAtEnd: { _ in true }
    )

    /// The first mistake in a name, or nil where there is none.
    func mistake(in text: String) -> String? {
        mistake(in: text[...], of: text)
    }

    /// The first mistake in one of the names that points separate, or nil where there is none; some bytes at the start
    /// are not looked at.
    func mistake(inPartsOf text: String, from prefixLength: Int = 0) -> String? {
        guard !text.isEmpty else { return mistake(in: text) }
        // Bytes, because a combining character would hide a point from a look at whole characters.
        let point = UInt8(ascii: ".")
        for part in text.utf8.dropFirst(prefixLength).split(separator: point, omittingEmptySubsequences: false) {
            guard !part.isEmpty else { return #"a "." stands at an end or next to another"# }
            if let mistake = mistake(in: Substring(part), of: text) { return mistake }
        }
        return nil
    }

    private func mistake(in part: Substring, of text: String) -> String? {
        guard let first = part.utf8.first, let last = part.utf8.last else { return "it is empty" }
        if let index = part.utf8.firstIndex(where: { !allows($0) }) {
            let position = text.unicodeScalars.distance(from: text.startIndex, to: index) + 1
            return "\(String(text.unicodeScalars[index]).quotedForMessages) at position \(position) is not allowed"
        }
        let subject = part.utf8.count == text.utf8.count ? "it" : "the part \(String(part).quotedForMessages)"
        if !allowsAtStart(first) { return "\(subject) starts with \"\(Unicode.Scalar(first))\"" }
        if !allowsAtEnd(last) { return "\(subject) ends with \"\(Unicode.Scalar(last))\"" }
        return nil
    }
}

extension String {
    /// The text in quotes, with what is not printable escaped, cut after 80 characters.
    package var quotedForMessages: String {
        let start = String(unicodeScalars.prefix(80))
        return start.utf8.count < utf8.count ? (start + "...").debugDescription : debugDescription
    }
}
