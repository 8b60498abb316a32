// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct RuleCatalogueTests {
    @Test func `codes are unique words with hyphens`() {
        let codes = RuleCatalogue.all.map { type(of: $0).about.code.rawValue }
        #expect(Set(codes).count == codes.count)
        for code in codes {
            #expect(code.wholeMatch(of: /[a-z]+(-[a-z]+)+/) != nil, "\(code)")
        }
    }

    @Test func `each rule says what must hold, and why`() {
        for rule in RuleCatalogue.all {
            let about = type(of: rule).about
            #expect(!about.summary.isEmpty && !about.summary.hasSuffix("."), "\(about.code)")
            #expect(about.rationale.hasSuffix("."), "\(about.code)")
            #expect(about.category != .custom, "\(about.code)")
        }
    }

    @Test func `each rule of the general catalogue has manifests that it objects to, and others that it accepts`() {
        for rule in RuleCatalogue.general {
            let cases = RuleCase.all.filter { $0.code == type(of: rule).about.code }
            #expect(cases.contains { !$0.findings.isEmpty }, "\(type(of: rule).about.code)")
            #expect(cases.contains { $0.findings.isEmpty }, "\(type(of: rule).about.code)")
        }
    }

    @Test func `nothing is said of good manifests`() {
        let findings = RolloutRules(RuleCatalogue.general).findings(in: ResourceSet(Manifests.good))
        #expect(findings.map(\.description) == [])
    }

    @Test func `parameters are set by their names, and other names are ignored`() {
        for rule in RuleCatalogue.general {
            var rule = rule
            let names = rule.parameters.keys.sorted()
            rule.parameters = ["something": 1]
            #expect(rule.parameters.keys.sorted() == names)
            rule.parameters = Dictionary(uniqueKeysWithValues: names.map { ($0, 7) })
            #expect(rule.parameters.values.allSatisfy { $0 == 7 })
        }
    }

    @Test func `each parameter has a range, with its default in it`() {
        for rule in RuleCatalogue.all {
            let ranges = type(of: rule).parameterRanges
            #expect(ranges.keys.sorted() == rule.parameters.keys.sorted())
            for (name, value) in rule.parameters { #expect(ranges[name]?.contains(value) == true) }
        }
    }

    @Test func `a number outside the range counts as the nearest within`() {
        for rule in RuleCatalogue.all {
            var rule = rule
            for (name, range) in type(of: rule).parameterRanges {
                rule.parameters = [name: .min]
                #expect(rule.parameters == [name: range.lowerBound])
                rule.parameters = [name: .max]
                #expect(rule.parameters == [name: range.upperBound])
            }
        }
        #expect(TooFewReplicas(least: -3).least == 1 && TooManyReplicas(most: 0).most == 1)
        #expect(AutoscalerLeastTooLow(least: .min).least == 1 && AutoscalerCannotScale(room: -1).room == 0)
        #expect(StrictDisruptionBudget(mostPercent: 101).mostPercent == 100)
        #expect(UpdateRemovesTooMany(mostPercent: -1).mostPercent == 0)
        #expect(UpdateAddsTooMany(mostPercent: -1).mostPercent == 0)
        #expect(RolloutScalesDownEarly(leastSeconds: -1).leastSeconds == 0)
    }

    @Test(arguments: [Int.min, -1, 0, 1, 101, Int.max])
    func `parameters may be any number`(value: Int) {
        let rules = RuleCatalogue.general.map { rule in
            var rule = rule
            rule.parameters = rule.parameters.mapValues { _ in value }
            return rule
        }
        let policy = RolloutRules(rules)
        #expect(RuleCase.all.contains { !policy.findings(in: ResourceSet($0.resources)).isEmpty })
        for example in RuleCase.all {
            for finding in policy.findings(in: ResourceSet(example.resources)) { #expect(!finding.message.isEmpty) }
        }
    }

    @Test func `the table of other tools' rules names rules that there are`() throws {
        let page = URL(filePath: #filePath).appending(
            path: "../../../../Documentation/KubernetesLifecycle.docc/Reference/rules-of-other-tools.md"
        )
        let text = try String(contentsOf: page.standardized, encoding: .utf8)
        let known = Set(RuleCatalogue.all.map { type(of: $0).about.code.rawValue })
        // Of a row with two cells, the second has our codes.
        let cells = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap { row in
            row.split(separator: "|").dropFirst().first
        }
        let codes = cells.flatMap { $0.matches(of: /`([a-z]+(?:-[a-z]+)+)`/).map { String($0.output.1) } }
        #expect(cells.count > 100)
        #expect(Set(codes).subtracting(known).sorted() == [])
        let general = Set(RuleCatalogue.general.map { type(of: $0).about.code.rawValue })
        #expect(general.subtracting(codes).sorted() == [])
    }
}
