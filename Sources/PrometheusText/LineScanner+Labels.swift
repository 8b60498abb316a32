// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension LineScanner {
    /// Takes labels in braces, the first of which is the next byte.
    ///
    /// The Prometheus format allows blanks between the tokens and a comma behind the last label.
    mutating func labels() throws(ExpositionError) -> MetricLabels {
        labelBuffer.removeAll(keepingCapacity: true)
        labelNames.removeAll()
        position += 1
        skipFreeBlanks()
        guard !skip(UInt8(ascii: "}")) else { return MetricLabels() }
        while true {
            try label()
            skipFreeBlanks()
            if skip(UInt8(ascii: "}")) { break }
            guard skip(UInt8(ascii: ",")) else {
                throw error(.invalidLabels, "expected \",\" or \"}\" behind a label, found \(found)")
            }
            skipFreeBlanks()
            if format == .prometheus, skip(UInt8(ascii: "}")) { break }
        }
        // A copy by `map` has storage of the right size, and leaves the buffer its own.
        return MetricLabels(labelBuffer.map { $0 })
    }

    /// Takes `name="value"`.
    private mutating func label() throws(ExpositionError) {
        let start = position
        let name = try labelName()
        guard isNew(name) else {
            throw error(.duplicateLabel, "expected another label, found a second \"\(name)\"", at: start..<position)
        }
        skipFreeBlanks()
        guard skip(UInt8(ascii: "=")) else {
            throw error(.invalidLabels, "expected \"=\" behind the name of a label, found \(found)")
        }
        skipFreeBlanks()
        guard current == UInt8(ascii: "\"") else {
            throw error(.invalidLabels, "expected the value of a label in double quotes, found \(found)")
        }
        labelBuffer.append(MetricLabel(name: name, value: try quotedText()))
    }

    /// Whether no label in the buffer has a name; from the ninth label on a set tells, so that the cost stays linear.
    private mutating func isNew(_ name: String) -> Bool {
        guard labelBuffer.count >= 8 else { return !labelBuffer.contains { $0.name == name } }
        if labelNames.isEmpty { labelNames = Set(labelBuffer.map(\.name)) }
        return labelNames.insert(name).inserted
    }

    private mutating func skipFreeBlanks() {
        if format == .prometheus { _ = skipBlanks() }
    }
}
