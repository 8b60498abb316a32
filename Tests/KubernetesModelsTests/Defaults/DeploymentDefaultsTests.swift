// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct DeploymentDefaultsTests {
    @Test(arguments: [
        (
            "",
            """
            "replicas": 1, "revisionHistoryLimit": 10, "progressDeadlineSeconds": 600,
            "strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": "25%", "maxSurge": "25%"}}
            """
        ),
        (
            """
            "replicas": 0, "revisionHistoryLimit": 0, "progressDeadlineSeconds": 2147483647, "minReadySeconds": 5,
            "paused": true, "strategy": {"type": "Recreate"},
            """,
            """
            "replicas": 0, "revisionHistoryLimit": 0, "progressDeadlineSeconds": 2147483647, "minReadySeconds": 5,
            "paused": true, "strategy": {"type": "Recreate"}
            """
        ),
        (
            #""strategy": {"rollingUpdate": {"maxSurge": 0}},"#,
            """
            "replicas": 1, "revisionHistoryLimit": 10, "progressDeadlineSeconds": 600,
            "strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": "25%", "maxSurge": 0}}
            """
        ),
    ])
    func `a Deployment gets replicas, a strategy and limits`(fields: String, expected: String) throws {
        let spec = #"{\#(fields) "selector": {}, "template": {"spec": {"containers": []}}}"#
        var deployment = try DefaultsJSON.read(Deployment.self, #"{"spec": \#(spec)}"#).applyingDefaults()
        #expect(deployment.spec.template.spec.schedulerName == "default-scheduler")
        deployment.spec.template = .blank
        let stored = #"{\#(expected), "selector": {}, "template": {"spec": {"containers": []}}}"#
        #expect(try DefaultsJSON.text(of: deployment.spec) == DefaultsJSON.normalized(stored))
    }

    @Test func `numbers that are not stated read as what is assumed`() {
        let spec = DeploymentSpec(selector: .blank, template: .blank)
        #expect(spec.replicasOrDefault == 1)
        #expect(spec.maxSurgeOrDefault == "25%")
        #expect(spec.maxUnavailableOrDefault == "25%")
        #expect(spec.minReadyOrDefault == .zero)
        #expect(spec.progressDeadlineOrDefault == .seconds(600))
    }

    @Test func `numbers that are stated read as they are`() {
        var spec = DeploymentSpec(replicas: 0, selector: .blank, template: .blank)
        spec.minReadySeconds = 7
        spec.progressDeadlineSeconds = 90
        spec.strategy = DeploymentStrategy(rollingUpdate: RollingUpdateDeployment(maxUnavailable: 0, maxSurge: "10%"))
        #expect(spec.replicasOrDefault == 0)
        #expect(spec.maxSurgeOrDefault == "10%")
        #expect(spec.maxUnavailableOrDefault == 0)
        #expect(spec.minReadyOrDefault == .seconds(7))
        #expect(spec.progressDeadlineOrDefault == .seconds(90))
    }

    @Test func `the numbers of a rolling update are zero where there is none`() {
        var spec = DeploymentSpec(selector: .blank, template: .blank)
        spec.strategy = DeploymentStrategy(type: .recreate)
        #expect(spec.maxSurgeOrDefault == 0)
        #expect(spec.maxUnavailableOrDefault == 0)
    }
}
