// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// Writes random documents in as many styles as people, tools and templates do.
struct DocumentGenerator {
    private var random: SeededGenerator
    private var lines: [String] = []
    private var keys = 0
    private var anchors: [String] = []
    private var anchorCount = 0
    /// How much deeper maps and lists stand than their keys, and what stands behind a dash.
    private var step = 2
    private var offset = 0
    private var item = 2

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    /// A text of one document, or of a few.
    mutating func text() -> String {
        var documents: [String] = []
        for index in 0..<(chance(8) ? Int.random(in: 2...3, using: &random) : 1) {
            documents.append(document(isFirst: index == 0))
        }
        let text = documents.joined()
        let lineEnd = chance(4) ? "\r\n" : "\n"
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if chance(4), lines.last == "" { lines.removeLast() }
        return (chance(20) ? "\u{feff}" : "") + lines.joined(separator: lineEnd)
    }

    private mutating func document(isFirst: Bool) -> String {
        lines = []
        keys = 0
        anchors = []
        step = random.element(of: [1, 2, 2, 2, 3, 4])
        offset = chance(2) ? 0 : Int.random(in: 0...step, using: &random)
        item = random.element(of: [2, 2, 2, 3, 4])
        if chance(6) { lines.append("# about the document") }
        let hasMarker = !isFirst || chance(3)
        if hasMarker { lines.append(chance(4) ? "--- # marker" : "---") }
        filler(around: 0)
        switch Int.random(in: 0..<10, using: &random) {
        case 0: sequence(column: 0, depth: 0, prefix: "")
        case 1: lines.append(flow(depth: 1, column: 0))
        default: map(column: 0, depth: 0, prefix: "")
        }
        if chance(8) { lines.append("...") }
        return lines.map { $0 + "\n" }.joined()
    }

    private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    // MARK: - Collections

    private mutating func map(column: Int, depth: Int, prefix: String) {
        for index in 0..<Int.random(in: 1...4, using: &random) {
            let start = index == 0 && !prefix.isEmpty ? prefix : spaces(column)
            if index > 0 || prefix.isEmpty { filler(around: column) }
            keys += 1
            if index == 0, depth > 0, chance(2) {
                lines.append(start + "name: n\(keys)")
                continue
            }
            let name = "k\(keys)"
            let forms = [name, name, name, "\"\(name)\"", "'\(name)'", "\(name) a", "&m\(keys) \(name)"]
            let key = random.element(of: forms)
            if chance(12) {
                lines.append(start + "? " + key)
                if chance(3) { continue }
                value(after: spaces(column) + ":", column: column, depth: depth, isItem: true)
            } else {
                value(after: start + key + (chance(20) ? " :" : ":"), column: column, depth: depth, isItem: false)
            }
        }
    }

    private mutating func sequence(column: Int, depth: Int, prefix: String) {
        for index in 0..<Int.random(in: 1...4, using: &random) {
            let start = index == 0 && !prefix.isEmpty ? prefix : spaces(column)
            if index > 0 || prefix.isEmpty { filler(around: column) }
            value(after: start + "-", column: column, depth: depth, isItem: true)
        }
    }

    /// Writes what stands behind a colon or a dash.
    private mutating func value(after start: String, column: Int, depth: Int, isItem: Bool) {
        var comment = chance(4) ? " # \(random.element(of: ["note", "a: b", "- c"]))" : ""
        if chance(20) { comment = random.element(of: ["  ", "\t", "\t# tab"]) }
        let gap = isItem ? spaces(item - 1) : random.element(of: [" ", " ", " ", "  ", " \t"])
        if chance(10) {
            anchorCount += 1
            let anchor = "a\(anchorCount)"
            // An alias stands for what comes before it.
            defer { anchors.append(anchor) }
            let start = start + " &" + anchor
            return content(after: start, gap, comment, column: column, depth: depth, isItem: isItem, canBeInline: false)
        }
        content(after: start, gap, comment, column: column, depth: depth, isItem: isItem, canBeInline: isItem)
    }

