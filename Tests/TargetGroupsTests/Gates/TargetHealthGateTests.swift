// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import KubernetesModels
import TargetGroups
import Testing

struct TargetHealthGateTests {
    private let gate = TargetHealthGate(bindingName: "k8s-demongin-serviced-610dd2305f")

    @Test func `the type of the condition names the binding`() {
        #expect(gate.conditionType.rawValue == "target-health.elbv2.k8s.aws/k8s-demongin-serviced-610dd2305f")
        #expect(TargetHealthGate(gate.conditionType) == gate)
        #expect(TargetHealthGate(.ready) == nil)
        #expect(TargetHealthGate(PodConditionType("target-health.alb.ingress.k8s.aws/old")) == nil)
    }

    @Test func `a Pod that waits for its target carries gate and condition`() throws {
        let json = Data(
            #"""
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"},
             "spec": {"containers": [{"name": "web"}],
                      "readinessGates": [{"conditionType": "example.com/other"},
                        {"conditionType": "target-health.elbv2.k8s.aws/k8s-demongin-serviced-610dd2305f"}]},
             "status": {"conditions": [{"type": "target-health.elbv2.k8s.aws/k8s-demongin-serviced-610dd2305f",
                        "status": "False", "lastTransitionTime": "2024-06-01T12:00:00Z",
                        "reason": "Elb.RegistrationInProgress", "message": "Target registration is in progress"}]}}
            """#.utf8
        )
        let pod = try JSONDecoder().decode(Pod.self, from: json)
        let time = try #require(Timestamp(parsing: "2024-06-01T12:00:00Z"))
        #expect(pod.targetHealthGates == [gate])
        #expect(pod.status?.conditions == [gate.condition(for: .registered, at: time)])
        #expect(gate.readinessGate.conditionType == gate.conditionType)
    }

    @Test func `only the value enabled of the label makes a namespace inject gates`() {
        var namespace = Namespace(metadata: ObjectMeta(name: "demo"))
        #expect(!namespace.injectsReadinessGates)
        namespace.injectsReadinessGates = true
        #expect(namespace.metadata.labels == ["elbv2.k8s.aws/pod-readiness-gate-inject": "enabled"])
        #expect(namespace.injectsReadinessGates)
        namespace.metadata.labels = ["elbv2.k8s.aws/pod-readiness-gate-inject": "true"]
        #expect(!namespace.injectsReadinessGates)
        namespace.injectsReadinessGates = false
        #expect(namespace.metadata.labels == [:])
    }

    @Test func `setting what is already so changes nothing`() {
        var namespace = Namespace(metadata: ObjectMeta(name: "demo"))
        namespace.injectsReadinessGates = false
        #expect(namespace == Namespace(metadata: ObjectMeta(name: "demo")))
    }
}
