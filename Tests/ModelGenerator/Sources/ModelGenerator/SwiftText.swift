// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Swift source under construction.
struct SwiftText {
    static let lineLength = 120

    private(set) var text = ""
    private var indentation = 0

    /// Adds a line at the current indentation; an empty one stays empty.
    mutating func line(_ line: String = "") {
        text += line.isEmpty ? "\n" : String(repeating: " ", count: indentation * 4) + line + "\n"
    }

    /// Adds lines one level deeper, between an opening and a closing line.
    mutating func block(_ opening: String, closing: String = "}", _ body: (inout SwiftText) -> Void) {
        line(opening)
        indentation += 1
        body(&self)
        indentation -= 1
        line(closing)
    }

    /// Adds a documentation comment: the first sentence is the summary, what follows it a paragraph of its own.
    mutating func documentation(_ paragraphs: [String]) {
        guard let first = paragraphs.first else { return }
        let (summary, rest) = splitFirstSentence(first)
        for (index, paragraph) in ([summary] + rest + paragraphs.dropFirst()).enumerated() {
            if index > 0 { line("///") }
            for wrapped in wrap(paragraph) { line("/// " + wrapped) }
        }
    }

    private func splitFirstSentence(_ paragraph: String) -> (summary: String, rest: [String]) {
        guard let end = paragraph.firstRange(of: ". ") else { return (paragraph, []) }
        return (paragraph[..<end.lowerBound] + ".", [String(paragraph[end.upperBound...])])
    }

    /// Adds a call or a declaration on one line where it fits, else with one argument a line.
    mutating func list(_ opening: String, _ items: [String], closing: String) {
        let oneLine = opening + items.joined(separator: ", ") + closing
        if fits(oneLine) {
            line(oneLine)
            return
        }
        line(opening)
        indentation += 1
        for (index, item) in items.enumerated() { line(item + (index + 1 < items.count ? "," : "")) }
        indentation -= 1
        line(closing)
    }

    /// Whether a line at the current indentation is short enough.
    func fits(_ line: String) -> Bool {
        indentation * 4 + line.count <= Self.lineLength
    }

    /// Adds an array on one line where it fits, else with as many elements on a line as fit.
    mutating func elements(_ elements: [String]) {
        let oneLine = "[\(elements.joined(separator: ", "))]"
        if fits(oneLine) {
            line(oneLine)
            return
        }
        block("[", closing: "]") { swift in
            let width = Self.lineLength - swift.indentation * 4
            for wrapped in swift.wrap(elements.map { $0 + "," }, width: width) { swift.line(wrapped) }
        }
    }

    private func wrap(_ paragraph: String) -> [String] {
        // A number stays with its unit.
        let glued = paragraph.replacing(/([0-9]) (s|ms|Pods?)\b/) { "\($0.1)\u{a0}\($0.2)" }
        let words = glued.split(separator: " ").map { $0.replacing("\u{a0}", with: " ") }
        return wrap(words.map { String($0) }, width: Self.lineLength - indentation * 4 - "/// ".count)
    }

    private func wrap(_ words: [String], width: Int) -> [String] {
        var lines: [String] = []
        for word in words {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(word)
            }
        }
        return lines
    }
}
