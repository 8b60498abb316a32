// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText

extension LineScanner {
    /// The most characters that OpenMetrics allows in an exemplar's names and values together.
    private static let exemplarLimit = 128

    /// Takes a whole line with a sample.
    mutating func sample() throws(ExpositionError) -> MetricSample {
        let name = try metricName()
        var isSeparated = skipBlanks()
        var labels = MetricLabels()
        // The Prometheus format lets the labels stand apart from the name, and the value close to the labels.
        if current == UInt8(ascii: "{"), format == .prometheus || !isSeparated {
            labels = try self.labels()
            isSeparated = skipBlanks() || format == .prometheus
        }
        guard isSeparated || isAtEndOfLine else {
            throw error(.missingValue, "expected a blank before the value, found \(found)")
        }
        let value = try self.value()
        var timestamp: Double?
        var exemplar: MetricExemplar?
        if skipBlanks() {
            if !isAtEndOfLine, current != UInt8(ascii: "#") {
                timestamp = try self.timestamp()
                _ = skipBlanks()
            }
            if format == .openMetrics, current == UInt8(ascii: "#") { exemplar = try self.exemplar() }
        }
        try endOfSample()
        return MetricSample(name: name, labels: labels, value: value, timestamp: timestamp, exemplar: exemplar)
    }

    private func endOfSample() throws(ExpositionError) {
        guard isAtEndOfLine else {
            throw error(.unexpectedText, "expected the end of the line, found \(found)", at: position..<end)
        }
        if format == .openMetrics, Self.isBlank(bytes[end - 1]) {
            throw error(.unexpectedText, "expected the end of the line, found a blank", at: end - 1..<end)
        }
    }

    private mutating func value() throws(ExpositionError) -> Double {
        let range = token()
        guard !range.isEmpty else { throw error(.missingValue, "expected a value, found \(found)") }
        guard let value = NumberText.value(bytes[range]) else {
            let message = "expected a number as the value, found \(SourceText.quoted(bytes[range]))"
            throw error(.invalidValue, message, at: range)
        }
        return value
    }

    private mutating func timestamp() throws(ExpositionError) -> Double {
        let range = token()
        let text = bytes[range]
        let expected: String
        if format == .openMetrics {
            if let seconds = NumberText.decimal(text) { return seconds }
            expected = "a number of seconds"
        } else {
            if let milliseconds = NumberText.milliseconds(text) { return Double(milliseconds) / 1000 }
            expected = "a whole number of milliseconds"
        }
        let message = "expected \(expected) as the timestamp, found \(SourceText.quoted(text))"
        throw error(.invalidTimestamp, message, at: range)
    }

    /// Takes an exemplar, of which the number sign is the next byte: `# {trace_id="a"} 0.67 1520879607.789`.
    private mutating func exemplar() throws(ExpositionError) -> MetricExemplar {
        let start = position
        position += 1
        guard skipBlanks(), current == UInt8(ascii: "{") else {
            throw error(.invalidExemplar, "expected an exemplar such as # {trace_id=\"a\"} 0.5", at: start..<end)
        }
        let labels = try self.labels()
        let length = labels.reduce(0) { $0 + $1.name.unicodeScalars.count + $1.value.unicodeScalars.count }
        guard length <= Self.exemplarLimit else {
            let message = "expected at most \(Self.exemplarLimit) characters in the exemplar's labels, found \(length)"
            throw error(.invalidExemplar, message, at: start..<position)
        }
        guard skipBlanks() else { throw error(.missingValue, "expected a blank before the value, found \(found)") }
        let value = try self.value()
        let timestamp = skipBlanks() && !isAtEndOfLine ? try self.timestamp() : nil
        return MetricExemplar(labels: labels, value: value, timestamp: timestamp)
    }
}
