// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension StreamParser {
    /// Whether a tag or an anchor stands here.
    @inline(__always)
    var isAtProperties: Bool { byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!") }

    /// Reads a tag and an anchor, in either order, on one line.
    ///
    /// - Returns: The index of the properties.
    mutating func readProperties() throws(SyntaxFailure) -> Int32 {
        let start = position
        var result = NodeProperties(range: start..<start)
        while true {
            if byte == UInt8(ascii: "&"), result.anchor == nil {
                result.anchor = try readName("anchor")
            } else if byte == UInt8(ascii: "!"), result.tag == nil {
                result.tag = try readTag()
            } else if isAtProperties {
                throw failure(.invalidProperties, "a node has one anchor and one tag at most")
            } else {
                break
            }
            result.range = start..<position
            let endsNode = byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
            guard byte.isBlankOrLineEnd || (endsNode && !frames.isEmpty && isInFlow) else {
                throw failure(.invalidProperties, "expected a blank behind a tag or an anchor")
            }
            skipBlanks()
        }
        properties.append(result)
        return Int32(truncatingIfNeeded: properties.count - 1)
    }

    /// Reads the name behind an ampersand or an asterisk.
    mutating func readName(_ what: String) throws(SyntaxFailure) -> Range<Int> {
        advance(1)
        let start = position
        while !byte.isBlankOrLineEnd, !byte.isFlowIndicator { position += 1 }
        guard position > start else { throw failure(.invalidProperties, "expected the name of an \(what)") }
        return start..<position
    }

    /// Whether the innermost collection stands in brackets.
    var isInFlow: Bool {
        switch frames[frames.count - 1].phase {
        case .documentEnd, .sequenceEntry, .mappingKey, .mappingValue, .mappingExplicitValue, .atomEnd: false
        default: true
        }
    }

    // MARK: - Tags

    private mutating func readTag() throws(SyntaxFailure) -> String {
        let start = position
        advance(1)
        if byte == UInt8(ascii: "<") { return try readVerbatimTag(from: start) }
        var handleEnd = position
        while !byte.isBlankOrLineEnd, !byte.isFlowIndicator {
            if byte == UInt8(ascii: "!") {
                guard handleEnd == start + 1, bytes[start + 1..<position].allSatisfy(\.isWordCharacter) else {
                    throw failure(
                        .invalidTag,
                        "expected a tag such as !name, !!str or !handle!name",
                        at: start..<position + 1
                    )
                }
                handleEnd = position + 1
            }
            position += 1
        }
        let suffix = try tagText(handleEnd..<position)
        let handle = String(decoding: bytes[start..<handleEnd], as: UTF8.self)
        if handle == "!", suffix.isEmpty { return "!" }
        guard !suffix.isEmpty else {
            throw failure(.invalidTag, "expected a name behind the handle \(handle)", at: start..<position)
        }
        if let prefix = tagHandles[handle] { return prefix + suffix }
        switch handle {
        case "!": return "!" + suffix
        case "!!": return "tag:yaml.org,2002:" + suffix
        default:
            throw failure(
                .invalidTag,
                "the handle \(handle) is not declared in this document",
                at: start..<position,
                hint: "declare it before the document: %TAG \(handle) tag:example.com,2000:"
            )
        }
    }

    private mutating func readVerbatimTag(from start: Int) throws(SyntaxFailure) -> String {
        advance(1)
        let text = position
        while byte != UInt8(ascii: ">"), !byte.isBlankOrLineEnd { position += 1 }
        guard byte == UInt8(ascii: ">"), position > text else {
            throw failure(.invalidTag, "expected a tag such as !<tag:example.com,2000:name>", at: start..<position)
        }
        let tag = try tagText(text..<position)
        guard tag != "!" else { throw failure(.invalidTag, "a tag has more than \"!\"", at: start..<position + 1) }
        advance(1)
        return tag
    }

    /// The text of a tag, without its percent escapes.
    private func tagText(_ range: Range<Int>) throws(SyntaxFailure) -> String {
        guard bytes[range].contains(UInt8(ascii: "%")) else { return String(decoding: bytes[range], as: UTF8.self) }
        var text: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard bytes[index] == UInt8(ascii: "%") else {
                text.append(bytes[index])
                index += 1
                continue
            }
            guard index + 2 < range.upperBound, let high = bytes[index + 1].hexadecimalDigit,
                let low = bytes[index + 2].hexadecimalDigit
            else { throw failure(.invalidTag, "expected two hexadecimal digits behind %", at: index..<index + 1) }
            text.append(UInt8(truncatingIfNeeded: high << 4 | low))
            index += 3
        }
        return String(decoding: text, as: UTF8.self)
    }
}
