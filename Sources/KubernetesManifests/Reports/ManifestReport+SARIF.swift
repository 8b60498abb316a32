// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import RolloutPolicy
import SourceText
import YAMLCodec

extension ManifestReport {
    /// A log in the format SARIF 2.1.0, which code scanning services and editors read.
    ///
    /// Columns count Unicode scalars (`columnKind`). Regions of texts in UTF-8 have byte offsets, too. Fixes are the edits
    /// of the texts, suppressed findings are results with the reason, and documents that could not be read are
    /// notifications.
    public var sarif: String {
        let log = SARIFLog(self)
        return JSONText.text(
            of: [
                "$schema":
                    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                "version": "2.1.0",
                "runs": [log.run],
            ]
        )
    }
}

/// Writes a report in the terms of SARIF.
private struct SARIFLog {
    let report: ManifestReport
    /// The descriptions of rules, those first that the report knows, and then those of findings about others.
    let rules: [RuleDescription]
    let ruleIndices: [Finding.Code: Int]
    /// The texts with their lines, as far as objects of them were found.
    let sources: [Int: SourceText]

    init(_ report: ManifestReport) {
        self.report = report
        var rules: [RuleDescription] = []
        var indices: [Finding.Code: Int] = [:]
        let others = report.findings.map { RuleDescription($0.code, severity: $0.severity) }
        for rule in report.rules + others where indices[rule.code] == nil {
            indices[rule.code] = rules.count
            rules.append(rule)
        }
        (self.rules, ruleIndices) = (rules, indices)
        let objects = report.bundle.objects
        sources = Dictionary(objects.map { ($0.textIndex, $0.source) }) { first, _ in first }
    }

    var run: JSONValue {
        .present(
            ("tool", ["driver": ["name": "swift-kubernetes-lifecycle", "rules": .array(rules.map(descriptor))]]),
            ("columnKind", "unicodeCodePoints"),
            ("artifacts", .array(report.bundle.texts.map { ["location": ["uri": .string(Self.uri($0.name))]] })),
            (
                "invocations",
                [
                    .present(
                        ("executionSuccessful", .boolean(report.bundle.errors.isEmpty)),
                        ("toolExecutionNotifications", .nonEmpty(report.bundle.errors.map(notification)))
                    )
                ]
            ),
            ("results", .array(report.findings.map(result)))
        )
    }

    // MARK: - Rules

    private func descriptor(_ rule: RuleDescription) -> JSONValue {
        let isLink = rule.reference.hasPrefix("https://") && !rule.reference.contains { $0.isWhitespace }
        let help = [rule.summary, rule.rationale, rule.reference].filter { !$0.isEmpty }.joined(separator: "\n\n")
        return .present(
            ("id", .string(rule.code.rawValue)),
            ("shortDescription", Self.message(rule.summary)),
            ("fullDescription", Self.message(rule.rationale)),
            ("help", Self.message(help)),
            ("helpUri", isLink ? .string(rule.reference) : nil),
            ("defaultConfiguration", ["level": .string(rule.severity.rawValue)]),
            ("properties", ["category": .string(rule.category.rawValue)])
        )
    }

    /// A message, or nil in place of an empty one.
    private static func message(_ text: String) -> JSONValue? {
        text.isEmpty ? nil : ["text": .string(text)]
    }

    // MARK: - Results

