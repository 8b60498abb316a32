// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText

/// The text of an exposition, taken line by line, and each line token by token.
///
/// Every step looks at each byte of the line at most a few times, and never beyond the line.
struct LineScanner {
    let bytes: [UInt8]
    let name: String
    let format: ExpositionFormat
    var strings = StringPool()

    /// The labels that are read, kept so that growing storage is made once.
    var labelBuffer: [MetricLabel] = []

    /// Their names, where there are many.
    var labelNames: Set<String> = []

    /// The next byte to look at.
    var position = 0

    /// The end of the line, before its line feed.
    private(set) var end = 0

    private var nextLineStart = 0

    init(bytes: [UInt8], name: String, format: ExpositionFormat) {
        self.bytes = bytes
        self.name = name
        self.format = format
    }

    /// Whether no line is left.
    var isAtEndOfText: Bool { nextLineStart == bytes.count }

    /// The byte at the position, or nil at the end of the line.
    var current: UInt8? { position < end ? bytes[position] : nil }

    /// Whether the whole line has been taken.
    var isAtEndOfLine: Bool { position == end }

    /// Goes to the beginning of the next line; false where no line is left.
    mutating func nextLine() throws(ExpositionError) -> Bool {
        guard !isAtEndOfText else { return false }
        position = nextLineStart
        end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        guard end < bytes.count else {
            nextLineStart = end
            return try lastLine()
        }
        nextLineStart = end + 1
        if end > position, bytes[end - 1] == UInt8(ascii: "\r") {
            let message = "expected a line feed alone, found a carriage return before it"
            throw error(.invalidLineEnd, message, at: end - 1..<end)
        }
        return true
    }

    /// Judges a last line without a line feed, which only the end mark of OpenMetrics may be.
    private func lastLine() throws(ExpositionError) -> Bool {
        if format == .openMetrics {
            guard bytes[position..<end].elementsEqual("# EOF".utf8) else { throw missingEnd() }
            return true
        }
        let message = "expected a line feed at the end of the last line; the text may have been cut off"
        throw error(.truncated, message, at: end..<end)
    }

    /// The error of an OpenMetrics text that ends too early.
    func missingEnd() -> ExpositionError {
        let message = "expected \"# EOF\" as the last line; the text may have been cut off"
        return error(.missingEnd, message, at: bytes.count..<bytes.count)
    }

    /// Steps over what separates two tokens, and tells whether there was anything.
    ///
    /// The Prometheus format takes any number of blanks and tabs, OpenMetrics exactly one blank.
    mutating func skipBlanks() -> Bool {
        let start = position
        if format == .openMetrics {
            if current == UInt8(ascii: " ") { position += 1 }
        } else {
            while position < end, Self.isBlank(bytes[position]) { position += 1 }
        }
        return position > start
    }

    /// Steps over a byte if it is the next.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    /// Takes everything up to the next blank or tab, which may be nothing.
    mutating func token() -> Range<Int> {
        let start = position
        while position < end, !Self.isBlank(bytes[position]) { position += 1 }
        return start..<position
    }

    /// Takes the name of a metric.
    mutating func metricName() throws(ExpositionError) -> String {
        let start = position
        while position < end, Self.isNameByte(bytes[position], first: position == start, colon: true) { position += 1 }
        guard position > start else {
            throw error(.invalidMetricName, "expected the name of a metric, found \(found)")
        }
        guard isAtEndOfLine || Self.isBlank(bytes[position]) || bytes[position] == UInt8(ascii: "{") else {
            let message = "expected letters, digits, \"_\" and \":\" in the name of a metric, found \(found)"
            throw error(.invalidMetricName, message)
        }
        return strings.string(bytes[start..<position])
    }

    /// Takes the name of a label.
    mutating func labelName() throws(ExpositionError) -> String {
        let start = position
        while position < end, Self.isNameByte(bytes[position], first: position == start, colon: false) { position += 1 }
        guard position > start else {
            throw error(.invalidLabelName, "expected the name of a label, found \(found)")
        }
        return strings.string(bytes[start..<position])
    }

    /// What stands at the position, for messages.
    var found: String {
        isAtEndOfLine ? "the end of the line" : SourceText.quoted(bytes[currentScalar])
    }

    /// The bytes of the scalar at the position; empty at the end of the line.
    private var currentScalar: Range<Int> {
        var next = min(position + 1, end)
        while next < end, bytes[next] & 0b1100_0000 == 0b1000_0000 { next += 1 }
        return position..<next
    }

    /// The error of a mistake in a range, by default the scalar at the position.
    func error(_ code: ExpositionError.Code, _ message: String, at range: Range<Int>? = nil) -> ExpositionError {
        let text = SourceText(bytes, name: name)
        return ExpositionError(code: code, diagnostic: text.diagnostic(message, at: range ?? currentScalar))
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    private static func isNameByte(_ byte: UInt8, first: Bool, colon: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): !first
        case UInt8(ascii: ":"): colon
        default: false
        }
    }
}
