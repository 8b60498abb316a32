// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct ValidityRulesTests {
    static let cases = [
        RuleCase("refused-by-server", "good manifests", Manifests.good),
        RuleCase(
            "refused-by-server",
            "a port that there is not",
            [Manifests.deployment { $0.ports?[0].containerPort = 70000 }],
            """
            Deployment/web: spec.template.spec.containers[0].ports[0].containerPort: error: refused by the API server: \
            70000 is not a port: use a number from 1 to 65535, such as 8080 [refused-by-server]
            """
        ),
        RuleCase(
            "refused-by-server",
            "a name, and a Service without ports",
            [Manifests.service("Web") { $0.spec.ports = [] }],
            """
            Service/Web: metadata.name: error: refused by the API server: "Web" is not a DNS label: "W" at position 1 is \
            not allowed; use lower-case letters, digits and "-", such as "web" [refused-by-server]
            """,
            """
            Service/Web: spec.ports: error: refused by the API server: a port is missing; add it [refused-by-server]
            """
        ),
        RuleCase("refused-by-server", "a kind that is not known", [Manifests.untyped("a.example/v1", "B", [:])]),
    ]

    @Test(arguments: cases)
    func `each rule tells what it objects to`(example: RuleCase) throws {
        #expect(try example.lines() == example.findings)
    }

    @Test(
        arguments: [
            (
                Manifests.deployment { $0.spec.template.metadata.labels = ["app": "api"] },
                SelectorMismatch()
            ),
            (
                Manifests.deployment { $0.readinessProbe?.terminationGracePeriodSeconds = 5 },
                ReadinessProbeGracePeriod()
            ),
            (
                Manifests.deployment { $0.lifecycle?.preStop?.httpGet = HTTPGetAction(port: 80) },
                HookWithSeveralHandlers()
            ),
            (
                Manifests.deployment { $0.lifecycle?.preStop?.sleep?.seconds = 101 },
                HookOutlastsGracePeriod()
            ),
        ] as [(AnyResource, any Rule)]
    )
    func `what another rule tells better is left to it, where that is asked`(
        resource: AnyResource,
        rule: any Rule
    ) throws {
        func codes(_ rules: [any Rule]) -> [Finding.Code] {
            RolloutRules(rules).findings(in: ResourceSet([resource])).map(\.code)
        }
        #expect(!resource.validationErrors().isEmpty)
        #expect(Set(codes([RefusedByServer()])) == [RefusedByServer.about.code])
        #expect(codes([RefusedByServer(), rule]) == [type(of: rule).about.code])
    }

    @Test func `a sleep of less than no time is told`() {
        let resource = Manifests.deployment { $0.lifecycle?.preStop?.sleep?.seconds = -1 }
        let findings = RolloutRules(RuleCatalogue.all).findings(in: ResourceSet([resource]))
        #expect(findings.contains { $0.code == RefusedByServer.about.code })
    }
}
