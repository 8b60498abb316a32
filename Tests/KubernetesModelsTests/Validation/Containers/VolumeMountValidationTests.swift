// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

struct VolumeMountValidationTests {
    private static let volumes = """
        "volumes": [{"name": "cache"}, {"name": "data", "persistentVolumeClaim": {"claimName": "data"}}]
        """

    private func errors(_ members: String) throws -> [String] {
        try TemplateErrors.ofContainer(members, in: Self.volumes).lines
    }

    @Test func `mounts and devices in order have no errors`() throws {
        let members = """
            "volumeMounts": [
              {"name": "cache", "mountPath": "/a", "subPath": "b/c"},
              {"name": "cache", "mountPath": "/b", "subPathExpr": "$(A)", "mountPropagation": "HostToContainer"},
              {"name": "cache", "mountPath": "/c", "readOnly": true, "recursiveReadOnly": "Enabled"}],
            "volumeDevices": [{"name": "data", "devicePath": "/dev/a"}]
            """
        #expect(try errors(members).isEmpty)
    }

    @Test(arguments: [
        (#"{"name": "cache", "mountPath": ""}"#, ["volumeMounts[0].mountPath Required"]),
        (#"{"name": "", "mountPath": "/a"}"#, ["volumeMounts[0].name Required", "volumeMounts[0].name NotFound"]),
        (#"{"name": "other", "mountPath": "/a"}"#, ["volumeMounts[0].name NotFound"]),
        (
            #"{"name": "cache", "mountPath": "/a"}, {"name": "data", "mountPath": "/a"}"#,
            ["volumeMounts[1].mountPath Invalid"]
        ),
        (#"{"name": "cache", "mountPath": "/a", "subPath": "/b"}"#, ["volumeMounts.subPath Invalid"]),
        (#"{"name": "cache", "mountPath": "/a", "subPath": "../b"}"#, ["volumeMounts.subPath Invalid"]),
        (
            #"{"name": "cache", "mountPath": "/a", "subPath": "b", "subPathExpr": "/c"}"#,
            ["volumeMounts[0].subPathExpr Invalid", "volumeMounts.subPathExpr Invalid"]
        ),
        (
            #"{"name": "cache", "mountPath": "/a", "mountPropagation": "Foo"}"#,
            ["volumeMounts.mountPropagation NotSupported"]
        ),
        (
            #"{"name": "cache", "mountPath": "/a", "mountPropagation": "Bidirectional"}"#,
            ["volumeMounts.mountPropagation Forbidden"]
        ),
        (
            #"{"name": "cache", "mountPath": "/a", "recursiveReadOnly": "Foo"}"#,
            ["volumeMounts.recursiveReadOnly NotSupported"]
        ),
        (
            #"{"name": "cache", "mountPath": "/a", "recursiveReadOnly": "Enabled", "mountPropagation": "HostToContainer"}"#,
            ["volumeMounts.recursiveReadOnly Forbidden", "volumeMounts.recursiveReadOnly Forbidden"]
        ),
    ])
    func `a mistake in a mount is told`(mounts: String, lines: [String]) throws {
        #expect(try errors(#""volumeMounts": [\#(mounts)]"#) == lines)
    }

    @Test func `a privileged container may propagate its mounts`() throws {
        let mount = #"{"name": "cache", "mountPath": "/a", "mountPropagation": "Bidirectional"}"#
        let members = #""volumeMounts": [\#(mount)], "securityContext": {"privileged": true}"#
        #expect(try errors(members).isEmpty)
    }

    @Test(arguments: [
        (#"{"name": "data", "devicePath": ""}"#, ["volumeDevices[0].devicePath Required"]),
        (
            #"{"name": "", "devicePath": "/a"}"#, ["volumeDevices[0].name Required", "volumeDevices[0].name NotFound"]
        ),
        (#"{"name": "cache", "devicePath": "/a"}"#, ["volumeDevices[0].name Invalid"]),
        (#"{"name": "data", "devicePath": "/a/../b"}"#, ["volumeDevices[0].devicePath Invalid"]),
        (
            #"{"name": "data", "devicePath": "/a"}, {"name": "data", "devicePath": "/a"}"#,
            ["volumeDevices[1].name Invalid", "volumeDevices[1].devicePath Invalid"]
        ),
    ])
    func `a mistake in a device is told`(devices: String, lines: [String]) throws {
        #expect(try errors(#""volumeDevices": [\#(devices)]"#) == lines)
    }

    @Test func `a volume is either mounted or a device`() throws {
        let members = """
            "volumeMounts": [{"name": "data", "mountPath": "/a"}],
            "volumeDevices": [{"name": "data", "devicePath": "/a"}]
            """
        #expect(
            try errors(members) == [
                "volumeMounts[0].name Invalid", "volumeMounts[0].mountPath Invalid", "volumeDevices[0].name Invalid",
                "volumeDevices[0].devicePath Invalid",
            ]
        )
    }

    @Test func `sentences say what would be right`() throws {
        let mounts = #"{"name": "other", "mountPath": "/a"}, {"name": "cache", "mountPath": "/a"}"#
        #expect(
            try TemplateErrors.ofContainer(#""volumeMounts": [\#(mounts)]"#, in: Self.volumes).sentences == [
                #"volumeMounts[0].name: the Pod has no volume "other"; add it"#,
                #"volumeMounts[1].mountPath: another volume is mounted at "/a", too; use another path"#,
            ]
        )
    }
}
