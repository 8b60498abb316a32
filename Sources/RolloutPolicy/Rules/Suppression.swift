// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
import KubernetesModels
import SourceText
public import TargetGroups

/// An annotation by which the authors of an object keep a rule silent about it, with the reason.
///
/// ```yaml
/// metadata:
///   annotations:
///     ignore.rollout-rules/too-few-replicas: it is a singleton, and its clients wait for it
/// ```
///
/// It counts for findings of which the place, and not only a related one, is a field of the object. One without a reason
/// suppresses nothing; that, an unknown code, and one that suppresses nothing are findings themselves, which cannot be
/// suppressed: ``withoutReason``, ``unknown`` and ``unused``.
public struct Suppression: Hashable, Sendable {
    /// What the names of the annotations begin with; the code of a rule stands behind it.
    public static let prefix = "ignore.rollout-rules/"

    /// The position of the object in its set.
    public let position: Int

    /// The rule that is to be silent.
    public let code: Finding.Code

    /// Why, without blanks around it; empty where the authors do not say.
    public let reason: String

    /// Where the annotation stands.
    public var path: FieldPath {
        FieldPath("metadata").field("annotations").key(Self.prefix + code.rawValue)
    }

    // MARK: - What may be wrong with it

    /// A suppression has no reason.
    public static let withoutReason = RuleDescription(
        "suppression-without-reason",
        severity: .warning,
        category: .references,
        summary: "a suppression says why",
        rationale: "Whoever reads the manifest later cannot tell whether the reason still holds."
    )

    /// A suppression names no rule.
    public static let unknown = RuleDescription(
        "unknown-suppression",
        severity: .warning,
        category: .references,
        summary: "a suppression names a rule",
        rationale: "A code that is misspelt suppresses nothing, and its authors believe that it does."
    )

    /// A suppression suppresses nothing.
    public static let unused = RuleDescription(
        "unused-suppression",
        severity: .note,
        category: .references,
        summary: "a suppression suppresses something",
        rationale: "What it was for has been mended; left in place, it would hide the next mistake of its kind."
    )

    /// All that may be wrong.
    public static let rules = [withoutReason, unknown, unused]
}

extension ResourceSet {
    /// The suppressions in the annotations of all resources, in their order and by code.
    public var suppressions: [Suppression] {
        resources.enumerated().flatMap { position, resource in
            resource.annotations.filter { $0.key.hasPrefix(Suppression.prefix) }
                .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { name, reason in
                    Suppression(
                        position: position,
                        code: Finding.Code(String(name.dropFirst(Suppression.prefix.count))),
                        reason: reason.trimmed
                    )
                }
        }
    }
}

extension RolloutRules {
    /// The rules by code: those of the policy, and those of the library.
    var known: [Finding.Code: RuleDescription] {
        let descriptions = (rules + RuleCatalogue.all).map { type(of: $0).about }
        return Dictionary(descriptions.map { ($0.code, $0) }) { first, _ in first }
    }

    /// Marks the findings that annotations suppress.
    ///
    /// - Returns: What is wrong with the suppressions.
    func suppress(_ findings: inout [Finding], in resources: ResourceSet) -> [Finding] {
        let suppressions = resources.suppressions
        guard !suppressions.isEmpty else { return [] }
        var reasons: [Int: [Finding.Code: String]] = [:]
        for suppression in suppressions where !suppression.reason.isEmpty {
            reasons[suppression.position, default: [:]][suppression.code] = suppression.reason
        }
        var used: [Int: Set<Finding.Code>] = [:]
        for index in findings.indices {
            let (position, code) = (findings[index].place.position, findings[index].code)
            guard let reason = reasons[position]?[code] else { continue }
            findings[index].suppression = reason
            used[position, default: []].insert(code)
        }
        // Of a rule that was not asked nobody knows whether its suppression is of use.
        let asked = Set(rules.map { type(of: $0).about.code }).subtracting(silenced)
        let known = known
        let names = known.keys.map(\.rawValue).sorted()
        return suppressions.compactMap { suppression in
            let code = suppression.code
            let place = RuleScope.place(suppression.path, at: suppression.position, in: resources)
            guard known[code] != nil else {
                let closest = Spelling.closest(to: code.rawValue, among: names)
                return Finding(
                    Suppression.unknown,
                    "no rule has the code \(SourceText.quoted(code.rawValue))",
                    at: place,
                    advice: closest.map { "did you mean \"\($0)\"?" } ?? ""
                )
            }
            guard !suppression.reason.isEmpty else {
                return Finding(
                    Suppression.withoutReason,
                    "the suppression of \"\(code)\" gives no reason, and does not count",
                    at: place,
                    advice: "say why the rule does not apply"
                )
            }
            guard asked.contains(code), used[suppression.position]?.contains(code) != true else { return nil }
            return Finding(
                Suppression.unused,
                "the suppression of \"\(code)\" suppresses nothing",
                at: place,
                advice: "remove it"
            )
        }
    }
}

extension Finding {
    fileprivate init(_ rule: RuleDescription, _ message: String, at place: Place, advice: String) {
        self.init(rule.code, rule.severity, message, at: place, advice: advice)
    }
}

extension AnyResource {
    /// The annotations that are texts; empty where the object has none.
    var annotations: [String: String] {
        if let typed { return typed.metadata.annotations ?? [:] }
        let members = untyped?.object["metadata"]?["annotations"]?.objectValue?.members ?? []
        return members.reduce(into: [:]) { annotations, member in annotations[member.name] = member.value.stringValue }
    }
}

extension String {
    /// The text without blanks and line ends around it.
    fileprivate var trimmed: String {
        let start = drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }
}
