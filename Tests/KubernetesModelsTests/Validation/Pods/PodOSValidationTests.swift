// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

struct PodOSValidationTests {
    private static let linuxContext = """
        "securityContext": {"seLinuxOptions": {}, "runAsUser": 1, "fsGroup": 1, "sysctls": [{"name": "a", "value": ""}]}
        """

    @Test(arguments: [
        (#""os": {"name": "linux"}"#, []),
        (#""os": {"name": "windows"}"#, []),
        (#""os": {"name": ""}"#, ["os.name Required"]),
        (#""os": {"name": "mac"}"#, ["os NotSupported"]),
        (
            #""os": {"name": "linux"}, "securityContext": {"windowsOptions": {}}"#,
            ["securityContext.windowsOptions Forbidden"]
        ),
        (
            #""os": {"name": "windows"}, "hostUsers": true, "hostPID": true, \#(linuxContext)"#,
            [
                "securityContext.seLinuxOptions Forbidden", "hostUsers Forbidden", "hostPID Forbidden",
                "securityContext.fsGroup Forbidden", "securityContext.sysctls Forbidden",
                "securityContext.runAsUser Forbidden",
            ]
        ),
    ])
    func `settings are those of the operating system`(members: String, lines: [String]) throws {
        #expect(try TemplateErrors.ofSpec(members).lines == lines)
    }

    @Test func `containers have the same operating system`() throws {
        let members = #""securityContext": {"windowsOptions": {}, "privileged": true, "capabilities": {}}"#
        #expect(
            try TemplateErrors.ofContainer(members, in: #""os": {"name": "linux"}"#).lines == [
                "securityContext.windowsOptions Forbidden"
            ]
        )
        #expect(
            try TemplateErrors.ofContainer(members, in: #""os": {"name": "windows"}"#).sentences == [
                "securityContext.capabilities: a Pod for windows cannot have this; remove it",
                "securityContext.privileged: a Pod for windows cannot have this; remove it",
            ]
        )
    }

    private static let hostProcess = #""securityContext": {"windowsOptions": {"hostProcess": true}}"#

    @Test func `all containers or none are processes of the node`() throws {
        let containers = """
            "containers": [{"name": "a", "image": "a", \(Self.hostProcess)}, {"name": "b", "image": "a"}]
            """
        #expect(try TemplateErrors.ofSpec(containers).lines == [" Invalid", "hostNetwork Invalid"])
        #expect(try TemplateErrors.ofSpec("\(Self.hostProcess), \"hostNetwork\": true").isEmpty)
    }

    @Test func `a container agrees with its Pod`() throws {
        let members = #""securityContext": {"windowsOptions": {"hostProcess": false}}"#
        let errors = try TemplateErrors.ofContainer(members, in: "\(Self.hostProcess), \"hostNetwork\": true")
        #expect(errors.lines == ["securityContext.windowsOptions.hostProcess Invalid"])
    }
}
