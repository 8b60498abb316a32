// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct StatefulSetDefaultsTests {
    @Test func `a StatefulSet gets replicas, policies and a history`() throws {
        let stored = try spec("")
        #expect(stored.replicas == 1)
        #expect(stored.serviceName == "")
        #expect(stored.podManagementPolicy == .orderedReady)
        #expect(stored.revisionHistoryLimit == 10)
        #expect(stored.template.spec.restartPolicy == .always)
        let retention = #"{"whenDeleted": "Retain", "whenScaled": "Retain"}"#
        #expect(
            try DefaultsJSON.text(of: stored.persistentVolumeClaimRetentionPolicy) == DefaultsJSON.normalized(retention)
        )
    }

    @Test(arguments: [
        ("", #"{"type": "RollingUpdate", "rollingUpdate": {"partition": 0}}"#),
        (#""updateStrategy": {},"#, #"{"type": "RollingUpdate", "rollingUpdate": {"partition": 0}}"#),
        (#""updateStrategy": {"type": "RollingUpdate"},"#, #"{"type": "RollingUpdate"}"#),
        (#""updateStrategy": {"type": "OnDelete"},"#, #"{"type": "OnDelete"}"#),
        (
            #""updateStrategy": {"rollingUpdate": {"partition": 2, "maxUnavailable": 3}},"#,
            #"{"type": "RollingUpdate", "rollingUpdate": {"partition": 2}}"#
        ),
    ])
    func `a strategy gets a partition unless it names its type only`(fields: String, expected: String) throws {
        let strategy = try spec(fields).updateStrategy
        #expect(try DefaultsJSON.text(of: strategy) == DefaultsJSON.normalized(expected))
    }

    @Test func `ordinals start at zero`() throws {
        #expect(try spec(#""ordinals": {},"#).ordinals?.start == 0)
        #expect(try spec("").ordinals == nil)
    }

    @Test func `a claim's template gets a mode and a phase`() throws {
        let stored = try spec(
            """
            "volumeClaimTemplates": [{"metadata": {"name": "d"}, "spec": {"accessModes": ["ReadWriteOnce"],
             "resources": {"requests": {"storage": "1024Mi"}}}}],
            """
        )
        let expected = """
            {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "d"}, "spec": {
             "accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}},
             "volumeMode": "Filesystem"}, "status": {"phase": "Pending"}}
            """
        #expect(try DefaultsJSON.text(of: stored.volumeClaimTemplates?[0]) == DefaultsJSON.normalized(expected))
    }

    private func spec(_ fields: String) throws -> StatefulSetSpec {
        let spec = #"{\#(fields) "selector": {}, "template": {"spec": {"containers": []}}}"#
        return try DefaultsJSON.read(StatefulSet.self, #"{"spec": \#(spec)}"#).applyingDefaults().spec
    }
}
