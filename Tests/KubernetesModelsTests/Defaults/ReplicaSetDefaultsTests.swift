// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct ReplicaSetDefaultsTests {
    @Test func `a ReplicaSet gets one replica and a template`() throws {
        let set = try DefaultsJSON.read(ReplicaSet.self, #"{"spec": {"selector": {}, "minReadySeconds": 0}}"#)
        let expected = """
            {"replicas": 1, "selector": {}, "template": {"spec": {"containers": [], "restartPolicy": "Always",
             "terminationGracePeriodSeconds": 30, "dnsPolicy": "ClusterFirst", "securityContext": {},
             "schedulerName": "default-scheduler"}}}
            """
        #expect(try DefaultsJSON.text(of: set.applyingDefaults().spec) == DefaultsJSON.normalized(expected))
    }
}
