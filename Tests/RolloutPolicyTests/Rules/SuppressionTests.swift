// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct SuppressionTests {
    /// Objects to every workload, at the workload.
    private struct NoWorkloads: Rule {
        static let about = RuleDescription("no-workloads", severity: .error)

        func findings(in workload: Workload) -> [Finding] {
            [Finding(Self.about.code, Self.about.severity, "there is one", at: workload.place("spec"))]
        }
    }

    /// Objects to every Service of a workload, at the Service, with the workload as the other side.
    private struct NoServices: Rule {
        static let about = RuleDescription("no-services")

        func findings(in workload: Workload) -> [Finding] {
            workload.services.map { service in
                Finding(
                    Self.about.code,
                    Self.about.severity,
                    "there is one",
                    at: workload.scope.place("spec", of: service),
                    related: [workload.place("spec")]
                )
            }
        }
    }

    private static let policy = RolloutRules([NoWorkloads(), NoServices()])

    private static func resources(_ annotations: [String: String], service: [String: String]? = nil) -> ResourceSet {
        let web = Deployment(
            metadata: ObjectMeta(name: "web", annotations: annotations),
            spec: DeploymentSpec(
                selector: LabelSelector(matchLabels: ["app": "web"]),
                template: PodTemplateSpec(
                    metadata: ObjectMeta(labels: ["app": "web"]),
                    spec: PodSpec(containers: [Container(name: "web", image: "web")])
                )
            )
        )
        var resources = [AnyResource(web)]
        if let service {
            let spec = ServiceSpec(ports: [ServicePort(port: 80)], selector: ["app": "web"])
            resources.append(AnyResource(Service(metadata: ObjectMeta(name: "web", annotations: service), spec: spec)))
        }
        return ResourceSet(resources)
    }

    private static func lines(_ annotations: [String: String], service: [String: String]? = nil) -> [String] {
        policy.findings(in: resources(annotations, service: service)).map(\.description)
    }

    @Test func `a reason keeps the rule silent about the object`() throws {
        let resources = Self.resources(["ignore.rollout-rules/no-workloads": " a batch of one \n"])
        #expect(Self.policy.findings(in: resources).isEmpty)
        let all = Self.policy.findings(in: resources, includesSuppressed: true)
        #expect(all.map(\.code) == ["no-workloads"])
        #expect(all.map(\.suppression) == ["a batch of one"])
    }

    @Test func `only the object of the place counts`() {
        let reason = ["ignore.rollout-rules/no-services": "it is needed"]
        #expect(
            Self.lines(reason, service: [:]) == [
                "Deployment/web: spec: error: there is one [no-workloads]",
                "Deployment/web: metadata.annotations[ignore.rollout-rules/no-services]: note: "
                    + "the suppression of \"no-services\" suppresses nothing; remove it [unused-suppression]",
                "Service/web: spec: warning: there is one [no-services]",
            ]
        )
        #expect(Self.lines([:], service: reason) == ["Deployment/web: spec: error: there is one [no-workloads]"])
    }

    @Test(arguments: ["", " ", "\n\t"])
    func `without a reason it does not count`(reason: String) {
        #expect(
            Self.lines(["ignore.rollout-rules/no-workloads": reason]) == [
                "Deployment/web: spec: error: there is one [no-workloads]",
                "Deployment/web: metadata.annotations[ignore.rollout-rules/no-workloads]: warning: the suppression of "
                    + "\"no-workloads\" gives no reason, and does not count; "
                    + "say why the rule does not apply [suppression-without-reason]",
            ]
        )
    }

    @Test func `a code that no rule has is told, with what was probably meant`() {
        let lines = Self.lines([
            "ignore.rollout-rules/no-workload": "why", "ignore.rollout-rules/no-workloads": "why",
            "ignore.rollout-rules/qqqqqqqqqqqqqqqqqqqq": "",
        ])
        #expect(
            lines == [
                "Deployment/web: metadata.annotations[ignore.rollout-rules/no-workload]: warning: no rule has the code "
                    + "\"no-workload\"; did you mean \"no-workloads\"? [unknown-suppression]",
                "Deployment/web: metadata.annotations[ignore.rollout-rules/qqqqqqqqqqqqqqqqqqqq]: warning: "
                    + "no rule has the code \"qqqqqqqqqqqqqqqqqqqq\" [unknown-suppression]",
            ]
        )
    }

    @Test func `of a rule that is not asked a suppression is of no concern`() throws {
        let resources = Self.resources(["ignore.rollout-rules/no-services": "why"])
        var policy = Self.policy
        #expect(policy.findings(in: resources).map(\.code) == ["no-workloads", "unused-suppression"])
        policy.silenced = ["no-services"]
        #expect(policy.findings(in: resources).map(\.code) == ["no-workloads"])
        for rule in RuleCatalogue.all {
            let code = type(of: rule).about.code
            let resources = Self.resources([Suppression.prefix + code.rawValue: "why"])
            #expect(Self.policy.findings(in: resources).map(\.code) == ["no-workloads"])
        }
    }

    @Test func `what is wrong with suppressions has a severity that a policy may choose, or is silenced`() {
        let resources = Self.resources(["ignore.rollout-rules/no-workloads": ""])
        var policy = Self.policy
        policy.severities = ["suppression-without-reason": .error]
        #expect(policy.findings(in: resources).map(\.severity) == [.error, .error])
        policy.silenced = ["suppression-without-reason"]
        #expect(policy.findings(in: resources).map(\.code) == ["no-workloads"])
    }

    @Test func `objects of kinds without a type have suppressions, too`() {
        let object: JSONObject = [
            "apiVersion": "example.com/v1", "kind": "Shop",
            "metadata": ["name": "shop", "annotations": ["ignore.rollout-rules/nothing": "why", "other": 1]],
        ]
        let suppressions = ResourceSet([AnyResource(UntypedResource(object))]).suppressions
        #expect(suppressions.map(\.code) == ["nothing"])
        #expect(suppressions.map { "\($0.path)" } == ["metadata.annotations[ignore.rollout-rules/nothing]"])
    }
}
