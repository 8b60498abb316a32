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

    private func refusedPaths(_ resource: AnyResource, _ assumptions: Assumptions = Assumptions()) -> [String] {
        RolloutRules(RuleCatalogue.all, assumptions: assumptions).findings(in: ResourceSet([resource]))
            .filter { $0.code == RefusedByServer.about.code }.map { "\($0.place.path)" }
    }

    @Test func `what no other rule tells of a sleep is told`() {
        let negative = Manifests.deployment { deployment in
            var other = Manifests.container
            other.name = "other"
            other.lifecycle?.preStop?.sleep?.seconds = -1
            deployment.spec.template.spec.containers[0].lifecycle?.preStop?.sleep?.seconds = 101
            deployment.spec.template.spec.containers.append(other)
        }
        #expect(refusedPaths(negative) == ["spec.template.spec.containers[1].lifecycle.preStop.sleep"])
        // The rule believes what is stated of the hook; the server does not know of it.
        let long = Manifests.deployment { $0.lifecycle?.preStop?.sleep?.seconds = 101 }
        let stated = HookReading(least: .seconds(5), most: .seconds(5), reason: "it is stated")
        #expect(refusedPaths(long) == [])
        #expect(
            refusedPaths(long, Assumptions(hooks: ["web": stated]))
                == ["spec.template.spec.containers[0].lifecycle.preStop.sleep"]
        )
    }
}
