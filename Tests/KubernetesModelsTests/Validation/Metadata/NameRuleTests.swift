// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct NameRuleTests {
    @Test(arguments: [
        ("web", [true, true, true]), ("web.1", [true, false, true]), ("Web", [false, false, true]),
        ("a/b", [false, false, false]), ("1", [true, true, true]),
    ])
    func `rules differ in what they allow`(name: String, isAllowed: [Bool]) {
        let rules: [NameRule] = [.dnsSubdomain, .dnsLabel, .pathSegment]
        #expect(rules.map { $0.problems(in: name).isEmpty } == isAllowed)
    }

    @Test(arguments: [("web-", true), ("web", true), ("-", false), ("Web-", false), ("a--", true), ("W-", true)])
    func `a prefix may end with a hyphen`(prefix: String, isAllowed: Bool) {
        #expect(NameRule.dnsSubdomain.problems(inPrefix: prefix).isEmpty == isAllowed)
    }
}
