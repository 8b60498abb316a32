// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Writes values in brackets and braces, on one line.
struct FlowWriter {
    /// How the collection that the values go to is written.
    struct Style {
        /// Whether all texts are in double quotes, with JSON's escapes.
        var isJSON = false
        /// Whether no blanks stand behind commas and colons, as in compact JSON.
        var isTight = false

        var comma: String { isTight ? "," : ", " }
        var colon: String { isTight ? ":" : ": " }
    }

    let style: Style
    private(set) var output: [UInt8] = []

    init(style: Style) {
        self.style = style
    }

    /// Returns a value's text.
    static func text(of tree: YAMLTree, _ style: Style) -> [UInt8] {
        var writer = FlowWriter(style: style)
        writer.write(tree)
        return writer.output
    }

    /// Returns the text of an entry of a map, or of a list where there is no key.
    static func text(of key: String?, _ tree: YAMLTree, _ style: Style) -> [UInt8] {
        var writer = FlowWriter(style: style)
        if let key { writer.writeKey(key) }
        writer.write(tree)
        return writer.output
    }

    private mutating func write(_ tree: YAMLTree) {
        switch tree {
        case .null: output += "null".utf8
        case .boolean(let value): output += (value ? "true" : "false").utf8
        case .integer(let digits): output += digits.utf8
        case .number(let value): ScalarWriter.append(value.description, numberTo: &output)
        case .float(let value): ScalarWriter.append(value.description, numberTo: &output)
        case .string(let text): write(text)
        case .sequence(let elements):
            writeList("[", elements, "]") { writer, element in writer.write(element) }
        case .map(let entries):
            writeList("{", entries, "}") { writer, entry in
                writer.writeKey(entry.key)
                writer.write(entry.value)
            }
        }
    }

    private mutating func writeList<Element>(
        _ open: String,
        _ elements: [Element],
        _ close: String,
        _ write: (inout FlowWriter, Element) -> Void
    ) {
        output += open.utf8
        for (index, element) in elements.enumerated() {
            if index > 0 { output += style.comma.utf8 }
            write(&self, element)
        }
        output += close.utf8
    }

    private mutating func writeKey(_ key: String) {
        let start = output.count
        write(key)
        if output.count - start > YAMLWriter.longestSimpleKey { output.insert(contentsOf: "? ".utf8, at: start) }
        output += style.colon.utf8
    }

    private mutating func write(_ text: String) {
        Self.append(text, quotes: nil, style, to: &output)
    }

    /// Appends a text in quotes, or without where that is possible and no quotes are asked for.
    static func append(_ text: String, quotes: ScalarForm?, _ style: Style, to output: inout [UInt8]) {
        let start = output.count
        output += text.utf8
        if style.isJSON {
            ScalarWriter.quoteAsJSON(&output, from: start)
        } else {
            ScalarWriter.quote(&output, from: start, ScalarForm(inBrackets: output[start...], preferring: quotes))
        }
    }
}

extension ScalarForm {
    /// Chooses the form of a text that stands in brackets or braces.
    init(inBrackets text: ArraySlice<UInt8>, preferring quotes: ScalarForm?) {
        let form = ScalarForm(of: text, as: .value, preferring: quotes)
        guard form == .plain else {
            self = form
            return
        }
        // Commas and brackets end a plain text there, and not all readers know which indicators may begin one.
        let isFree = !text.contains(where: \.isFlowIndicator) && ScalarForm(of: text, as: .key) == .plain
        switch text.first {
        case UInt8(ascii: "?"), UInt8(ascii: ":"): self = .doubleQuoted
        default: self = isFree ? .plain : .doubleQuoted
        }
    }

    /// Chooses the form of a text that takes the place of one in quotes, which stay where they can hold it.
    init(of text: ArraySlice<UInt8>, as place: Place, preferring quotes: ScalarForm?) {
        switch quotes {
        case .doubleQuoted: self = .doubleQuoted
        case .singleQuoted where ScalarForm.canBeSingleQuoted(text): self = .singleQuoted
        default: self = ScalarForm(of: text, as: place)
        }
    }
}
