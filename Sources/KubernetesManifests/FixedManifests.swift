// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import RolloutPolicy

/// Manifests after all fixes of a policy, and what was done.
public struct FixedManifests: Sendable {
    /// The manifests.
    public let bundle: ManifestBundle

    /// The findings that were mended, round by round, in the order of the texts.
    public let mended: [ManifestFinding]

    /// What is left: findings without a fix, and those whose fix does not fit the text.
    public let left: [ManifestFinding]

    /// Why fixes were not applied.
    public let refusals: [FixError]

    /// How many times the texts were changed; zero where nothing was to be done.
    public let rounds: Int
}

extension ManifestBundle {
    /// Applies the fixes of a policy's findings, and of what it finds then, until no finding has one.
    ///
    /// A fix that the text has no place for, since an alias stands for what should change, say, is left out; the result
    /// tells why.
    ///
    /// - Parameters:
    ///   - policy: The policy.
    ///   - limit: The most rounds; by default 20.
    /// - Returns: The manifests and what was done.
    /// - Throws: `FixError` of the code ``FixError/Code/noFixedPoint`` where findings with a fix are still there after
    ///   that, or where fixes change nothing.
    public func fixing(by policy: RolloutRules, rounds limit: Int = 20) throws(FixError) -> FixedManifests {
        var bundle = self
        var mended: [ManifestFinding] = []
        var refused: Set<Fix> = []
        var refusals: [FixError] = []
        for round in 0... {
            let findings = policy.findings(in: bundle)
            let fixable = findings.filter { finding in finding.fix.map { !refused.contains($0) } ?? false }
            guard !fixable.isEmpty else {
                return FixedManifests(
                    bundle: bundle,
                    mended: mended,
                    left: findings,
                    refusals: refusals,
                    rounds: round
                )
            }
            guard round < limit else { throw FixError(fixable, "after \(limit) rounds of fixes") }
            let before = refused.count
            let fixed = bundle.applying(fixesOf: fixable, &refused, &refusals)
            if refused.count == before, zip(fixed.texts, bundle.texts).allSatisfy({ $0.bytes == $1.bytes }) {
                throw FixError(fixable, "though their fixes change nothing more")
            }
            let left = Set(policy.findings(in: fixed).map(\.finding))
            mended += fixable.filter { !left.contains($0.finding) }
            bundle = fixed
        }
        return FixedManifests(bundle: bundle, mended: mended, left: [], refusals: refusals, rounds: limit)
    }

    /// Applies the fixes of findings, those apart that cannot be.
    private func applying(
        fixesOf findings: [ManifestFinding],
        _ refused: inout Set<Fix>,
        _ refusals: inout [FixError]
    ) -> ManifestBundle {
        let fixes = findings.sorted { $0.severity > $1.severity }.compactMap(\.fix)
        if let fixed = try? applying(fixes) { return fixed }
        // One of them is at fault. Those for which the text has no place are found without reading it anew.
        func refuse(_ fixes: [Fix], _ attempt: (Fix) throws(FixError) -> Void) -> [Fix] {
            fixes.filter { fix in
                guard !refused.contains(fix) else { return false }
                do throws(FixError) {
                    try attempt(fix)
                    return true
                } catch {
                    refused.insert(fix)
                    refusals.append(error)
                    return false
                }
            }
        }
        var fitting = refuse(fixes) { fix throws(FixError) in _ = try edits(of: [fix]) }
        if let fixed = try? applying(fitting) { return fixed }
        fitting = refuse(fitting) { fix throws(FixError) in _ = try applying([fix]) }
        if let fixed = try? applying(fitting) { return fixed }
        // Each fits, but not all together; the others come in later rounds.
        return fitting.first.flatMap { try? applying([$0]) } ?? self
    }
}

extension FixError {
    fileprivate init(_ findings: [ManifestFinding], _ circumstance: String) {
        let lines = findings.map(\.oneLine).joined(separator: "\n")
        self.init(.noFixedPoint, "findings that have a fix are left \(circumstance):\n\(lines)")
    }
}
