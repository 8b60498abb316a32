// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import RolloutPolicy
import SourceText

extension ManifestReport {
    /// Workflow commands by which GitHub shows findings, and documents that could not be read, at the lines of a change.
    ///
    /// GitHub shows a message below the last line of its place: of an object or list that is the first here.
    public var gitHub: String {
        let errors = bundle.errors.map { error in
            let location = error.diagnostic.location
            return Command(
                name: "error",
                properties: [
                    ("file", error.diagnostic.name), ("line", "\(location.line)"), ("col", "\(location.column)"),
                    ("title", "\(error.code)"),
                ],
                message: error.hint.map { "\(error.diagnostic.message)\nhint: \($0)" } ?? error.diagnostic.message
            )
        }
        return (errors + told.map { Command($0) }).map { $0.text + "\n" }.joined()
    }

    /// A workflow command.
    private struct Command {
        let name: String
        let properties: [(name: String, value: String)]
        let message: String

        init(name: String, properties: [(name: String, value: String)], message: String) {
            self.name = name
            self.properties = properties
            self.message = message
        }

        init(_ finding: ManifestFinding) {
            let place = finding.place
            var properties = [
                ("file", place.name), ("line", "\(place.start.line)"), ("col", "\(place.start.column)"),
            ]
            if place.start.line == place.end.line { properties.append(("endColumn", "\(place.end.column)")) }
            properties.append(("title", finding.code.rawValue))
            var lines = [finding.finding.message, "field: \(place.title)"]
            lines += finding.related.map { "\($0.name):\($0.start): \($0.sentence)" }
            if !finding.finding.advice.isEmpty { lines.append("advice: \(finding.finding.advice)") }
            self.init(
                name: finding.severity == .note ? "notice" : finding.severity.rawValue,
                properties: properties,
                message: lines.joined(separator: "\n")
            )
        }

        var text: String {
            let properties = properties.map { "\($0.name)=\(Self.escaped($0.value, [":", ","]))" }
            return "::\(name) \(properties.joined(separator: ","))::\(Self.escaped(message, []))"
        }

        /// The text with percent signs, line ends and some other characters written as their codes, and with what could
        /// upset a terminal replaced.
        private static func escaped(_ text: String, _ others: Set<Unicode.Scalar>) -> String {
            var result = ""
            for scalar in text.unicodeScalars {
                if scalar == "%" || scalar == "\r" || scalar == "\n" || others.contains(scalar) {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    result += "%" + (digits.count == 1 ? "0" : "") + digits
                } else {
                    result += SourceText.printable(String(scalar))
                }
            }
            return result
        }
    }
}
