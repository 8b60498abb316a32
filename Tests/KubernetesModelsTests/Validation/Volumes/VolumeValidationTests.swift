// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import TestSupport
import Testing

@testable import KubernetesModels

struct VolumeValidationTests {
    private func errors(_ volumes: String, of owner: ObjectMeta? = nil) throws -> [ValidationError] {
        let volumes: [Volume] = try JSON.read("[\(volumes)]")
        return volumes.judged(at: "volumes", of: owner).errors
    }

    @Test(arguments: [
        (#"{"name": "a", "emptyDir": {}}"#, []),
        (#"{"name": "", "emptyDir": {}}"#, ["volumes[0].name Required"]),
        (#"{"name": "A", "emptyDir": {}}"#, ["volumes[0].name Invalid"]),
        (#"{"name": "a"}"#, ["volumes[0] Required"]),
        (#"{"name": "a", "emptyDir": {}}, {"name": "a", "emptyDir": {}}"#, ["volumes[1].name Duplicate"]),
        (#"{"name": "a", "emptyDir": {}, "configMap": {}}"#, ["volumes[0].configMap Forbidden"]),
        (#"{"name": "a", "emptyDir": {}, "downwardAPI": {}}"#, ["volumes[0].downwarAPI Forbidden"]),
        (#"{"name": "a", "emptyDir": {}, "cephfs": {"monitors": []}}"#, ["volumes[0].cephFS Forbidden"]),
        (#"{"name": "a", "cephfs": {"monitors": []}}"#, ["volumes[0].cephfs.monitors Required"]),
        (#"{"name": "a", "gcePersistentDisk": {"pdName": ""}}"#, ["volumes[0].persistentDisk.pdName Required"]),
        (
            #"{"name": "a", "persistentVolumeClaim": {"claimName": ""}}"#,
            ["volumes[0].persistentVolumeClaim.claimName Required"]
        ),
    ])
    func `a volume has a name and one source`(volumes: String, lines: [String]) throws {
        #expect(try errors(volumes).lines == lines)
    }

    @Test func `sentences say what would be right`() throws {
        let volumes = #"{"name": ""}, {"name": "b", "emptyDir": {}, "secret": {}}"#
        #expect(
            try errors(volumes).sentences == [
                "volumes[0]: the volume has no source; add one, such as emptyDir or configMap",
                #"volumes[0].name: the volume has no name; use lower-case letters, digits and "-", such as "cache""#,
                #"volumes[1].secret: there is a source already, "emptyDir"; keep one of the two"#,
            ]
        )
    }

    @Test func `only volumes in order can be mounted`() throws {
        let volumes: [Volume] = try JSON.read(#"[{"name": "a", "emptyDir": {}}, {"name": "b"}]"#)
        #expect(volumes.judged(at: .root, of: nil).valid.keys.sorted() == ["a"])
    }

    private static let ephemeral = #"""
        {"name": "scratch", "ephemeral": {"volumeClaimTemplate": {"spec": {
          "accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}}}}
        """#

    @Test func `a claim that is made for a volume is not named by another`() throws {
        let claim = #"{"name": "data", "persistentVolumeClaim": {"claimName": "web-scratch"}}"#
        let lines = ["volumes[1].persistentVolumeClaim.claimName Invalid"]
        #expect(try errors("\(Self.ephemeral), \(claim)", of: ObjectMeta(name: "web")).lines == lines)
        #expect(try errors("\(Self.ephemeral), \(claim)", of: ObjectMeta(name: "other")).isEmpty)
        #expect(try errors("\(Self.ephemeral), \(claim)").isEmpty)
    }

    @Test func `a claim is named after the Pod and the volume`() throws {
        let name = String(repeating: "a", count: 246)
        #expect(try errors(Self.ephemeral, of: ObjectMeta(name: name)).lines == ["volumes[0].name Invalid"])
        #expect(try errors(Self.ephemeral, of: ObjectMeta(name: String(name.dropLast()))).isEmpty)
        #expect(try errors(Self.ephemeral).isEmpty)
    }

    @Test func `an image is needed at the latest in a Pod`() throws {
        let volume = #"{"name": "a", "image": {"pullPolicy": "Always"}}"#
        #expect(try errors(volume).isEmpty)
        #expect(try errors(volume, of: ObjectMeta(name: "web")).lines == ["volumes[0].image.reference Required"])
    }
}
