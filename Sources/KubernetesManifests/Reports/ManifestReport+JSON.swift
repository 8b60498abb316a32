// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import SourceText

extension ManifestReport {
    /// A JSON object with a list `findings` and a list `errors` of what could not be read.
    ///
    /// A finding has `code`, `severity`, `message` and `place`, and where there are any `related`, `evidence`, `advice`,
    /// `timeline`, `fix` and `suppression`. A place has `text`, `line`, `column`, `endLine`, `endColumn` (from 1, columns in
    /// Unicode scalars), `offset` and `endOffset` (from 0, in bytes of UTF-8), `object`, `field`, `isWritten` and `note`.
    /// Durations are in seconds. The edits of a fix are in terms of `text`, `offset` and `endOffset`.
    public var json: String {
        JSONText.text(
            of: [
                "findings": .array(findings.map { $0.json(in: bundle) }),
                "errors": .array(bundle.errors.map(\.json)),
            ]
        )
    }
}

extension ManifestFinding {
    fileprivate func json(in bundle: ManifestBundle) -> JSONValue {
        .present(
            ("code", .string(code.rawValue)),
            ("severity", .string(severity.rawValue)),
            ("message", .string(finding.message)),
            ("place", place.json),
            ("related", .nonEmpty(related.map(\.json))),
            ("evidence", .nonEmpty(finding.evidence.map(\.json))),
            ("advice", .nonEmpty(finding.advice)),
            ("timeline", finding.timeline.map { .array($0.events.map(\.json)) }),
            ("fix", fix.map { $0.json(in: bundle) }),
            ("suppression", finding.suppression.map { .string($0) })
        )
    }
}

extension ManifestFinding.Place {
    fileprivate var json: JSONValue {
        .present(
            ("text", .string(name)),
            ("line", .integer(start.line)),
            ("column", .integer(start.column)),
            ("endLine", .integer(end.line)),
            ("endColumn", .integer(end.column)),
            ("offset", .integer(start.offset)),
            ("endOffset", .integer(end.offset)),
            ("object", .string(field.object)),
            ("field", .string("\(field.path)")),
            ("isWritten", .boolean(isWritten)),
            ("note", .nonEmpty(field.note))
        )
    }
}

extension Finding.Evidence {
    /// An object of name and value.
    var json: JSONValue {
        let value: JSONValue =
            switch value {
            case .duration(let duration): .seconds(duration)
            case .number(let number): .integer(number)
            case .text(let text): .string(text)
            }
        return ["name": .string(name), "value": value]
    }
}

extension Timeline.Event {
    fileprivate var json: JSONValue {
        ["time": .seconds(time), "event": .string(description)]
    }
}

extension Fix {
    fileprivate func json(in bundle: ManifestBundle) -> JSONValue {
        let edits = try? bundle.edits(of: [self])
        return .present(
            ("summary", .string(summary)),
            ("edits", edits.map { .array($0.map { $0.json(in: bundle) }) })
        )
    }
}

extension ManifestEdit {
    fileprivate func json(in bundle: ManifestBundle) -> JSONValue {
        [
            "text": .string(bundle.texts[textIndex].name),
            "offset": .integer(edit.range.lowerBound),
            "endOffset": .integer(edit.range.upperBound),
            "replacement": .string(edit.replacement),
        ]
    }
}

extension ManifestError {
    fileprivate var json: JSONValue {
        .present(
            ("code", .string("\(code)")),
            ("message", .string(diagnostic.message)),
            ("hint", hint.map { .string($0) }),
            ("text", .string(diagnostic.name)),
            ("line", .integer(diagnostic.location.line)),
            ("column", .integer(diagnostic.location.column)),
            ("offset", .integer(range.lowerBound)),
            ("endOffset", .integer(range.upperBound))
        )
    }
}

extension JSONValue {
    /// A time in seconds.
    fileprivate static func seconds(_ duration: Duration) -> JSONValue {
        let (seconds, attoseconds) = duration.components
        guard attoseconds != 0 else { return Int(exactly: seconds).map { .integer($0) } ?? .null }
        return .number(Double(seconds) + Double(attoseconds) / 1e18)
    }
}
