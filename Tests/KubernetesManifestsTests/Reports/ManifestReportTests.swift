// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesManifests
import RolloutPolicy
import Testing

struct ManifestReportTests {
    private let report = ManifestReport(on: Example.hostile, by: Example.policy)

    @Test func `what is suppressed is kept, but not told`() {
        #expect(report.findings.map(\.code) == ["enough-replicas", "sleep-fits", "hook-present"])
        #expect(report.told.map(\.code) == ["enough-replicas", "sleep-fits"])
        #expect(report.hasViolations)
    }

    @Test func `notes are no violations`() {
        let report = ManifestReport(on: Example.hostile, by: RolloutRules([HookPresent()]))
        #expect(!report.hasViolations)
        let text = Example.shop.replacing("preStop", with: "postStart")
        let other = ManifestReport(on: Example.bundle(text), by: RolloutRules([HookPresent()]))
        #expect(other.told.count == 1 && !other.hasViolations)
    }

    @Test func `silenced rules are not among those that a report knows`() {
        let policy = RolloutRules([SleepFits(), HookPresent()], silenced: ["sleep-fits"])
        #expect(
            ManifestReport(on: Example.bundle(), by: policy).rules.map(\.code) == [
                "hook-present", "suppression-without-reason", "unknown-suppression", "unused-suppression",
            ]
        )
    }

    @Test func `the lines are one for each finding`() {
        #expect(
            report.lines == """
                my shop/100%,a:b.yaml:9:13: warning: Deployment/shop has 1 of 2 replicas; ask for 2 [enough-replicas]
                my shop/100%,a:b.yaml:15:5: error: the hook sleeps 35 s, and the grace period is 30 s [sleep-fits]

                """
        )
    }

    @Test func `the text tells all, and counts`() {
        #expect(
            report.text == """
                my shop/100%,a:b.yaml:9:13: warning: Deployment/shop has 1 of 2 replicas [enough-replicas]
                 9 |   replicas: 1  # for now
                   |             ^
                field: Deployment/shop: spec.replicas
                evidence: replicas = 1
                advice: ask for 2
                fix: Set replicas to 2

                my shop/100%,a:b.yaml:15:5: error: the hook sleeps 35 s, and the grace period is 30 s [sleep-fits]
                 15 |     spec:
                    |     ^~~~
                my shop/100%,a:b.yaml:21:38: note: the hook sleeps 35 s
                 21 |           preStop: {sleep: {seconds: 35}}
                    |                                      ^~
                field: Deployment/shop: spec.template.spec.terminationGracePeriodSeconds, which is not written
                evidence: sleep = 35 s, grace period = 30 s, container = shop
                fix: Raise the grace period to 55 s

                1 error, 1 warning

                """
        )
    }

    @Test func `where nothing is found the text says so`() {
        let report = ManifestReport(on: Example.bundle("# nothing\n"), by: Example.policy)
        #expect(report.text == "No findings.\n")
        #expect(report.lines == "" && report.gitHub == "")
        let unread = ManifestReport(on: Example.bundle("apiVersion: v1\nkind: Pod\nspec: 1\n"), by: Example.policy)
        #expect(unread.text == "No findings in what could be read.\n")
    }
}
