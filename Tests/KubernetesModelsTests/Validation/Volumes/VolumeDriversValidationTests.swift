// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

struct VolumeDriversValidationTests {
    @Test(arguments: [
        #""gitRepo": {"repository": "a", "directory": "b"}"#,
        #""gcePersistentDisk": {"pdName": "a", "partition": 255}"#,
        #""awsElasticBlockStore": {"volumeID": "a"}"#,
        #""nfs": {"server": "a", "path": "/b"}"#,
        #""iscsi": {"targetPortal": "a", "iqn": "iqn.2001-04.com.example:storage", "lun": 0}"#,
        #""iscsi": {"targetPortal": "a", "iqn": "eui.0123456789abcdef", "lun": 255}"#,
        #""glusterfs": {"endpoints": "a", "path": "b"}"#,
        #""flocker": {"datasetName": "a"}"#,
        #""rbd": {"monitors": ["a"], "image": "b"}"#,
        #""cinder": {"volumeID": "a", "secretRef": {"name": "b"}}"#,
        #""cephfs": {"monitors": ["a"]}"#,
        #""quobyte": {"registry": "a:1,[::1]:2", "volume": "b"}"#,
        #""fc": {"targetWWNs": ["a"], "lun": 0}"#,
        #""fc": {"wwids": ["a"]}"#,
        #""flexVolume": {"driver": "a", "options": {"a/b": "c"}}"#,
        #""azureFile": {"secretName": "a", "shareName": "b"}"#,
        #""azureDisk": {"diskName": "a", "diskURI": "https://b"}"#,
        #""azureDisk": {"diskName": "a", "diskURI": "/subscriptions/b", "kind": "Managed"}"#,
        #""vsphereVolume": {"volumePath": "a"}"#,
        #""photonPersistentDisk": {"pdID": "a"}"#,
        #""portworxVolume": {"volumeID": "a"}"#,
        #""scaleIO": {"gateway": "a", "system": "b", "secretRef": {}, "volumeName": "c"}"#,
        #""storageos": {"volumeName": "a", "volumeNamespace": "b", "secretRef": {"name": "c"}}"#,
        #""csi": {"driver": "Example.com", "nodePublishSecretRef": {"name": "a"}}"#,
    ])
    func `a volume in order has no errors`(source: String) throws {
        #expect(try TemplateErrors.ofSpec(#""volumes": [{"name": "a", \#(source)}]"#).isEmpty)
    }

