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
        var (bundle, findings) = (self, policy.findings(in: self))
        var mended: [ManifestFinding] = []
        var refused: Set<Fix> = []
        var refusals: [FixError] = []
        var rounds = 0
        while true {
            let fixable = findings.filter { finding in finding.fix.map { !refused.contains($0) } ?? false }
            guard !fixable.isEmpty else { break }
            guard rounds < limit else { throw FixError(fixable, "after \(limit) rounds of fixes") }
            rounds += 1
            let before = refused.count
            let fixed = bundle.applying(fixesOf: fixable, &refused, &refusals)
            if refused.count == before, zip(fixed.texts, bundle.texts).allSatisfy({ $0.bytes == $1.bytes }) {
                throw FixError(fixable, "though their fixes change nothing more")
            }
            (bundle, findings) = (fixed, policy.findings(in: fixed))
            let left = Set(findings.map(\.finding))
            mended += fixable.filter { !left.contains($0.finding) }
        }
        return FixedManifests(bundle: bundle, mended: mended, left: findings, refusals: refusals, rounds: rounds)
    }

    /// Applies the fixes of findings, those apart that cannot be.
    ///
    /// However many are refused, the texts are read anew some dozens of times at most.
    private func applying(
        fixesOf findings: [ManifestFinding],
        _ refused: inout Set<Fix>,
        _ refusals: inout [FixError]
    ) -> ManifestBundle {
        var fixes = findings.sorted { $0.severity > $1.severity }.compactMap(\.fix)
        if let fixed = try? applying(fixes) { return fixed }
        func refuse(_ fix: Fix, _ error: FixError) {
            if refused.insert(fix).inserted { refusals.append(error) }
        }
        // Those for which the text has no place are found without reading it anew.
        for fix in fixes {
            do throws(FixError) { _ = try edits(of: [fix]) } catch { refuse(fix, error) }
        }
        fixes.removeAll(where: refused.contains)
        if let edits = try? edits(of: fixes) {
            let fixed = applying(edits)
            let lost = Set(positions(lostIn: fixed))
            if lost.isEmpty { return fixed }
            // Of those that make an object something else one of each object is tried at a time, and a few of each.
            for group in Self.groups(of: fixes.filter { !lost.isDisjoint(with: $0.positions) }).prefix(20) {
                guard let edits = try? self.edits(of: group) else { continue }
                let tried = applying(edits)
                let lost = Set(positions(lostIn: tried))
                for fix in group {
                    guard let position = fix.positions.first(where: lost.contains) else { continue }
                    refuse(fix, FixError(lost: objects[position], in: tried))
                }
            }
            fixes.removeAll(where: refused.contains)
        }
        // Each fits, but maybe not all together, as where objects share something; the others come in later rounds.
        while let first = fixes.first {
            do throws(FixError) {
                return try applying(fixes)
            } catch {
                if fixes.count == 1 { refuse(first, error) }
            }
            fixes.removeLast((fixes.count + 1) / 2)
        }
        return self
    }

    /// Fixes in groups of which no two change the same object.
    private static func groups(of fixes: [Fix]) -> [[Fix]] {
        var groups: [[Fix]] = []
        var counts: [Int: Int] = [:]
        for fix in fixes {
            let group = fix.positions.map { counts[$0] ?? 0 }.max() ?? 0
            if group == groups.count { groups.append([]) }
            groups[group].append(fix)
            for position in fix.positions { counts[position] = group + 1 }
        }
        return groups
    }
}

extension Fix {
    /// The positions of the objects that it changes.
    fileprivate var positions: [Int] { changes.map(\.position) }
}

extension FixError {
    fileprivate init(_ findings: [ManifestFinding], _ circumstance: String) {
        let lines = findings.map(\.oneLine).joined(separator: "\n")
        self.init(.noFixedPoint, "findings that have a fix are left \(circumstance):\n\(lines)")
    }
}
