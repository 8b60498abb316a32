// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import RolloutPolicy
import SourceText

/// What a policy finds in manifests, for people and for the programs that collect such reports.
public struct ManifestReport: Sendable {
    /// The manifests.
    public let bundle: ManifestBundle

    /// The findings, those that annotations suppress among them.
    public let findings: [ManifestFinding]

    /// What findings may be about.
    public let rules: [RuleDescription]

    /// Creates a report of findings.
    ///
    /// - Parameters:
    ///   - findings: The findings.
    ///   - bundle: The manifests that they are in.
    ///   - rules: What findings may be about.
    public init(_ findings: [ManifestFinding], in bundle: ManifestBundle, rules: [RuleDescription]) {
        self.bundle = bundle
        self.findings = findings
        self.rules = rules
    }

    /// Judges manifests.
    public init(on bundle: ManifestBundle, by policy: RolloutRules) {
        self.init(
            policy.findings(in: bundle, includesSuppressed: true),
            in: bundle,
            rules: policy.descriptions.filter { !policy.silenced.contains($0.code) }
        )
    }

    /// The findings without those that annotations suppress.
    public var told: [ManifestFinding] {
        findings.filter { $0.finding.suppression == nil }
    }

    /// Whether something is found that is more than a note.
    public var hasViolations: Bool {
        told.contains { $0.severity > .note }
    }
}

extension ManifestReport {
    /// One line a finding, with a line feed at the end of each.
    public var lines: String {
        told.map { $0.oneLine + "\n" }.joined()
    }

    /// All that is known of each finding, with an empty line between them, and a line that counts them.
    public var text: String {
        let findings = told
        guard !findings.isEmpty else {
            return bundle.errors.isEmpty ? "No findings.\n" : "No findings in what could be read.\n"
        }
        let counts = Finding.Severity.allCases.reversed().compactMap { severity -> String? in
            let count = findings.count { $0.severity == severity }
            guard count > 0 else { return nil }
            return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }
        return (findings.map(\.description) + [counts.joined(separator: ", ")]).joined(separator: "\n\n") + "\n"
    }
}
