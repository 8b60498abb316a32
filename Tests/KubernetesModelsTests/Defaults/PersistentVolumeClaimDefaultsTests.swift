// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct PersistentVolumeClaimDefaultsTests {
    @Test func `a claim gets resources, a mode and protection, but no status`() throws {
        let expected = """
            {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "d",
             "finalizers": ["kubernetes.io/pvc-protection"]}, "spec": {"storageClassName": "", "resources": {},
             "volumeMode": "Filesystem"}}
            """
        let claim = try DefaultsJSON.read(
            PersistentVolumeClaim.self,
            #"{"metadata": {"name": "d"}, "spec": {"storageClassName": "", "volumeName": ""}}"#
        )
        #expect(try DefaultsJSON.text(of: claim.applyingDefaults()) == DefaultsJSON.normalized(expected))
    }

    @Test(arguments: [
        (
            #""dataSource": {"kind": "PersistentVolumeClaim", "name": "a"}"#,
            """
            "dataSource": {"kind": "PersistentVolumeClaim", "name": "a"},
             "dataSourceRef": {"kind": "PersistentVolumeClaim", "name": "a"}
            """
        ),
        (
            #""dataSourceRef": {"apiGroup": "snapshot.storage.k8s.io", "kind": "VolumeSnapshot", "name": "a"}"#,
            """
            "dataSource": {"apiGroup": "snapshot.storage.k8s.io", "kind": "VolumeSnapshot", "name": "a"},
             "dataSourceRef": {"apiGroup": "snapshot.storage.k8s.io", "kind": "VolumeSnapshot", "name": "a"}
            """
        ),
        (
            #""dataSourceRef": {"kind": "PersistentVolumeClaim", "name": "a", "namespace": "other"}"#,
            #""dataSourceRef": {"kind": "PersistentVolumeClaim", "name": "a", "namespace": "other"}"#
        ),
        (#""dataSource": {"apiGroup": "example.com", "kind": "Dump", "name": "a"}"#, ""),
    ])
    func `a source stands in both fields where both can name it`(fields: String, expected: String) throws {
        let claim = try DefaultsJSON.read(PersistentVolumeClaim.self, #"{"spec": {\#(fields)}}"#).applyingDefaults()
        let separator = expected.isEmpty ? "" : ", "
        let spec = #"{"resources": {}, "volumeMode": "Filesystem"\#(separator)\#(expected)}"#
        #expect(try DefaultsJSON.text(of: claim.spec) == DefaultsJSON.normalized(spec))
    }
}
