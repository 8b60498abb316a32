// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

struct CheckedContainerTests {
    @Test(arguments: [
        (#""name": """#, ["name Required"]),
        (#""name": "Web""#, ["name Invalid"]),
        (#""name": "web", "image": """#, ["image Required"]),
        (#""name": "web", "image": " nginx ""#, []),
        (#""name": "web", "terminationMessagePolicy": "Foo""#, ["terminationMessagePolicy NotSupported"]),
        (#""name": "web", "imagePullPolicy": "always""#, ["imagePullPolicy NotSupported"]),
        (#""name": "web", "ports": [{"containerPort": 0}]"#, ["ports[0].containerPort Required"]),
        (#""name": "web", "resources": {"limits": {"cpu": "-1"}}"#, ["resources.limits[cpu] Invalid"]),
        (#""name": "web", "securityContext": {"runAsUser": -1}"#, ["securityContext.runAsUser Invalid"]),
        (#""name": "web", "lifecycle": {"preStop": {"sleep": {"seconds": 31}}}"#, ["lifecycle.preStop.sleep Invalid"]),
        (#""name": "web", "readinessProbe": {}"#, ["readinessProbe Required"]),
        (#""name": "web", "livenessProbe": {}"#, ["livenessProbe Required"]),
        (#""name": "web", "startupProbe": {}"#, ["startupProbe Required"]),
    ])
    func `a mistake is told`(members: String, lines: [String]) throws {
        let image = members.contains("\"image\":") ? "" : #", "image": "nginx:1.27""#
        let errors = try TemplateErrors.ofSpec(#""containers": [{\#(members)\#(image)}]"#)
        #expect(errors.lines == lines.map { "containers[0].\($0)" })
    }

    @Test func `errors stand in the order in which the server looks`() throws {
        let container = """
            {"name": "", "terminationMessagePolicy": "Foo", "env": [{"name": ""}], "envFrom": [{}],
             "ports": [{"containerPort": 0}], "volumeMounts": [{"name": "a", "mountPath": "/a"}],
             "volumeDevices": [{"name": "b", "devicePath": "/b"}], "imagePullPolicy": "Foo",
             "resources": {"limits": {"cpu": "-1"}}, "resizePolicy": [{"resourceName": "a", "restartPolicy": "b"}],
             "securityContext": {"runAsUser": -1}, "lifecycle": {"preStop": {}}, "startupProbe": {},
             "livenessProbe": {}, "readinessProbe": {}, "restartPolicy": "Foo"}
            """
        #expect(
            try TemplateErrors.ofSpec(#""containers": [\#(container)]"#).lines
                == [
                    "name Required", "image Required", "terminationMessagePolicy NotSupported",
                    "ports[0].containerPort Required", "env[0].name Required", "envFrom Invalid",
                    "volumeMounts[0].name NotFound", "volumeDevices[0].name NotFound", "imagePullPolicy NotSupported",
                    "resources.limits[cpu] Invalid", "resizePolicy NotSupported", "resizePolicy NotSupported",
                    "securityContext.runAsUser Invalid", "lifecycle.preStop Required", "livenessProbe Required",
                    "readinessProbe Required", "startupProbe Required", "restartPolicy NotSupported",
                ].map { "containers[0].\($0)" }
        )
    }

    @Test(arguments: [
        (#"{"resourceName": "cpu", "restartPolicy": "RestartContainer"}"#, "Always", []),
        (#"{"resourceName": "cpu", "restartPolicy": "RestartContainer"}"#, "Never", ["resizePolicy Invalid"]),
        (#"{"resourceName": "cpu", "restartPolicy": "NotRequired"}"#, "Never", []),
        (#"{"resourceName": "", "restartPolicy": ""}"#, "Always", ["resizePolicy Required", "resizePolicy Required"]),
        (
            #"""
            {"resourceName": "cpu", "restartPolicy": "NotRequired"}, {"resourceName": "cpu", "restartPolicy": "NotRequired"}
            """#,
            "Always", ["resizePolicy[1] Duplicate"]
        ),
    ])
    func `each resource is resized in one way`(policies: String, restartPolicy: String, lines: [String]) throws {
        let pod = #""restartPolicy": "\#(restartPolicy)""#
        #expect(try TemplateErrors.ofContainer(#""resizePolicy": [\#(policies)]"#, in: pod).lines == lines)
    }

    @Test func `sentences say what would be right`() throws {
        #expect(
            try TemplateErrors.ofSpec(#""containers": [{"name": ""}]"#).sentences == [
                #"containers[0].name: the container has no name; use lower-case letters, digits and "-", such as "web""#,
                #"containers[0].image: the image is missing; use one such as "nginx:1.27""#,
            ]
        )
    }
}
