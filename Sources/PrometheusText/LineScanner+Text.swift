// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension LineScanner {
    /// Takes text in double quotes with its escapes undone.
    mutating func quotedText() throws(ExpositionError) -> String {
        let open = position
        position += 1
        let start = position
        while position < end, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") {
            position += 1
        }
        if skip(UInt8(ascii: "\"")) { return strings.string(bytes[start..<position - 1]) }
        var text = Array(bytes[start..<position])
        while let byte = current, byte != UInt8(ascii: "\"") { try takeUnescaped(into: &text) }
        guard skip(UInt8(ascii: "\"")) else {
            let message = "expected a double quote to close the value of a label on its line"
            throw error(.unclosedQuote, message, at: open..<end)
        }
        return strings.string(text[...])
    }

    /// Takes the rest of a `HELP` line with its escapes undone.
    mutating func helpText() throws(ExpositionError) -> String {
        var text: [UInt8] = []
        while !isAtEndOfLine { try takeUnescaped(into: &text) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Takes a byte, or an escape as what it stands for.
    ///
    /// Both formats escape the backslash, the double quote and the line feed. OpenMetrics keeps a backslash before any
    /// other character as it is; in the Prometheus format that is a mistake.
    private mutating func takeUnescaped(into text: inout [UInt8]) throws(ExpositionError) {
        let byte = bytes[position]
        position += 1
        guard byte == UInt8(ascii: "\\") else {
            text.append(byte)
            return
        }
        switch current {
        case UInt8(ascii: "n"):
            text.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "\\"), UInt8(ascii: "\""):
            text.append(bytes[position])
        case _? where format == .openMetrics:
            text.append(byte)
            return
        default:
            let message = "expected a backslash, a double quote or \"n\" behind a backslash, found \(found)"
            throw error(.invalidEscape, message)
        }
        position += 1
    }
}
