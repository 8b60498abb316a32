// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// A policy as a team writes it in a file: which rules, how bad their findings are, their numbers, and what is assumed.
///
/// ```yaml
/// rules: zero-downtime
/// severities:
///   too-few-replicas: off
/// assumptions:
///   longestRequest: 30s
///   caps:
///   - {limit: 50s, source: the admission policy}
/// ```
///
/// Every field may be absent. `RolloutRules(_:adding:)` makes a policy of it.
public struct PolicyConfiguration: Hashable, Sendable {
    /// Which rules a policy has.
    public enum Selection: Hashable, Sendable {
        /// All of the library, written `all`.
        case all
        /// Those of ``RolloutRules/zeroDowntime(behind:application:)``, written `zero-downtime`.
        case zeroDowntime
        /// Those with these codes, written as a list.
        case codes([String])
    }

    /// How bad the findings of a rule are.
    public enum Level: String, Hashable, Sendable, CaseIterable {
        /// See ``Finding/Severity/error``.
        case error
        /// See ``Finding/Severity/warning``.
        case warning
        /// See ``Finding/Severity/note``.
        case note
        /// The rule is not asked.
        case off
    }

    /// Which rules the policy has; by default all.
    public var rules: Selection

    /// How bad findings are, by the codes of rules; of others the rule says it.
    public var severities: [String: Level]

    /// The numbers of rules, by the codes of rules and by their names; others are as they are by default.
    public var parameters: [String: [String: Int]]

    /// What manifests do not tell.
    public var assumptions: ConfiguredAssumptions

    /// Creates a configuration.
    public init(
        rules: Selection = .all,
        severities: [String: Level] = [:],
        parameters: [String: [String: Int]] = [:],
        assumptions: ConfiguredAssumptions = ConfiguredAssumptions()
    ) {
        self.rules = rules
        self.severities = severities
        self.parameters = parameters
        self.assumptions = assumptions
    }
}

extension PolicyConfiguration: FieldCodable {
    /// A configuration with nothing in it.
    public static let blank = PolicyConfiguration()

    /// Presents each field.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("rules", &rules, absent: .all)
        visitor.optional("severities", &severities, absent: [:])
        visitor.optional("parameters", &parameters, absent: [:])
        visitor.optional("assumptions", &assumptions, absent: ConfiguredAssumptions())
    }
}

extension PolicyConfiguration.Level: TextValue {
    /// The levels' names.
    static let expectation = #""error", "warning", "note" or "off""#

    init(text: String) throws(TextValueError) {
        guard let level = Self(rawValue: text) else { throw TextValueError(expected: Self.expectation, found: text) }
        self = level
    }

    var text: String { rawValue }

    /// Reads a text.
    public init(from decoder: any Decoder) throws { self = try Self.decoded(from: decoder) }
    /// Writes a text.
    public func encode(to encoder: any Encoder) throws { try encodeText(to: encoder) }
    /// Writes a text.
    public func write(to sink: inout some ValueSink) { sink.string(text) }
    /// Reads a text.
    public static func read(from source: inout some ValueSource) -> Self? { readText(from: &source) }
}

extension PolicyConfiguration.Selection: FieldValue {
    private static let expectation = #""all", "zero-downtime" or a list of codes"#

    private init(text: String) throws(TextValueError) {
        switch text {
        case "all": self = .all
        case "zero-downtime": self = .zeroDowntime
        default: throw TextValueError(expected: Self.expectation, found: text)
        }
    }

    private var text: String { self == .all ? "all" : "zero-downtime" }

    /// Reads a text or a list of texts.
    public init(from decoder: any Decoder) throws {
        if let codes = try? [String](from: decoder) {
            self = .codes(codes)
        } else {
            let container = try decoder.singleValueContainer()
            let text = try container.decode(String.self)
            do throws(TextValueError) {
                try self.init(text: text)
            } catch {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
            }
        }
    }

    /// Writes a text or a list of texts.
    public func encode(to encoder: any Encoder) throws {
        if case .codes(let codes) = self { return try codes.encode(to: encoder) }
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// Writes a text or a list of texts.
    public func write(to sink: inout some ValueSink) {
        if case .codes(let codes) = self { sink.sequence(codes) } else { sink.string(text) }
    }

    /// Reads a text or a list of texts.
    public static func read(from source: inout some ValueSource) -> Self? {
        if source.kind == .sequence { return source.sequence(of: String.self).map { .codes($0) } }
        guard source.kind == .string, let text = source.string() else {
            source.fail("expected \(expectation)")
            return nil
        }
        do throws(TextValueError) {
            return try Self(text: text)
        } catch {
            source.fail(error.description)
            return nil
        }
    }
}
