// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

struct EphemeralContainerValidationTests {
    private func errors(_ containers: String) throws -> [String] {
        try TemplateErrors.ofSpec(#""ephemeralContainers": [\#(containers)], "volumes": [{"name": "cache"}]"#).lines
    }

    @Test func `a container in order has no errors`() throws {
        #expect(try errors(#"{"name": "debug", "image": "busybox", "targetContainerName": "web"}"#).isEmpty)
    }

    @Test func `names are unique among containers of all sorts`() throws {
        let containers = #"{"name": "web", "image": "a"}, {"name": "b", "image": "a"}, {"name": "b", "image": "a"}"#
        #expect(
            try errors(containers) == [
                "ephemeralContainers[0].name Duplicate", "ephemeralContainers[2].name Duplicate",
            ]
        )
    }

    @Test func `the container to look into is one of the others`() throws {
        #expect(
            try errors(#"{"name": "debug", "image": "busybox", "targetContainerName": "debug"}"#) == [
                "ephemeralContainers[0].targetContainerName NotFound"
            ]
        )
    }

    @Test func `the image has no space around it`() throws {
        #expect(try errors(#"{"name": "debug", "image": " a"}"#) == ["ephemeralContainers[0].image Invalid"])
    }

    @Test func `what only lasting containers have is forbidden`() throws {
        let container = """
            {"name": "debug", "image": "busybox", "ports": [{"containerPort": 80}], "resources": {"limits": {"cpu": "1"}},
             "resizePolicy": [{"resourceName": "cpu", "restartPolicy": "NotRequired"}], "restartPolicy": "Always",
             "restartPolicyRules": [{"action": "Restart"}], "livenessProbe": {}, "readinessProbe": {},
             "startupProbe": {}, "lifecycle": {},
             "volumeMounts": [{"name": "cache", "mountPath": "/a", "subPath": "b", "subPathExpr": ""},
                              {"name": "cache", "mountPath": "/b", "subPathExpr": "b"}]}
            """
        let names = [
            "ports", "resources", "resizePolicy", "restartPolicy", "restartPolicyRules", "livenessProbe",
            "readinessProbe", "startupProbe", "lifecycle", "volumeMounts[0].subPath", "volumeMounts[1].subPathExpr",
        ]
        #expect(try errors(container) == names.map { "ephemeralContainers[0].\($0) Forbidden" })
    }
}
