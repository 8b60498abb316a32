// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// Something about manifests that a rule objects to, with its place, the values that show it, and what to do.
public struct Finding: Hashable, Sendable {
    /// The name of a rule, stable across releases: lower-case words with hyphens.
    public struct Code: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
        /// The name.
        public let rawValue: String

        /// Creates a code.
        public init(_ rawValue: String) { self.rawValue = rawValue }

        /// Creates a code from its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Creates a code from a literal.
        public init(stringLiteral value: String) { rawValue = value }

        /// The name.
        public var description: String { rawValue }
    }

    /// How bad it is.
    public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
        /// Worth knowing; nothing fails.
        case note
        /// Something fails under circumstances.
        case warning
        /// Requests fail, or the API server refuses the object.
        case error

        /// Notes come before warnings, and warnings before errors.
        public static func < (first: Severity, second: Severity) -> Bool { first.rank < second.rank }

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    /// A field of an object.
    public struct Place: Hashable, Sendable {
        /// The position of the object in its set.
        public let position: Int

        /// Kind and name of the object: `Deployment/web`.
        public let object: String

        /// The field, from the object's root; it need not be written.
        public let path: FieldPath

        /// What stands there, in a clause: `the grace period is 30 s`; empty where the message says it.
        public let note: String

        /// Creates a place.
        public init(position: Int, object: String, path: FieldPath, note: String = "") {
            self.position = position
            self.object = object
            self.path = path
            self.note = note
        }
    }

    /// A value that shows what is wrong.
    public struct Evidence: Hashable, Sendable, CustomStringConvertible {
        /// A value of one of several kinds.
        public enum Value: Hashable, Sendable {
            /// A time.
            case duration(Duration)
            /// A number.
            case number(Int)
            /// A text.
            case text(String)
        }

        /// What the value is called.
        public let name: String
        /// The value.
        public let value: Value

        /// Creates a piece of evidence.
        public init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }

        /// Name and value: `sleep = 35 s`.
        public var description: String {
            switch value {
            case .duration(let duration): "\(name) = \(Text.seconds(duration))"
            case .number(let number): "\(name) = \(number)"
            case .text(let text): "\(name) = \(text)"
            }
        }
    }

    /// The rule.
    public let code: Code

    /// How bad it is.
    public var severity: Severity

    /// What is wrong, in one sentence without a full stop.
    public let message: String

    /// Where it is; of a relation the side to change.
    public let place: Place

    /// The other sides of a relation.
    public let related: [Place]

    /// The values that show it.
    public let evidence: [Evidence]

    /// What to do, in one sentence without a full stop; empty where the message says it.
    public let advice: String

    /// What happens, where the rule has found out by playing it.
    public let timeline: Timeline?

    /// The change that mends it, where there is one.
    public let fix: Fix?

    /// Why the authors of the object want to hear nothing of it; nil where they do.
    public internal(set) var suppression: String?

    /// Creates a finding.
    public init(
        _ code: Code,
        _ severity: Severity,
        _ message: String,
        at place: Place,
        related: [Place] = [],
        evidence: [Evidence] = [],
        advice: String = "",
        timeline: Timeline? = nil,
        fix: Fix? = nil
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.place = place
        self.related = related
        self.evidence = evidence
        self.advice = advice
        self.timeline = timeline
        self.fix = fix
    }
}

extension Finding: CustomStringConvertible {
    /// One line: `Deployment/web: spec.replicas: error: …; advice [code]`.
    public var description: String {
        let field = "\(place.path)"
        let place = field.isEmpty ? place.object : "\(place.object): \(field)"
        let advice = advice.isEmpty ? "" : "; \(advice)"
        return "\(place): \(severity.rawValue): \(message)\(advice) [\(code)]"
    }
}
