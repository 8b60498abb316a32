// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesManifests
import RolloutPolicy
import Testing

struct ManifestReportJUnitTests {
    @Test func `findings are tests that fail, by texts`() {
        #expect(
            ManifestReport(on: Example.hostile, by: Example.policy).junit == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="rollout rules" tests="5" failures="2" errors="1" skipped="1">
                  <testsuite name="my shop/100%,a:b.yaml" tests="3" failures="2" errors="0" skipped="1">
                    <testcase classname="my shop/100%,a:b.yaml" name="enough-replicas at 9:13: Deployment/shop: spec.replicas">
                      <failure message="Deployment/shop has 1 of 2 replicas" type="warning">my shop/100%,a:b.yaml:9:13: warning: Deployment/shop has 1 of 2 replicas [enough-replicas]
                 9 |   replicas: 1  # for now
                   |             ^
                field: Deployment/shop: spec.replicas
                evidence: replicas = 1
                advice: ask for 2
                fix: Set replicas to 2</failure>
                    </testcase>
                    <testcase classname="my shop/100%,a:b.yaml" name="sleep-fits at 15:5: Deployment/shop: spec.template.spec.terminationGracePeriodSeconds">
                      <failure message="the hook sleeps 35 s, and the grace period is 30 s" type="error">my shop/100%,a:b.yaml:15:5: error: the hook sleeps 35 s, and the grace period is 30 s [sleep-fits]
                 15 |     spec:
                    |     ^~~~
                my shop/100%,a:b.yaml:21:38: note: the hook sleeps 35 s
                 21 |           preStop: {sleep: {seconds: 35}}
                    |                                      ^~
                field: Deployment/shop: spec.template.spec.terminationGracePeriodSeconds, which is not written
                evidence: sleep = 35 s, grace period = 30 s, container = shop
                fix: Raise the grace period to 55 s</failure>
                    </testcase>
                    <testcase classname="my shop/100%,a:b.yaml" name="hook-present at 17:9: Deployment/shop: spec.template.spec.containers[0].lifecycle.preStop">
                      <skipped message="no, &quot;never&quot;"/>
                    </testcase>
                  </testsuite>
                  <testsuite name="/broken.yaml" tests="1" failures="0" errors="1" skipped="0">
                    <testcase classname="/broken.yaml" name="read at 1:7">
                      <error message="expected &quot;]&quot; to close this &quot;[&quot;, found the end of the text" type="invalidYAML">/broken.yaml:1:7: error: expected &quot;]&quot; to close this &quot;[&quot;, found the end of the text
                 1 | kind: [
                   |       ^</error>
                    </testcase>
                  </testsuite>
                  <testsuite name="&lt;none&gt;.yaml" tests="1" failures="0" errors="0" skipped="0">
                    <testcase classname="&lt;none&gt;.yaml" name="no findings"/>
                  </testsuite>
                </testsuites>

                """
        )
    }

    @Test func `notes are tests that pass`() {
        let text = Example.shop.replacing("preStop", with: "postStart")
        let junit = ManifestReport(on: Example.bundle(text), by: RolloutRules([HookPresent()])).junit
        #expect(junit.contains(#"<testsuite name="shop.yaml" tests="1" failures="0" errors="0" skipped="0">"#))
        #expect(junit.contains("<system-out>shop.yaml:17:9: note: shop has no preStop hook [hook-present]\n"))
    }

    @Test func `characters that XML does not have are replaced`() {
        let bundle = Example.bundle()
        let place = RuleScope(bundle.resources).place("spec", at: 0)
        let finding = Finding("odd", .error, "a\u{1}b\n<c> & \"d\"", at: place)
        let junit = ManifestReport([ManifestFinding(finding, in: bundle)], in: bundle, rules: []).junit
        #expect(junit.contains("message=\"a\u{FFFD}b\u{FFFD}&lt;c&gt; &amp; &quot;d&quot;\""))
        #expect(junit.contains(": error: a\u{FFFD}b\u{FFFD}&lt;c&gt; &amp; &quot;d&quot; [odd]\n"))
    }
}