    private func result(_ finding: ManifestFinding) -> JSONValue {
        let advice = finding.finding.advice
        let text = finding.finding.message + (advice.isEmpty ? "" : "; \(advice)")
        let field = finding.place.field
        return .present(
            ("ruleId", .string(finding.code.rawValue)),
            ("ruleIndex", ruleIndices[finding.code].map { .integer($0) }),
            ("level", .string(finding.severity.rawValue)),
            ("message", ["text": .string(text)]),
            ("locations", [location(of: finding.place)]),
            (
                "relatedLocations",
                .nonEmpty(
                    finding.related.enumerated().map { index, place in
                        location(of: place, id: index, message: place.sentence)
                    }
                )
            ),
            // Lines move; rule, object and field stay.
            (
                "partialFingerprints",
                ["ruleObjectField/v1": .string("\(finding.code) \(field.object) \(field.path)")]
            ),
            ("fixes", finding.fix.flatMap(fix).map { [$0] }),
            (
                "suppressions",
                finding.finding.suppression.map { [["kind": "inSource", "justification": .string($0)]] }
            ),
            (
                "properties",
                JSONValue.nonEmpty(finding.finding.evidence.map(\.json)).map { ["evidence": $0] }
            )
        )
    }

    private func notification(_ error: ManifestError) -> JSONValue {
        let location = error.diagnostic.location
        return [
            "level": "error",
            "message": ["text": .string(error.diagnostic.message)],
            "descriptor": ["id": .string("\(error.code)")],
            "locations": [
                [
                    "physicalLocation": [
                        "artifactLocation": ["uri": .string(Self.uri(error.diagnostic.name))],
                        "region": ["startLine": .integer(location.line), "startColumn": .integer(location.column)],
                    ]
                ]
            ],
        ]
    }

    // MARK: - Places

    private func location(of place: ManifestFinding.Place, id: Int? = nil, message: String? = nil) -> JSONValue {
        .present(
            ("id", id.map { .integer($0) }),
            (
                "physicalLocation",
                [
                    "artifactLocation": artifact(place.textIndex),
                    "region": region(from: place.start, to: place.end, in: place.textIndex),
                ]
            ),
            ("logicalLocations", [["fullyQualifiedName": .string(place.title)]]),
            ("message", message.map { ["text": .string($0)] })
        )
    }

    private func artifact(_ index: Int) -> JSONValue {
        ["uri": .string(Self.uri(report.bundle.texts[index].name)), "index": .integer(index)]
    }

    private func region(from start: SourceLocation, to end: SourceLocation, in index: Int) -> JSONValue {
        let bytes = report.bundle.texts[index].bytes
        // A byte-order mark is no part of the first line.
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 1 : 0
        func column(_ location: SourceLocation) -> JSONValue {
            .integer(location.line == 1 ? max(1, location.column - mark) : location.column)
        }
        let isUTF8 = TextEncoding(of: bytes) == .utf8
        return .present(
            ("startLine", .integer(start.line)),
            ("startColumn", column(start)),
            ("endLine", .integer(end.line)),
            ("endColumn", column(end)),
            ("byteOffset", isUTF8 ? .integer(start.offset) : nil),
            ("byteLength", isUTF8 ? .integer(end.offset - start.offset) : nil)
        )
    }

    /// A name of a file as a reference to it.
    static func uri(_ name: String) -> String {
        let isAbsolute = name.hasPrefix("/")
        var uri = isAbsolute ? "file://" : ""
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                uri += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return uri
    }

    // MARK: - Fixes

    private func fix(_ fix: Fix) -> JSONValue? {
        guard let edits = try? report.bundle.edits(of: [fix]), !edits.isEmpty else { return nil }
        let byText = Dictionary(grouping: edits, by: \.textIndex).sorted { $0.key < $1.key }
        return [
            "description": ["text": .string(fix.summary)],
            "artifactChanges": .array(
                byText.map { index, edits in
                    [
                        "artifactLocation": artifact(index),
                        "replacements": .array(edits.compactMap { replacement($0.edit, in: index) }),
                    ]
                }
            ),
        ]
    }

    private func replacement(_ edit: TextEdit, in index: Int) -> JSONValue? {
        guard let source = sources[index] else { return nil }
        let start = source.location(at: edit.range.lowerBound)
        let end = source.location(at: edit.range.upperBound)
        return .present(
            ("deletedRegion", region(from: start, to: end, in: index)),
            ("insertedContent", edit.replacement.isEmpty ? nil : ["text": .string(edit.replacement)])
        )
    }
}
