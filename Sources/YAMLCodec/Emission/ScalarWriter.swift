// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Appends scalars to a buffer.
///
/// Most texts stay as they are, so a text is appended first, looked at where it stands, and replaced only where it
/// needs quotes.
enum ScalarWriter {
    /// Appends a text in the form that every reader gives back.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - output: The buffer.
    ///   - parentColumn: The column of the key or dash before the text, against which the lines of a block are
    ///     indented; nil for the text that is a whole document.
    ///   - indentation: By how much the lines of a block are indented.
    ///   - writesLiterals: Whether a text of several lines may stand in a block.
    /// - Returns: The block, if the text stands in one.
    @discardableResult
    static func append(
        _ text: String,
        to output: inout [UInt8],
        parentColumn: Int?,
        indentation: Int = 2,
        writesLiterals: Bool = true
    ) -> OpenBlock? {
        let start = output.count
        output += text.utf8
        let form = ScalarForm(of: output[start...], as: parentColumn == nil ? .document : .value)
        guard form == .literal, writesLiterals else {
            quote(&output, from: start, form)
            return nil
        }
        let lines = Array(output[start...])
        output.removeLast(lines.count)
        let block = LiteralBlock(lines[...], parentColumn: parentColumn ?? 0, indentation: indentation)
        block.append(to: &output)
        return block.open
    }

    /// Appends a key, which is always on one line.
    static func appendKey(_ key: String, to output: inout [UInt8]) {
        let start = output.count
        output += key.utf8
        quote(&output, from: start, ScalarForm(of: output[start...], as: .key))
    }

    /// Appends a number as Swift describes it, with a point in the mantissa of one with an exponent.
    ///
    /// Without the point YAML 1.1 sees a text.
    static func append(_ number: String, numberTo output: inout [UInt8]) {
        for byte in number.utf8 {
            if byte == UInt8(ascii: "e"), !number.utf8.contains(UInt8(ascii: ".")) { output += ".0".utf8 }
            output.append(byte)
        }
    }

    /// Puts the text at the end of a buffer into the quotes of a form; a literal one is put in double quotes.
    static func quote(_ output: inout [UInt8], from start: Int, _ form: ScalarForm) {
        guard form != .plain else { return }
        let text = Array(output[start...])
        output.removeLast(text.count)
        if form == .singleQuoted {
            singleQuoted(text[...], to: &output)
        } else {
            doubleQuoted(text[...], to: &output)
        }
    }

    /// Puts the text at the end of a buffer into double quotes, with escapes that JSON has, too.
    static func quoteAsJSON(_ output: inout [UInt8], from start: Int) {
        let text = Array(output[start...])
        output.removeLast(text.count)
        doubleQuoted(text[...], to: &output, isJSON: true)
    }

    private static func singleQuoted(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "'"))
        for byte in text {
            if byte == UInt8(ascii: "'") { output.append(byte) }
            output.append(byte)
        }
        output.append(UInt8(ascii: "'"))
    }

    private static func doubleQuoted(
        _ text: ArraySlice<UInt8>,
        to output: inout [UInt8],
        isJSON: Bool = false
    ) {
        output.append(UInt8(ascii: "\""))
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte >= 0x80, let character = EscapedCharacter(at: index, in: text) {
                escape(character.scalar, to: &output, isJSON: isJSON)
                index += character.length
            } else {
                escape(byte, to: &output, isJSON: isJSON)
                index += 1
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func escape(_ byte: UInt8, to output: inout [UInt8], isJSON: Bool) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
        case UInt8(ascii: "\n"): output += "\\n".utf8
        case UInt8(ascii: "\r"): output += "\\r".utf8
        case UInt8(ascii: "\t"): output += "\\t".utf8
        case 0x1b where !isJSON: output += "\\e".utf8
        case 0 where !isJSON: output += "\\0".utf8
        case 0..<0x20, 0x7f: escape(UInt32(byte), to: &output, isJSON: isJSON)
        default: output.append(byte)
        }
    }

    private static func escape(_ scalar: UInt32, to output: inout [UInt8], isJSON: Bool) {
        let isShort = scalar <= 0xff && !isJSON
        let digits = String(scalar, radix: 16, uppercase: true)
        output += (isShort ? "\\x" : "\\u").utf8
        for _ in digits.utf8.count..<(isShort ? 2 : 4) { output.append(UInt8(ascii: "0")) }
        output += digits.utf8
    }
}
