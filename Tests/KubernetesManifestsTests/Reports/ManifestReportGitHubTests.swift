// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesManifests
import RolloutPolicy
import Testing

struct ManifestReportGitHubTests {
    @Test func `names and messages are escaped`() {
        #expect(
            ManifestReport(on: Example.hostile, by: Example.policy).gitHub == """
                ::error file=/broken.yaml,line=1,col=7,title=invalidYAML::expected "]" to close this "[", found the end of the text
                ::warning file=my shop/100%25%2Ca%3Ab.yaml,line=9,col=13,endColumn=14,title=enough-replicas::Deployment/shop has 1 of 2 replicas%0Afield: Deployment/shop: spec.replicas%0Aadvice: ask for 2
                ::error file=my shop/100%25%2Ca%3Ab.yaml,line=15,col=5,endColumn=9,title=sleep-fits::the hook sleeps 35 s, and the grace period is 30 s%0Afield: Deployment/shop: spec.template.spec.terminationGracePeriodSeconds%0Amy shop/100%25,a:b.yaml:21:38: the hook sleeps 35 s

                """
        )
    }

    @Test func `notes are notices, and line ends are escaped`() {
        let bundle = Example.bundle()
        let place = RuleScope(bundle.resources).place("metadata.name", at: 0)
        let finding = Finding("odd", .note, "100 %:\r\nyes, it is\u{1B}[0m", at: place)
        #expect(
            ManifestReport([ManifestFinding(finding, in: bundle)], in: bundle, rules: []).gitHub
                == "::notice file=shop.yaml,line=5,col=9,endColumn=13,title=odd::100 %25:%0D%0Ayes, it is\u{FFFD}[0m"
                + "%0Afield: Deployment/shop: metadata.name\n"
        )
    }
}
