// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
public import RolloutPolicy
public import SourceText

/// A finding of which the places are known in the texts.
public struct ManifestFinding: Hashable, Sendable {
    /// A field of an object, in its text.
    public struct Place: Hashable, Sendable {
        /// The field, in terms of the objects.
        public let field: Finding.Place

        /// The index of the text among those of the bundle.
        public let textIndex: Int

        /// What messages call the text.
        public let name: String

        /// Whether the text has the field; where not, the place is that of the innermost object or list around it that
        /// the text has.
        public let isWritten: Bool

        /// Where the value stands, as offsets of UTF-8; of an object or list that begins below its key the key.
        public let range: Range<Int>

        /// Where the range begins.
        public let start: SourceLocation

        /// Where the range has ended: the place behind its last character.
        public let end: SourceLocation

        /// The line with the place marked.
        public let excerpt: String

        init(_ field: Finding.Place, of object: ManifestObject) {
            self.field = field
            textIndex = object.textIndex
            name = object.source.name
            (range, isWritten) = object.shownRange(of: field.path)
            start = object.source.location(at: range.lowerBound)
            end = object.source.location(at: range.upperBound)
            excerpt = object.source.excerpt(of: range)
        }
    }

    /// The finding, in terms of the objects.
    public let finding: Finding

    /// Where it is; of a relation the side to change.
    public let place: Place

    /// The other sides of a relation.
    public let related: [Place]

    /// Finds the places of a finding.
    ///
    /// - Precondition: The finding is about the bundle's objects.
    public init(_ finding: Finding, in bundle: ManifestBundle) {
        self.finding = finding
        place = Place(finding.place, of: bundle.objects[finding.place.position])
        related = finding.related.map { Place($0, of: bundle.objects[$0.position]) }
    }

    /// The rule.
    public var code: Finding.Code { finding.code }

    /// How bad it is.
    public var severity: Finding.Severity { finding.severity }

    /// The change that mends it, where there is one.
    public var fix: Fix? { finding.fix }
}

extension ManifestFinding: CustomStringConvertible {
    /// One line, in which control characters are replaced:
    /// `shop.yaml:7:13: warning: 1 Pod is too few to lose one; run 2 or more [too-few-replicas]`.
    public var oneLine: String {
        let advice = finding.advice.isEmpty ? "" : "; \(finding.advice)"
        return SourceText.printable(
            "\(place.name):\(place.start): \(severity.rawValue): \(finding.message)\(advice) [\(code)]"
        )
    }

    /// What a compiler would print.
    ///
    /// These are the place, the message and the code, the line with the place marked, the related places with theirs, and
    /// below them the field, the evidence, the advice, what happens, and the fix. Control characters are replaced.
    public var description: String {
        var lines: [String] = []
        func add(_ line: String) { lines.append(SourceText.printable(line)) }
        add("\(place.name):\(place.start): \(severity.rawValue): \(finding.message) [\(code)]")
        lines.append(place.excerpt)
        for place in related {
            add("\(place.name):\(place.start): note: \(place.sentence)")
            lines.append(place.excerpt)
        }
        add("field: \(place.title)\(place.isWritten ? "" : ", which is not written")")
        if !finding.evidence.isEmpty {
            add("evidence: " + finding.evidence.map(\.description).joined(separator: ", "))
        }
        if !finding.advice.isEmpty { add("advice: \(finding.advice)") }
        if let timeline = finding.timeline {
            lines.append("timeline:")
            "\(timeline)".split(separator: "\n").forEach { add("  \($0)") }
        }
        if let fix { add("fix: \(fix.summary)") }
        if let reason = finding.suppression { add("suppressed: \(reason)") }
        return lines.joined(separator: "\n")
    }
}

extension ManifestFinding.Place {
    /// Object and field: `Deployment/web: spec.replicas`.
    var title: String {
        field.path.components.isEmpty ? field.object : "\(field.object): \(field.path)"
    }

    /// What stands there, or which field it is.
    var sentence: String {
        field.note.isEmpty ? title : field.note
    }
}