    @Test(arguments: [
        (
            #""gitRepo": {"repository": "", "directory": "/b"}"#,
            ["gitRepo.repository Required", "gitRepo.directory Invalid"]
        ),
        (
            #""gcePersistentDisk": {"pdName": "", "partition": 256}"#,
            ["persistentDisk.pdName Required", "persistentDisk.partition Invalid"]
        ),
        (
            #""awsElasticBlockStore": {"volumeID": "", "partition": -1}"#,
            ["awsElasticBlockStore.volumeID Required", "awsElasticBlockStore.partition Invalid"]
        ),
        (#""nfs": {"server": "", "path": ""}"#, ["nfs.server Required", "nfs.path Required", "nfs.path Invalid"]),
        (
            #""iscsi": {"targetPortal": "", "iqn": "", "lun": 256, "chapAuthSession": true}"#,
            ["iscsi.targetPortal Required", "iscsi.iqn Required", "iscsi.lun Invalid", "iscsi.secretRef Required"]
        ),
        (#""iscsi": {"targetPortal": "a", "iqn": "iqn.01-04.com:a", "lun": 0}"#, ["iscsi.iqn Invalid"]),
        (#""iscsi": {"targetPortal": "a", "iqn": "naa.123", "lun": 0}"#, ["iscsi.iqn Invalid"]),
        (
            #""iscsi": {"targetPortal": "a", "iqn": "eui.0123456789abcdef", "lun": 0, "initiatorName": "foo"}"#,
            ["iscsi.initiatorname Invalid"]
        ),
        (#""glusterfs": {"endpoints": "", "path": ""}"#, ["glusterfs.endpoints Required", "glusterfs.path Required"]),
        (#""flocker": {}"#, ["flocker Required"]),
        (
            #""flocker": {"datasetName": "a/b", "datasetUUID": "c"}"#,
            ["flocker Invalid", "flocker.datasetName Invalid"]
        ),
        (#""rbd": {"monitors": [], "image": ""}"#, ["rbd.monitors Required", "rbd.image Required"]),
        (
            #""cinder": {"volumeID": "", "secretRef": {}}"#,
            ["cinder.volumeID Required", "cinder.secretRef.name Required"]
        ),
        (#""quobyte": {"registry": "", "volume": ""}"#, ["quobyte.registry Required", "quobyte.volume Required"]),
        (
            #""quobyte": {"registry": "a,b:1:2", "volume": "c"}"#,
            ["quobyte.registry Invalid", "quobyte.registry Invalid"]
        ),
        (#""fc": {}"#, ["fc.targetWWNs Required"]),
        (#""fc": {"targetWWNs": ["a"], "wwids": ["b"]}"#, ["fc.targetWWNs Invalid", "fc.lun Required"]),
        (#""fc": {"targetWWNs": ["a"], "lun": 256}"#, ["fc.lun Invalid"]),
        (
            #""flexVolume": {"driver": "", "options": {"Kubernetes.io/a": "", "a.k8s.io": "", "ak8s.io": ""}}"#,
            [
                "flexVolume.driver Required", "flexVolume.options[Kubernetes.io/a] Invalid",
                "flexVolume.options[a.k8s.io] Invalid",
            ]
        ),
        (
            #""azureFile": {"secretName": "", "shareName": ""}"#,
            ["azureFile.secretName Required", "azureFile.shareName Required"]
        ),
        (
            #""azureDisk": {"diskName": "", "diskURI": "", "cachingMode": "Foo", "kind": "Bar"}"#,
            [
                "azureDisk.diskName Required", "azureDisk.diskURI Required", "azureDisk.cachingMode NotSupported",
                "azureDisk.kind NotSupported", "azureDisk.diskURI NotSupported",
            ]
        ),
        (
            #""azureDisk": {"diskName": "a", "diskURI": "https://b", "kind": "Managed"}"#,
            ["azureDisk.diskURI NotSupported"]
        ),
        (#""vsphereVolume": {"volumePath": ""}"#, ["vsphereVolume.volumePath Required"]),
        (#""photonPersistentDisk": {"pdID": ""}"#, ["photonPersistentDisk.pdID Required"]),
        (#""portworxVolume": {"volumeID": ""}"#, ["portworxVolume.volumeID Required"]),
        (
            #""scaleIO": {"gateway": "", "system": "", "secretRef": {}}"#,
            ["scaleIO.gateway Required", "scaleIO.system Required", "scaleIO.volumeName Required"]
        ),
        (
            #""storageos": {"volumeNamespace": "B", "secretRef": {}}"#,
            ["storageos.volumeName Required", "storageos.volumeNamespace Invalid", "storageos.secretRef.name Required"]
        ),
        (
            #""csi": {"driver": "", "nodePublishSecretRef": {}}"#,
            ["csi.driver Required", "csi.driver Invalid", "csi.nodePublishSecretRef.name Required"]
        ),
        (
            #""csi": {"driver": "a b", "nodePublishSecretRef": {"name": "A"}}"#,
            ["csi.driver Invalid", "csi.name Invalid"]
        ),
        (
            #""csi": {"driver": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}"#,
            ["csi.driver TooLong"]
        ),
    ])
    func `what a driver needs is there`(source: String, lines: [String]) throws {
        let errors = try TemplateErrors.ofSpec(#""volumes": [{"name": "a", \#(source)}]"#)
        #expect(errors.lines == lines.map { "volumes[0].\($0)" })
    }

    @Test func `the names of a portal and its volume are short together`() throws {
        func errors(volume: String, _ members: String) throws -> [String] {
            let portal = String(repeating: "a", count: 62)
            let iscsi = #"{"targetPortal": "\#(portal)", "iqn": "eui.0123456789abcdef", "lun": 0\#(members)}"#
            return try TemplateErrors.ofSpec(#""volumes": [{"name": "\#(volume)", "iscsi": \#(iscsi)}]"#).lines
        }
        let initiator = #", "initiatorName": "eui.0123456789abcdef""#
        #expect(try errors(volume: "a", initiator).isEmpty)
        #expect(try errors(volume: "ab", initiator) == ["volumes[0].name Invalid"])
        #expect(try errors(volume: "ab", "").isEmpty)
    }
}
