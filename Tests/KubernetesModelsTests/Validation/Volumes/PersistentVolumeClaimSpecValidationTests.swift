// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import TestSupport
import Testing

@testable import KubernetesModels

struct PersistentVolumeClaimSpecValidationTests {
    private func errors(_ members: String) throws -> [ValidationError] {
        let spec: PersistentVolumeClaimSpec = try JSON.read("{\(members)}")
        return spec.validationErrors(at: .root)
    }

    private static let size = #""resources": {"requests": {"storage": "1Gi"}}"#
    private static let modes = #""accessModes": ["ReadWriteOnce"]"#

    @Test(arguments: [
        ("", []),
        (#", "selector": {"matchLabels": {"a": "-"}}"#, ["selector.matchLabels Invalid"]),
        (#", "storageClassName": "Fast""#, ["storageClassName Invalid"]),
        (#", "storageClassName": """#, []),
        (#", "volumeAttributesClassName": "Fast""#, ["volumeAttributesClassName Invalid"]),
        (#", "volumeMode": "Foo""#, ["volumeMode NotSupported"]),
        (#", "dataSource": {"kind": "PersistentVolumeClaim", "name": "a"}"#, []),
        (
            #", "dataSource": {"kind": "", "name": ""}"#,
            ["dataSource.name Required", "dataSource.kind Required", "dataSource Invalid"]
        ),
        (#", "dataSource": {"apiGroup": "A", "kind": "B", "name": "c"}"#, ["dataSource.apiGroup Invalid"]),
        (
            #", "dataSourceRef": {"apiGroup": "a", "kind": "B", "name": "c", "namespace": "D"}"#,
            ["dataSourceRef.namespace Invalid"]
        ),
        (
            #"""
            , "dataSource": {"apiGroup": "a", "kind": "B", "name": "c"},
            "dataSourceRef": {"apiGroup": "a", "kind": "B", "name": "other"}
            """#,
            [" Invalid"]
        ),
        (
            #"""
            , "dataSource": {"apiGroup": "a", "kind": "B", "name": "c"},
            "dataSourceRef": {"apiGroup": "a", "kind": "B", "name": "c"}
            """#,
            []
        ),
        (
            #"""
            , "dataSource": {"apiGroup": "a", "kind": "B", "name": "c"},
            "dataSourceRef": {"apiGroup": "a", "kind": "B", "name": "c", "namespace": "d"}
            """#,
            [" Invalid"]
        ),
    ])
    func `a mistake is told`(members: String, lines: [String]) throws {
        #expect(try errors("\(Self.modes), \(Self.size)\(members)").lines == lines)
    }

    @Test(arguments: [
        ("[]", ["accessModes Required"]), (#"["Foo"]"#, ["accessModes NotSupported"]),
        (#"["ReadWriteOncePod"]"#, []), (#"["ReadWriteOncePod", "ReadOnlyMany"]"#, ["accessModes Forbidden"]),
        (#"["ReadWriteOncePod", "Foo"]"#, ["accessModes NotSupported"]),
    ])
    func `access modes agree`(modes: String, lines: [String]) throws {
        #expect(try errors(#""accessModes": \#(modes), \#(Self.size)"#).lines == lines)
    }

    @Test(arguments: [("{}", "Required"), (#"{"requests": {"storage": "0"}}"#, "Invalid")])
    func `a claim has a size`(resources: String, reason: String) throws {
        #expect(try errors(#"\#(Self.modes), "resources": \#(resources)"#).lines == ["resources[storage] \(reason)"])
    }

    @Test func `a template has labels and annotations only`() throws {
        let volume = #"""
            {"name": "a", "ephemeral": {"volumeClaimTemplate": {
              "metadata": {"name": "a", "labels": {"-": ""}, "annotations": {"-": ""}, "finalizers": ["a"]},
              "spec": {\#(Self.size)}}}}
            """#
        let path = "volumes[0].ephemeral.volumeClaimTemplate"
        #expect(
            try TemplateErrors.ofSpec(#""volumes": [\#(volume), {"name": "b", "ephemeral": {}}]"#).lines == [
                "\(path).metadata.annotations Invalid", "\(path).metadata.labels Invalid",
                "\(path).metadata.name Forbidden", "\(path).metadata.finalizers Forbidden",
                "\(path).spec.accessModes Required", "volumes[1].ephemeral.volumeClaimTemplate Required",
            ]
        )
    }
}
