// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// The value of an annotation that lists attributes: `deregistration_delay.timeout_seconds=30,stickiness.enabled=true`.
///
/// Blanks around keys and values do not count, and a backslash makes the next character an ordinary one, a comma above
/// all. Of two pairs with the same key the last one counts. The text is kept: an edit changes what it is about and no
/// other byte.
///
/// Read as the AWS Load Balancer Controller v3.5 does.
public struct AttributeMap: Hashable, Sendable, CustomStringConvertible {
    /// The text, with the order, the blanks and the escapes that it was written with.
    public private(set) var text: String

    private var pairs: [Pair]

    /// A pair, and where it stands.
    private struct Pair: Hashable {
        let key: String
        let value: String
        /// The place of the whole pair without the blanks around it, in bytes.
        let range: Range<Int>
        /// The place of the value, without the blanks around it.
        let valueRange: Range<Int>
        /// The last byte of the value, unless it was escaped.
        let bareEnd: UInt8?
    }

    /// Creates a list without attributes.
    public init() {
        text = ""
        pairs = []
    }

    /// Reads the value of an annotation.
    ///
    /// - Throws: ``AnnotationProblem`` with the code `invalid-map` where a part has no `=` or no key.
    public init(parsing text: String) throws(AnnotationProblem) {
        self.text = text
        pairs = []
        for part in Self.parts(of: Array(text.utf8)) { pairs.append(try Self.pair(part)) }
    }

    /// The attributes in order; a key may be there twice, and then the last one counts.
    public var entries: [(key: String, value: String)] {
        pairs.map { ($0.key, $0.value) }
    }

    /// The attributes by their keys.
    public var values: [String: String] {
        Dictionary(pairs.map { ($0.key, $0.value) }) { $1 }
    }

    /// The value of an attribute, or nil where it is not listed.
    public subscript(key: String) -> String? {
        pairs.last { $0.key == key }?.value
    }

    /// Whether the text ends with a comma, which then is part of the last value.
    public var endsWithComma: Bool { pairs.last?.bareEnd == UInt8(ascii: ",") }

    /// The text.
    public var description: String { text }
}

// MARK: - Editing

extension AttributeMap {
    /// Sets an attribute.
    ///
    /// Where it is listed only its value changes, and of two the one that counts; otherwise it is added at the end, set
    /// apart as the others are. A comma at the end, which was part of the last value, becomes the separator.
    ///
    /// - Throws: ``AnnotationProblem`` with the code `unwritable-text` where key or value begins or ends with a blank,
    ///   or where the key is empty or has a `=`: such texts cannot be written.
    public mutating func set(_ key: String, to value: String) throws(AnnotationProblem) {
        try Self.check(key, value)
        guard self[key] != value else { return }
        if let pair = pairs.last(where: { $0.key == key }) {
            replace(pair.valueRange, with: Self.escaped(value))
        } else {
            append("\(Self.escaped(key))=\(Self.escaped(value))")
        }
        // What was written is readable: it was checked and escaped.
        if let edited = try? Self(parsing: text) { self = edited }
    }

    /// Removes an attribute, with the comma that set it apart; every pair with its key goes.
    ///
    /// To the controller the attribute is then no longer its concern: the target group keeps the value that it has.
    public mutating func remove(_ key: String) {
        while let index = pairs.lastIndex(where: { $0.key == key }) {
            var range = pairs[index].range
            if index > 0 {
                range = pairs[index - 1].range.upperBound..<range.upperBound
            } else if pairs.count > 1 {
                range = range.lowerBound..<pairs[1].range.lowerBound
            }
            replace(range, with: "")
            guard let edited = try? Self(parsing: text), edited.pairs.count < pairs.count else {
                // Only blanks are left, which are no list.
                self = Self()
                return
            }
            self = edited
        }
    }

