// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct PodDefaultsTests {
    @Test func `a Pod gets what its template gets, and what admission adds`() throws {
        let expected = """
            {"containers": [], "restartPolicy": "Always", "terminationGracePeriodSeconds": 30,
             "dnsPolicy": "ClusterFirst", "securityContext": {}, "schedulerName": "default-scheduler",
             "enableServiceLinks": true, "priority": 0, "preemptionPolicy": "PreemptLowerPriority", "tolerations": [
               {"key": "node.kubernetes.io/not-ready", "operator": "Exists", "effect": "NoExecute",
                "tolerationSeconds": 300},
               {"key": "node.kubernetes.io/unreachable", "operator": "Exists", "effect": "NoExecute",
                "tolerationSeconds": 300}]}
            """
        let spec = try DefaultsJSON.podSpec(#"{"containers": []}"#)
        #expect(try DefaultsJSON.text(of: spec) == DefaultsJSON.normalized(expected))
    }

    @Test(arguments: [(-7, 1), (-1, 1), (0, 0), (7, 7)])
    func `a negative grace period becomes a second`(stated: Int, stored: Int) throws {
        let spec = try DefaultsJSON.podSpec(#"{"containers": [], "terminationGracePeriodSeconds": \#(stated)}"#)
        #expect(spec.terminationGracePeriodSeconds == stored)
    }

    @Test func `a request that is not stated is the limit`() throws {
        let container = """
            {"name": "c", "resources": {"limits": {"cpu": "1", "memory": "1Gi"}, "requests": {"cpu": "500m"}}}
            """
        let spec = try DefaultsJSON.podSpec(#"{"containers": [\#(container)], "initContainers": [\#(container)]}"#)
        let expected: [String: Quantity] = ["cpu": "500m", "memory": "1Gi"]
        #expect(spec.containers[0].resources?.requests == expected)
        #expect(spec.initContainers?[0].resources?.requests == expected)
    }

    @Test func `on the node's network a port is the node's, too`() throws {
        let ports =
            #"[{"containerPort": 80}, {"containerPort": 81, "hostPort": 0}, {"containerPort": 82, "hostPort": 83}]"#
        let container = #"{"name": "c", "ports": \#(ports)}"#
        let spec = try DefaultsJSON.podSpec(
            #"{"hostNetwork": true, "containers": [\#(container)], "initContainers": [\#(container)]}"#
        )
        #expect(spec.containers[0].ports?.map(\.hostPort) == [80, 81, 83])
        #expect(spec.initContainers?[0].ports?.map(\.hostPort) == [80, 81, 83])
    }

    @Test(arguments: [
        (#"{"operator": "Exists"}"#, [nil]),
        (#"{"operator": "Exists", "effect": "NoSchedule"}"#, [nil, "not-ready", "unreachable"]),
        (#"{"key": "node.kubernetes.io/not-ready", "effect": "NoExecute"}"#, ["not-ready", "unreachable"]),
        (#"{"key": "node.kubernetes.io/unreachable", "operator": "Exists"}"#, ["unreachable", "not-ready"]),
    ])
    func `a toleration of one's own replaces the default`(toleration: String, keys: [String?]) throws {
        let spec = try DefaultsJSON.podSpec(#"{"containers": [], "tolerations": [\#(toleration)]}"#)
        #expect(spec.tolerations?.map(\.key) == keys.map { $0.map { "node.kubernetes.io/" + $0 } })
    }

    @Test(arguments: [
        (#""priorityClassName": "system-cluster-critical""#, 2_000_000_000, PreemptionPolicy.preemptLowerPriority),
        (#""priorityClassName": "system-node-critical""#, 2_000_001_000, .preemptLowerPriority),
        (#""priorityClassName": "mine""#, nil, nil),
        (#""priority": 5, "preemptionPolicy": "Never""#, 5, .never),
    ])
    func `the class gives the priority where it is a built-in one`(
        fields: String,
        priority: Int?,
        policy: PreemptionPolicy?
    ) throws {
        let spec = try DefaultsJSON.podSpec(#"{"containers": [], \#(fields)}"#)
        #expect(spec.priority == priority)
        #expect(spec.preemptionPolicy == policy)
    }
}
