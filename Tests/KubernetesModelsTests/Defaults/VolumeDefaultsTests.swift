// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct VolumeDefaultsTests {
    @Test(arguments: [
        ("", #""emptyDir": {}"#),
        (#""emptyDir": {"medium": "Memory"}"#, #""emptyDir": {"medium": "Memory"}"#),
        (#""hostPath": {"path": "/a"}"#, #""hostPath": {"path": "/a", "type": ""}"#),
        (#""hostPath": {"path": "/a", "type": "File"}"#, #""hostPath": {"path": "/a", "type": "File"}"#),
        (#""secret": {"secretName": "s"}"#, #""secret": {"secretName": "s", "defaultMode": 420}"#),
        (#""secret": {"defaultMode": 0}"#, #""secret": {"defaultMode": 0}"#),
        (#""configMap": {"name": "c"}"#, #""configMap": {"name": "c", "defaultMode": 420}"#),
        (
            #""downwardAPI": {"items": [{"path": "a", "fieldRef": {"fieldPath": "metadata.name"}}]}"#,
            """
            "downwardAPI": {"defaultMode": 420, "items": [{"path": "a", "fieldRef": {"apiVersion": "v1",
             "fieldPath": "metadata.name"}}]}
            """
        ),
        (
            """
            "projected": {"sources": [{"serviceAccountToken": {"path": "t"}},
             {"downwardAPI": {"items": [{"path": "a", "resourceFieldRef": {"resource": "limits.cpu"}}]}}]}
            """,
            """
            "projected": {"defaultMode": 420, "sources": [{"serviceAccountToken": {"path": "t",
             "expirationSeconds": 3600}}, {"downwardAPI": {"items": [{"path": "a",
             "resourceFieldRef": {"resource": "limits.cpu", "divisor": "0"}}]}}]}
            """
        ),
        (#""projected": {"sources": []}"#, #""projected": {"sources": [], "defaultMode": 420}"#),
        (
            #""ephemeral": {"volumeClaimTemplate": {"spec": {"accessModes": ["ReadWriteOnce"]}}}"#,
            """
            "ephemeral": {"volumeClaimTemplate": {"spec": {"accessModes": ["ReadWriteOnce"], "resources": {},
             "volumeMode": "Filesystem"}}}
            """
        ),
        (#""image": {"reference": "models:1"}"#, #""image": {"reference": "models:1", "pullPolicy": "IfNotPresent"}"#),
        (#""image": {"reference": "models"}"#, #""image": {"reference": "models", "pullPolicy": "Always"}"#),
        (#""image": {}"#, #""image": {"pullPolicy": "IfNotPresent"}"#),
        (
            #""iscsi": {"targetPortal": "p", "iqn": "q", "lun": 0}"#,
            #""iscsi": {"targetPortal": "p", "iqn": "q", "lun": 0, "iscsiInterface": "default"}"#
        ),
        (
            #""rbd": {"monitors": ["m"], "image": "i"}"#,
            #""rbd": {"monitors": ["m"], "image": "i", "pool": "rbd", "user": "admin", "keyring": "/etc/ceph/keyring"}"#
        ),
        (
            #""azureDisk": {"diskName": "d", "diskURI": "u"}"#,
            """
            "azureDisk": {"diskName": "d", "diskURI": "u", "cachingMode": "ReadWrite", "kind": "Shared",
             "fsType": "ext4", "readOnly": false}
            """
        ),
        (
            #""scaleIO": {"gateway": "g", "system": "s", "secretRef": {"name": "n"}}"#,
            """
            "scaleIO": {"gateway": "g", "system": "s", "secretRef": {"name": "n"}, "storageMode": "ThinProvisioned",
             "fsType": "xfs"}
            """
        ),
        (#""nfs": {"server": "s", "path": "/", "readOnly": false}"#, #""nfs": {"server": "s", "path": "/"}"#),
    ])
    func `a volume gets what its source assumes`(source: String, expected: String) throws {
        let separator = source.isEmpty ? "" : ", "
        let volume = #"{"name": "v"\#(separator)\#(source)}"#
        let spec = try DefaultsJSON.templateSpec(#"{"containers": [], "volumes": [\#(volume)]}"#)
        let stored = #"{"name": "v", \#(expected)}"#
        #expect(try DefaultsJSON.text(of: spec.volumes?[0]) == DefaultsJSON.normalized(stored))
    }
}