    private mutating func content(
        after start: String,
        _ gap: String,
        _ comment: String,
        column: Int,
        depth: Int,
        isItem: Bool,
        canBeInline: Bool
    ) {
        switch Int.random(in: 0..<(depth > 3 ? 7 : 13), using: &random) {
        case 0: lines.append(start + comment)
        case 1: lines.append(start + gap + random.element(of: ["~", "null", "{}", "[]", "[ ]"]) + comment)
        case 2 where chance(2) && !anchors.isEmpty && canBeInline == isItem:
            lines.append(start + gap + "*" + random.element(of: anchors) + comment)
        case 2, 3: scalar(after: start + gap, comment)
        case 4: block(after: start + gap, column: column)
        case 5: lines.append(start + gap + flow(depth: 1, column: column) + comment)
        case 6:
            let text = random.element(of: ["plain", "\"double\"", "'it''s'", "80", "!!str 7", "!custom x", "!!int 3"])
            if chance(5), !text.hasPrefix("!") {
                lines.append(start + comment)
                lines.append(spaces(column + step) + text)
            } else {
                lines.append(start + gap + text + comment)
            }
        case 7, 8, 9:
            if canBeInline, chance(2) {
                map(column: column + item, depth: depth + 1, prefix: start + spaces(item - 1))
            } else {
                lines.append(start + comment)
                map(column: column + (isItem ? item : step), depth: depth + 1, prefix: "")
            }
        default:
            if canBeInline, chance(2) {
                sequence(column: column + item, depth: depth + 1, prefix: start + spaces(item - 1))
            } else {
                lines.append(start + comment)
                sequence(column: column + (isItem ? item : offset), depth: depth + 1, prefix: "")
            }
        }
    }

    // MARK: - Scalars

    private mutating func scalar(after start: String, _ comment: String) {
        let texts = [
            "nginx:1.27", "a b", "true", "1.5", "\"a # b\"", "'c: d'", "\"\\u00e9\\n\"", "\u{4e2d}\u{6587}", "-f",
            "0x1F", "http://x/?q=1#f", "\"\"", "''",
        ]
        let text = random.element(of: texts)
        lines.append(start + text + comment)
        // A text that goes on.
        guard chance(5), comment.isEmpty, text.first?.isLetter == true else { return }
        lines.append(spaces(20) + random.element(of: ["more", "and # note"]))
    }

    private mutating func block(after start: String, column: Int) {
        let depth = column + Int.random(in: 1...4, using: &random)
        lines.append(start + random.element(of: ["|", "|-", "|+", ">", ">-", ">+"]) + (chance(4) ? " # header" : ""))
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            lines.append(spaces(depth) + random.element(of: ["text", "# no comment", "a: b", "- c", "  deeper", ""]))
        }
        // The first line with text decides the indentation.
        if let header = lines.lastIndex(where: { $0.hasPrefix(start) }), header + 1 < lines.count {
            lines[header + 1] = spaces(depth) + "first"
        }
    }

    // MARK: - Brackets

    private mutating func flow(depth: Int, column: Int) -> String {
        let isMap = chance(2)
        let isJSON = chance(3)
        let count = Int.random(in: 0...3, using: &random)
        let entries = (0..<count).map { _ in flowEntry(isMap: isMap, isJSON: isJSON, depth: depth, column: column) }
        let (open, close) = isMap ? ("{", "}") : ("[", "]")
        guard chance(3), !entries.isEmpty else {
            let pad = chance(3) ? " " : ""
            let list = entries.joined(separator: isJSON && chance(2) ? "," : ", ")
            return open + pad + list + (chance(8) && count > 0 ? "," : "") + pad + close
        }
        let indentation = spaces(column + Int.random(in: 1...4, using: &random))
        var text = open + (chance(6) ? " # open" : "")
        for (index, entry) in entries.enumerated() {
            if chance(8) { text += "\n" + indentation + "# about the next" }
            let comma = index < count - 1 || chance(4) ? "," : ""
            text += "\n" + indentation + entry + comma + (chance(5) ? " # note" : "")
        }
        return text + "\n" + spaces(column + 1) + close
    }

    private mutating func flowEntry(isMap: Bool, isJSON: Bool, depth: Int, column: Int) -> String {
        let scalars = isJSON ? ["\"x\"", "1", "null", "true"] : ["x", "'y'", "\"z\"", "12", "a b", "!!str 3", "~"]
        var value = random.element(of: scalars)
        if depth < 3, chance(4) { value = flow(depth: depth + 1, column: column) }
        keys += 1
        guard isMap else {
            // A single pair.
            return !isJSON && chance(8) ? "p\(keys): \(value)" : value
        }
        if isJSON { return "\"k\(keys)\"" + (chance(3) ? ":" : ": ") + value }
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return "k\(keys)"
        case 1: return "k\(keys): "
        case 2: return "? k\(keys) : \(value)"
        case 3: return "'k\(keys)': \(value)"
        default: return "k\(keys): \(value)"
        }
    }

    // MARK: - Between entries

    /// Blank lines and comments.
    private mutating func filler(around column: Int) {
        while chance(5) {
            switch Int.random(in: 0..<6, using: &random) {
            case 0, 1: lines.append("")
            case 2: lines.append(spaces(Int.random(in: 0...8, using: &random)) + (chance(8) ? "\t" : ""))
            case 3: lines.append(spaces(Int.random(in: 0...8, using: &random)) + "# somewhere")
            default: lines.append(spaces(column) + "# above")
            }
        }
    }
}
