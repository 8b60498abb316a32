// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

struct FileVolumesValidationTests {
    @Test(arguments: [
        (#""emptyDir": {"sizeLimit": "1Gi"}"#, []),
        (#""emptyDir": {"sizeLimit": "-1"}"#, ["emptyDir.sizeLimit Forbidden"]),
        (#""hostPath": {"path": "/data", "type": "Directory"}"#, []),
        (#""hostPath": {"path": "", "type": "Foo"}"#, ["hostPath.path Required"]),
        (#""hostPath": {"path": "/a/../b", "type": "Foo"}"#, ["hostPath.path Invalid", "hostPath.type NotSupported"]),
        (#""secret": {"secretName": "a", "defaultMode": 511}"#, []),
        (#""secret": {"defaultMode": 512}"#, ["secret.secretName Required", "secret.defaultMode Invalid"]),
        (#""configMap": {"name": "a", "items": [{"key": "a", "path": "b/c", "mode": 0}]}"#, []),
        (
            #""configMap": {"defaultMode": -1, "items": [{"key": "", "path": "", "mode": 512}]}"#,
            [
                "configMap.name Required", "configMap.defaultMode Invalid", "configMap.items[0].key Required",
                "configMap.items[0].path Required", "configMap.items[0].mode Invalid",
            ]
        ),
        (
            #""secret": {"secretName": "a", "items": [{"key": "a", "path": "/b"}, {"key": "a", "path": "..b"}]}"#,
            ["secret.items[0].path Invalid", "secret.items[1].path Invalid"]
        ),
        (#""downwardAPI": {"items": [{"path": "a", "fieldRef": {"fieldPath": "metadata.labels"}}]}"#, []),
        (
            #""downwardAPI": {"items": [{"path": "a", "fieldRef": {"fieldPath": "spec.nodeName"}}]}"#,
            ["downwardAPI.fieldRef.fieldPath NotSupported"]
        ),
        (
            #""downwardAPI": {"items": [{"path": "a", "resourceFieldRef": {"resource": "limits.cpu"}}]}"#,
            ["downwardAPI.resourceFieldRef.containerName Required"]
        ),
        (
            #""downwardAPI": {"defaultMode": 512, "items": [{"path": "", "mode": 512}]}"#,
            [
                "downwardAPI.defaultMode Invalid", "downwardAPI.path Required", "downwardAPI Required",
                "downwardAPI.mode Invalid",
            ]
        ),
        (
            #"""
            "downwardAPI": {"items": [{"path": "a", "fieldRef": {"fieldPath": "metadata.uid"},
              "resourceFieldRef": {"resource": "limits.cpu"}}]}
            """#,
            ["downwardAPI Invalid"]
        ),
        (#""image": {"reference": "web:1", "pullPolicy": "Foo"}"#, ["image.pullPolicy NotSupported"]),
    ])
    func `files have a source, a path and a mode`(source: String, lines: [String]) throws {
        let errors = try TemplateErrors.ofSpec(#""volumes": [{"name": "a", \#(source)}]"#)
        #expect(errors.lines == lines.map { "volumes[0].\($0)" })
    }

    @Test func `sentences say what would be right`() throws {
        let volume = #"{"name": "a", "secret": {"defaultMode": 512}}"#
        #expect(
            try TemplateErrors.ofSpec(#""volumes": [\#(volume)]"#).sentences == [
                "volumes[0].secret.secretName: the Secret's name is missing; add it",
                "volumes[0].secret.defaultMode: 512 (octal 1000) is no file mode; use octal 0000 to 0777",
            ]
        )
    }
}