    private mutating func append(_ pair: String) {
        guard let last = pairs.last else {
            text = pair
            return
        }
        let end = last.range.upperBound
        switch last.bareEnd {
        case UInt8(ascii: ","):
            let blanks = separator.utf8.drop { $0 != UInt8(ascii: ",") }.dropFirst()
            replace(end..<end, with: Substring(blanks) + pair)
        case UInt8(ascii: "\\"):
            // A comma behind it would be no separator.
            replace(end..<end, with: "\\" + separator + pair)
        default:
            replace(end..<end, with: separator + pair)
        }
    }

    /// What stands between the last two pairs: a comma and blanks; a comma alone where there is one pair.
    private var separator: String {
        guard pairs.count > 1 else { return "," }
        let between = pairs[pairs.count - 2].range.upperBound..<pairs[pairs.count - 1].range.lowerBound
        return String(decoding: Array(text.utf8)[between], as: UTF8.self)
    }

    private mutating func replace(_ range: Range<Int>, with replacement: some StringProtocol) {
        var bytes = Array(text.utf8)
        bytes.replaceSubrange(range, with: replacement.utf8)
        text = String(decoding: bytes, as: UTF8.self)
    }

    private static func check(_ key: String, _ value: String) throws(AnnotationProblem) {
        for text in [key, value] where text.solidRange.count != text.utf8.count {
            throw AnnotationProblem(
                .unwritable,
                "\(text.quotedForMessages) begins or ends with a blank, which the controller removes; leave it out"
            )
        }
        if key.isEmpty || key.utf8.contains(UInt8(ascii: "=")) {
            throw AnnotationProblem(
                .unwritable,
                "\(key.quotedForMessages) cannot be a key: it must not be empty and has no \"=\""
            )
        }
    }

    private static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

// MARK: - Reading

extension AttributeMap {
    /// A byte of a part, and the place of what it was read from: two bytes where it was escaped.
    private struct Letter {
        let byte: UInt8
        let range: Range<Int>
    }

    /// The parts between the commas.
    private static func parts(of bytes: [UInt8]) -> [[Letter]] {
        var parts: [[Letter]] = []
        var part: [Letter] = []
        // A comma with nothing but blanks behind it is part of the last value.
        let end = String(decoding: bytes, as: UTF8.self).solidRange.upperBound
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
                part.append(Letter(byte: bytes[index + 1], range: index..<index + 2))
                index += 2
                continue
            }
            if bytes[index] == UInt8(ascii: ","), index + 1 < end {
                parts.append(part)
                part = []
            } else {
                part.append(Letter(byte: bytes[index], range: index..<index + 1))
            }
            index += 1
        }
        if !part.isEmpty { parts.append(part) }
        return parts
    }

    private static func pair(_ part: [Letter]) throws(AnnotationProblem) -> Pair {
        let part = trimmed(part[...])
        let text = String(decoding: part.map(\.byte), as: UTF8.self)
        guard let equal = part.firstIndex(where: { $0.byte == UInt8(ascii: "=") }) else {
            let subject =
                part.isEmpty ? "a part is empty" : "\(text.quotedForMessages) has no \"=\""
            throw AnnotationProblem(.invalidMap, "\(subject); use \"key=value\" with commas between")
        }
        let key = trimmed(part[..<equal])
        let value = trimmed(part[(equal + 1)...])
        guard let start = key.first?.range.lowerBound else {
            throw AnnotationProblem(.invalidMap, "\(text.quotedForMessages) has no key; use \"key=value\"")
        }
        let end = part[equal].range.upperBound
        let valueRange =
            (value.first?.range.lowerBound ?? end)..<(value.last?.range.upperBound ?? end)
        return Pair(
            key: String(decoding: key.map(\.byte), as: UTF8.self),
            value: String(decoding: value.map(\.byte), as: UTF8.self),
            range: start..<valueRange.upperBound,
            valueRange: valueRange,
            bareEnd: value.last.flatMap { $0.range.count == 1 ? $0.byte : nil }
        )
    }

    /// The letters without the blanks at both ends.
    private static func trimmed(_ letters: ArraySlice<Letter>) -> ArraySlice<Letter> {
        let range = String(decoding: letters.map(\.byte), as: UTF8.self).solidRange
        return letters.dropFirst(range.lowerBound).prefix(range.count)
    }
}
