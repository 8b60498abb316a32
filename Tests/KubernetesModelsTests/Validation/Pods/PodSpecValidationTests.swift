// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct PodSpecValidationTests {
    @Test(arguments: [
        ("", []),
        (#""terminationGracePeriodSeconds": -1"#, []),
        (#""volumes": [{"name": ""}]"#, ["volumes[0].name Required"]),
        (#""restartPolicy": "Foo""#, ["restartPolicy NotSupported"]),
        (#""restartPolicy": "Never""#, []),
        (#""dnsPolicy": "Foo""#, ["dnsPolicy NotSupported"]),
        (#""dnsPolicy": "None""#, ["dnsConfig Required"]),
        (#""nodeSelector": {"a b": "-"}"#, ["nodeSelector Invalid", "nodeSelector Invalid"]),
        (#""securityContext": {"runAsUser": -1}"#, ["securityContext.runAsUser Invalid"]),
        (
            #""affinity": {"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{"topologyKey": "a b"}]}}"#,
            ["affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey Invalid"]
        ),
        (#""readinessGates": [{"conditionType": "a b"}]"#, ["readinessGates[0].conditionType Invalid"]),
        (#""schedulingGates": [{"name": "a"}, {"name": "a"}]"#, ["schedulingGates[1] Duplicate"]),
        (
            #""topologySpreadConstraints": [{"maxSkew": 1, "topologyKey": "", "whenUnsatisfiable": "DoNotSchedule"}]"#,
            ["topologySpreadConstraints[0].topologyKey Required"]
        ),
        (#""serviceAccountName": "Web""#, ["serviceAccountName Invalid"]),
        (#""nodeName": "Node""#, ["nodeName Invalid"]),
        (#""activeDeadlineSeconds": 0"#, ["activeDeadlineSeconds Invalid"]),
        (#""activeDeadlineSeconds": 2147483648"#, ["activeDeadlineSeconds Invalid"]),
        (#""hostname": "a.b", "subdomain": "A""#, ["hostname Invalid", "subdomain Invalid"]),
        (#""tolerations": [{}]"#, ["tolerations[0].operator Invalid"]),
        (
            #""hostAliases": [{"ip": "a", "hostnames": ["A", "b"]}]"#,
            ["hostAliases[0].ip Invalid", "hostAliases[0].hostnames[0] Invalid"]
        ),
        (#""priorityClassName": "High""#, ["priorityClassName Invalid"]),
        (#""runtimeClassName": """#, ["runtimeClassName Invalid"]),
        (#""preemptionPolicy": "Foo""#, ["preemptionPolicy NotSupported"]),
        (#""overhead": {"cpu": "-1"}"#, ["overhead.limits[cpu] Invalid"]),
        (#""resources": {"limits": {"pods": "1"}}"#, ["resources.limits[pods] NotSupported"]),
        (#""os": {"name": "Foo"}"#, ["os NotSupported"]),
        (#""schedulerName": "Anything at all!""#, []),
        (#""imagePullSecrets": [{"name": "a"}]"#, []),
    ])
    func `a mistake is told`(members: String, lines: [String]) throws {
        #expect(try TemplateErrors.ofSpec(members).lines == lines)
    }

    @Test func `without defaults some fields are missing`() {
        let spec = PodSpec(containers: [Container(name: "web", image: "nginx").applyingDefaults()])
        #expect(
            spec.validationErrors(at: "spec").lines == [
                "spec.terminationGracePeriodSeconds Required", "spec.restartPolicy Required", "spec.dnsPolicy Required",
            ]
        )
        #expect(spec.applyingDefaults().validationErrors().isEmpty)
    }

    @Test func `readiness gates have qualified names and may be there twice`() {
        let gates = ["example.com/ready", "example.com/ready", ""].map {
            PodReadinessGate(conditionType: PodConditionType($0))
        }
        let line = "gates[2].conditionType Invalid"
        #expect(gates.validationErrors(at: "gates").lines == [line, line])
    }

    @Test func `containers of all sorts are visited in the order of the server`() {
        let spec = PodSpec(
            initContainers: [Container(name: "a")],
            containers: [Container(name: "b"), Container(name: "c")],
            ephemeralContainers: [EphemeralContainer(name: "d")]
        )
        #expect(
            spec.containersWithPaths(at: "spec").map { "\($0.path) \($0.container.name)" } == [
                "spec.initContainers[0] a", "spec.containers[0] b", "spec.containers[1] c",
                "spec.ephemeralContainers[0] d",
            ]
        )
    }
}
