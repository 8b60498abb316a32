// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension AmbiguousScalar {
    /// Whether some reader takes the text, without its sign, for a number.
    ///
    /// go-yaml strips underscores and knows Go's prefixes, YAML 1.1 has sexagesimal numbers, and YAML 1.2 needs no
    /// point before an exponent.
    static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
        isPrefixedInteger(text) || isDecimal(text) || isSexagesimal(text)
    }

    /// `0x1F`, `0o17`, `0b101`.
    private static func isPrefixedInteger(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count > 2, text.first == UInt8(ascii: "0") else { return false }
        let digits = text.dropFirst(2)
        switch text[text.startIndex + 1] {
        case UInt8(ascii: "x"), UInt8(ascii: "X"): return digits.allSatisfy { isHexadecimal($0) || isUnderscore($0) }
        case UInt8(ascii: "o"), UInt8(ascii: "O"): return digits.allSatisfy { isOctal($0) || isUnderscore($0) }
        case UInt8(ascii: "b"), UInt8(ascii: "B"): return digits.allSatisfy { isBinary($0) || isUnderscore($0) }
        default: return false
        }
    }

    /// `12`, `007`, `1_000`, `1.`, `.5`, `1e3`, `1.5E-3`.
    private static func isDecimal(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text.drop { isDigit($0) || isUnderscore($0) }
        var mantissa = text.count - rest.count
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix { isDigit($0) || isUnderscore($0) }
            mantissa += fraction.count
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard mantissa > 0 else { return false }
        guard let marker = rest.first else { return true }
        guard marker == UInt8(ascii: "e") || marker == UInt8(ascii: "E") else { return false }
        rest.removeFirst()
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        return rest.contains(where: isDigit) && rest.allSatisfy { isDigit($0) || isUnderscore($0) }
    }

    /// `1:30`, `190:20:30`, `1:30.5`: base 60, in YAML 1.1.
    private static func isSexagesimal(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, isDigit(first) else { return false }
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count > 1, parts[0].allSatisfy({ isDigit($0) || isUnderscore($0) }) else { return false }
        var last = parts[parts.count - 1]
        if let point = last.firstIndex(of: UInt8(ascii: ".")) {
            guard last[point...].dropFirst().allSatisfy({ isDigit($0) || isUnderscore($0) }) else { return false }
            last = last[..<point]
        } else if first == UInt8(ascii: "0") {
            return false
        }
        return parts.dropFirst().dropLast().allSatisfy(isBelow60) && isBelow60(last)
    }

    private static func isBelow60(_ part: ArraySlice<UInt8>) -> Bool {
        guard let first = part.first, part.count <= 2, part.allSatisfy(isDigit) else { return false }
        return part.count == 1 || first <= UInt8(ascii: "5")
    }

    /// Whether some reader takes the text for a date or an instant.
    static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count >= 8, text[text.startIndex + 4] == UInt8(ascii: "-") else { return false }
        var rest = text
        guard takeDigits(&rest, 4...4), take(&rest, "-"), takeDigits(&rest, 1...2), take(&rest, "-"),
            takeDigits(&rest, 1...2)
        else { return false }
        if rest.isEmpty { return true }
        if !take(&rest, "T"), !take(&rest, "t") {
            let spaces = rest.prefix(while: isBlank)
            guard !spaces.isEmpty else { return false }
            rest = rest.dropFirst(spaces.count)
        }
        guard takeDigits(&rest, 1...2), take(&rest, ":"), takeDigits(&rest, 1...2), take(&rest, ":"),
            takeDigits(&rest, 1...2)
        else { return false }
        if take(&rest, ".") { rest = rest.drop(while: isDigit) }
        rest = rest.drop(while: isBlank)
        if rest.isEmpty || take(&rest, "Z") { return rest.isEmpty }
        guard take(&rest, "+") || take(&rest, "-"), takeDigits(&rest, 1...2) else { return false }
        if rest.isEmpty { return true }
        return take(&rest, ":") && takeDigits(&rest, 2...2) && rest.isEmpty
    }

    private static func take(_ rest: inout ArraySlice<UInt8>, _ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    private static func takeDigits(_ rest: inout ArraySlice<UInt8>, _ count: ClosedRange<Int>) -> Bool {
        let digits = rest.prefix(count.upperBound).prefix(while: isDigit)
        rest = rest.dropFirst(digits.count)
        return count.contains(digits.count)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    private static func isUnderscore(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "_") }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isOctal(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte) }
    private static func isBinary(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1") }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
}
