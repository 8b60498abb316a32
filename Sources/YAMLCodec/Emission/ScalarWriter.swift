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
    static func append(_ text: String, to output: inout [UInt8], parentColumn: Int?) {
        let start = output.count
        output += text.utf8
        switch ScalarForm(of: output[start...], as: parentColumn == nil ? .document : .value) {
        case .plain: break
        case .singleQuoted: quote(&output, from: start, singleQuoted)
        case .doubleQuoted: quote(&output, from: start, doubleQuoted)
        case .literal: quote(&output, from: start) { literal($0, column: (parentColumn ?? 0) + 2, to: &$1) }
        }
    }

    /// Appends a key, which is always on one line.
    static func appendKey(_ key: String, to output: inout [UInt8]) {
        let start = output.count
        output += key.utf8
        switch ScalarForm(of: output[start...], as: .key) {
        case .plain: break
        case .singleQuoted: quote(&output, from: start, singleQuoted)
        case .doubleQuoted, .literal: quote(&output, from: start, doubleQuoted)
        }
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

    private static func quote(
        _ output: inout [UInt8],
        from start: Int,
        _ write: (ArraySlice<UInt8>, inout [UInt8]) -> Void
    ) {
        let text = Array(output[start...])
        output.removeLast(text.count)
        write(text[...], &output)
    }

    private static func singleQuoted(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "'"))
        for byte in text {
            if byte == UInt8(ascii: "'") { output.append(byte) }
            output.append(byte)
        }
        output.append(UInt8(ascii: "'"))
    }

    private static func doubleQuoted(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte >= 0x80, let character = EscapedCharacter(at: index, in: text) {
                escape(character.scalar, to: &output)
                index += character.length
            } else {
                escape(byte, to: &output)
                index += 1
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func escape(_ byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
        case UInt8(ascii: "\n"): output += "\\n".utf8
        case UInt8(ascii: "\r"): output += "\\r".utf8
        case UInt8(ascii: "\t"): output += "\\t".utf8
        case 0x1b: output += "\\e".utf8
        case 0: output += "\\0".utf8
        case 0..<0x20, 0x7f: escape(UInt32(byte), to: &output)
        default: output.append(byte)
        }
    }

    private static func escape(_ scalar: UInt32, to output: inout [UInt8]) {
        let digits = String(scalar, radix: 16, uppercase: true)
        let width = scalar <= 0xff ? 2 : 4
        output += (scalar <= 0xff ? "\\x" : "\\u").utf8
        for _ in digits.utf8.count..<width { output.append(UInt8(ascii: "0")) }
        output += digits.utf8
    }

    /// Appends the header and the lines of a block, without the line end of the last.
    private static func literal(_ text: ArraySlice<UInt8>, column: Int, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "|"))
        // Readers find the indentation at the first line with text; where that begins with a blank it must be said.
        let first = text.first { $0 != UInt8(ascii: "\n") }
        if first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") || text.first == UInt8(ascii: "\n") {
            output.append(UInt8(ascii: "2"))
        }
        var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let endsWithLineFeed = text.last == UInt8(ascii: "\n")
        if endsWithLineFeed { lines.removeLast() }
        if !endsWithLineFeed {
            output.append(UInt8(ascii: "-"))
        } else if lines.last?.isEmpty == true {
            output.append(UInt8(ascii: "+"))
        }
        for line in lines {
            output.append(UInt8(ascii: "\n"))
            guard !line.isEmpty else { continue }
            for _ in 0..<column { output.append(UInt8(ascii: " ")) }
            output += line
        }
    }
}
