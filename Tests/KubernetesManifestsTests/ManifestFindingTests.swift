// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesManifests
import KubernetesModels
import RolloutPolicy
import Testing

struct ManifestFindingTests {
    @Test func `a finding reads like a compiler's message, with both sides of a relation`() {
        let findings = Example.policy.findings(in: Example.bundle())
        #expect(
            findings.map(\.description).joined(separator: "\n\n") == """
                shop.yaml:7:13: warning: Deployment/shop has 1 of 2 replicas [enough-replicas]
                 7 |   replicas: 1  # for now
                   |             ^
                field: Deployment/shop: spec.replicas
                evidence: replicas = 1
                advice: ask for 2
                fix: Set replicas to 2

                shop.yaml:13:5: error: the hook sleeps 35 s, and the grace period is 30 s [sleep-fits]
                 13 |     spec:
                    |     ^~~~
                shop.yaml:18:38: note: the hook sleeps 35 s
                 18 |           preStop: {sleep: {seconds: 35}}
                    |                                      ^~
                field: Deployment/shop: spec.template.spec.terminationGracePeriodSeconds, which is not written
                evidence: sleep = 35 s, grace period = 30 s, container = shop
                fix: Raise the grace period to 55 s
                """
        )
    }

    @Test func `a finding has a form of one line`() {
        #expect(
            Example.policy.findings(in: Example.bundle()).map(\.oneLine) == [
                "shop.yaml:7:13: warning: Deployment/shop has 1 of 2 replicas; ask for 2 [enough-replicas]",
                "shop.yaml:13:5: error: the hook sleeps 35 s, and the grace period is 30 s [sleep-fits]",
            ]
        )
    }

    @Test func `no name of an object moves the cursor or starts a line`() {
        let bundle = Example.bundle()
        let name = "shop\n\u{1B}[31m::error::"
        let place = Finding.Place(position: 0, object: "Deployment/\(name)", path: "spec.replicas", note: name)
        let finding = ManifestFinding(
            Finding(
                "odd",
                .note,
                name,
                at: place,
                related: [place],
                evidence: [Finding.Evidence("name", .text(name))],
                advice: name
            ),
            in: bundle
        )
        let shown = "shop\u{FFFD}\u{FFFD}[31m::error::"
        #expect(finding.oneLine == "shop.yaml:7:13: note: \(shown); \(shown) [odd]")
        #expect(
            finding.description == """
                shop.yaml:7:13: note: \(shown) [odd]
                 7 |   replicas: 1  # for now
                   |             ^
                shop.yaml:7:13: note: \(shown)
                 7 |   replicas: 1  # for now
                   |             ^
                field: Deployment/\(shown): spec.replicas
                evidence: name = \(shown)
                advice: \(shown)
                """
        )
    }

    @Test func `a timeline stands below, indented`() throws {
        let web = try #require(Example.bundle().all(Deployment.self).first?.resource)
        let analysis = try TerminationAnalysis(
            of: web,
            behind: .clusterService,
            application: Application(onTermination: .exits, longestRequest: .seconds(1))
        )
        guard case .unsafe(let counterexample) = analysis.verdict else {
            Issue.record("the example is safe")
            return
        }
        let bundle = Example.bundle()
        let place = RuleScope(bundle.resources).place("spec.replicas", at: 0)
        let finding = Finding("late", .error, "it is late", at: place, timeline: counterexample.timeline)
        let lines = ManifestFinding(finding, in: bundle).description.split(separator: "\n")
        #expect(lines[3] == "field: Deployment/shop: spec.replicas")
        #expect(lines[4] == "timeline:")
        #expect(lines[5].hasPrefix("  ") && lines[5].hasSuffix("the Pod is deleted"))
        #expect(lines.count == 5 + counterexample.timeline.events.count)
    }

    @Test func `places know their texts, ranges and ends`() throws {
        let bundle = ManifestBundle([
            ManifestText("# nothing\n", name: "empty.yaml"), ManifestText(Example.shop, name: "shop.yaml"),
        ])
        let findings = Example.policy.findings(in: bundle)
        let place = try #require(findings.last).related[0]
        #expect(place.textIndex == 1 && place.name == "shop.yaml" && place.isWritten)
        #expect(String(decoding: Array(Example.shop.utf8)[place.range], as: UTF8.self) == "35")
        #expect("\(place.start) \(place.end)" == "18:38 18:40")
        #expect(findings.map(\.place.isWritten) == [true, false])
    }

    @Test(
        arguments: [
            ("", "2:1", true), ("metadata.name", "5:9", true), ("metadata.annotations[a]", "4:1", false),
            ("spec.selector.matchLabels", "9:18", true), ("spec.template.spec", "13:5", true),
            ("spec.template.spec.containers[0]", "15:9", true), ("spec.template.spec.containers[1]", "14:7", false),
            ("spec.template.spec.containers[0].readinessProbe.httpGet", "15:9", false),
            ("spec.template.spec.containers[0].lifecycle.preStop.exec", "18:11", false),
        ] as [(FieldPath, String, Bool)]
    )
    func `a place is that of a value, or of the key above it`(path: FieldPath, place: String, isWritten: Bool) {
        let bundle = Example.bundle()
        let finding = Finding("odd", .note, "odd", at: RuleScope(bundle.resources).place(path, at: 0))
        let found = ManifestFinding(finding, in: bundle).place
        #expect("\(found.start)" == place && found.isWritten == isWritten)
    }

    @Test func `findings come in the order of the texts, whatever the order of the rules`() {
        let text = Example.shop + "---\n" + Example.shop.replacing("name: shop\nspec", with: "name: other\nspec")
        let bundle = ManifestBundle([ManifestText(text, name: "a.yaml"), ManifestText(Example.shop, name: "b.yaml")])
        let policy = RolloutRules([SleepFits(), EnoughReplicas()])
        #expect(
            policy.findings(in: bundle).map { "\($0.place.name):\($0.place.start)" } == [
                "a.yaml:7:13", "a.yaml:13:5", "a.yaml:26:13", "a.yaml:32:5", "b.yaml:7:13", "b.yaml:13:5",
            ]
        )
    }

    @Test func `violations leave out notes, or what is below another severity`() {
        let bundle = Example.bundle(Example.shop.replacing("preStop", with: "postStart"))
        #expect(Example.policy.findings(in: bundle).map(\.code) == ["enough-replicas", "hook-present"])
        #expect(bundle.violations(of: Example.policy).map(\.code) == ["enough-replicas"])
        #expect(bundle.violations(of: Example.policy, from: .note).count == 2)
        #expect(bundle.violations(of: Example.policy, from: .error).isEmpty)
    }

    @Test func `the items of a list have places of their own`() throws {
        let item = Example.shop.split(separator: "\n").dropFirst().map { "  \($0)\n" }.joined()
        let list = "apiVersion: v1\nkind: List\nitems:\n-" + item.dropFirst()
        let bundle = Example.bundle(list)
        #expect(bundle.errors.isEmpty)
        let findings = Example.policy.findings(in: bundle)
        #expect(findings.map { "\($0.place.start)" } == ["9:15", "15:7"])
        #expect(findings[0].place.field.path == "spec.replicas")
    }
}
