// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import TestSupport
import Testing

struct CatalogueFixesTests {
    private static let policy = RolloutRules(RuleCatalogue.general)

    /// A finding without what changes with the numbers in it.
    private struct Key: Hashable {
        let code: Finding.Code
        let place: Finding.Place

        init(_ finding: Finding) {
            code = finding.code
            place = finding.place
        }
    }

    @Test(arguments: RuleCase.all.filter { !$0.findings.isEmpty })
    func `a fix removes its finding, and makes no other one that has a fix`(example: RuleCase) throws {
        let resources = ResourceSet(example.resources)
        let before = Self.policy.findings(in: resources)
        let known = Set(before.map(Key.init))
        for finding in before {
            guard let fix = finding.fix else { continue }
            let after = Self.policy.findings(in: try resources.applying(fix))
            #expect(!after.map(Key.init).contains(Key(finding)), "\(finding)")
            let new = after.filter { $0.fix != nil && !known.contains(Key($0)) }
            #expect(new.map(\.description) == [], "\(finding)")
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `fixes that are applied again and again come to an end`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pool = RuleCase.all.flatMap(\.resources)
        var resources = ResourceSet((0..<8).map { _ in generator.element(of: pool) })
        for _ in 0..<4 {
            // One finding of each place, as whoever applies fixes at once must do.
            var changed: Set<Finding.Place> = []
            for finding in Self.policy.findings(in: resources) {
                guard let fix = finding.fix, changed.insert(finding.place).inserted else { continue }
                resources = try resources.applying(fix)
            }
        }
        let left = Self.policy.findings(in: resources).filter { $0.fix != nil }
        #expect(left.map(\.description) == [])
    }

    @Test func `each fix is a change of what the finding names, or of the same object`() {
        for example in RuleCase.all {
            for finding in Self.policy.findings(in: ResourceSet(example.resources)) {
                guard let fix = finding.fix else { continue }
                #expect(fix.changes.allSatisfy { $0.position == finding.place.position })
                #expect(!fix.changes.isEmpty && !fix.summary.isEmpty)
            }
        }
    }
}
