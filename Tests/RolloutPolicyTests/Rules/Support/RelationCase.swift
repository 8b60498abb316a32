// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

/// What a rule objects to, what it says, and how its fix mends that.
struct RelationCase: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let rule: any Rule
    let assumptions: Assumptions
    let resources: ResourceSet
    /// The finding in one line.
    let line: String
    /// The places of the other sides.
    let others: [String]
    /// What the fix does; nil where there is none.
    let fix: String?

    /// A shop with a change.
    init(
        _ name: String,
        _ rule: some Rule,
        _ shop: Shop = Shop(),
        _ assumptions: Assumptions = Assumptions(),
        line: String,
        others: [String] = [],
        fix: String? = nil,
        _ change: (inout Shop) -> Void = { _ in }
    ) {
        testDescription = name
        self.rule = rule
        self.assumptions = assumptions
        var shop = shop
        change(&shop)
        resources = shop.resources
        self.line = line
        self.others = others
        self.fix = fix
    }

    /// Checks the only finding, and that its fix removes it.
    func check() throws {
        let findings = rule.findings(in: resources, assumptions)
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.description == line)
        #expect(finding.related.map { "\($0.object): \($0.path)" } == others)
        #expect(finding.fix?.summary == fix)
        if let fix = finding.fix {
            let mended = try resources.applying([fix])
            #expect(rule.findings(in: mended, assumptions).map(\.description) == [])
        }
    }
}

extension Application {
    /// A program that drains within 60 s, whose longest request takes some seconds.
    static func draining(longestRequest: Int) -> Application {
        Application(onTermination: .drains(within: .seconds(60)), longestRequest: .seconds(longestRequest))
    }
}
