// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct ContainerDefaultsTests {
    @Test func `a container gets resources, a termination message and a pull policy`() throws {
        let container = try DefaultsJSON.container(#"{"name": "c", "image": "nginx:1.27"}"#)
        let expected = """
            {"name": "c", "image": "nginx:1.27", "resources": {}, "terminationMessagePath": "/dev/termination-log",
             "terminationMessagePolicy": "File", "imagePullPolicy": "IfNotPresent"}
            """
        #expect(try DefaultsJSON.text(of: container) == DefaultsJSON.normalized(expected))
    }

    @Test func `a container alone gets the same`() {
        let container = Container(name: "c", image: "nginx:1.27", command: [], readinessProbe: Probe(periodSeconds: 0))
        #expect(
            container.applyingDefaults()
                == Container(
                    name: "c",
                    image: "nginx:1.27",
                    resources: ResourceRequirements(),
                    readinessProbe: Probe().applyingDefaults(),
                    terminationMessagePath: "/dev/termination-log",
                    terminationMessagePolicy: .file,
                    imagePullPolicy: .ifNotPresent
                )
        )
    }

    @Test(arguments: [
        ("nginx", "Always"),
        ("nginx:latest", "Always"),
        ("nginx:1.27", "IfNotPresent"),
        ("localhost:5000/web", "Always"),
        ("nginx@\(ImageReferenceTests.digest)", "IfNotPresent"),
        ("nginx:latest@\(ImageReferenceTests.digest)", "Always"),
        (" nginx", "IfNotPresent"),
        ("Nginx:latest", "IfNotPresent"),
        ("", "IfNotPresent"),
    ])
    func `the tag decides about the pull policy`(image: String, policy: String) throws {
        let container = try DefaultsJSON.container(#"{"name": "c", "image": "\#(image)"}"#)
        #expect(container.imagePullPolicy?.rawValue == policy)
    }

    @Test func `what is stated stays`() throws {
        let container = try DefaultsJSON.container(
            """
            {"name": "c", "image": "nginx", "imagePullPolicy": "Never", "terminationMessagePath": "/log",
             "terminationMessagePolicy": "FallbackToLogsOnError", "resources": {"limits": {"cpu": "2"}},
             "ports": [{"containerPort": 53, "protocol": "UDP"}]}
            """
        )
        #expect(container.imagePullPolicy == .never)
        #expect(container.terminationMessagePath == "/log")
        #expect(container.terminationMessagePolicy == .fallbackToLogsOnError)
        #expect(container.resources == ResourceRequirements(limits: ["cpu": 2]))
        #expect(container.ports == [ContainerPort(containerPort: 53, protocol: .udp)])
    }

    @Test(arguments: [
        (#"{"containerPort": 80}"#, #"{"containerPort": 80, "protocol": "TCP"}"#),
        (
            #"{"name": "", "hostPort": 0, "containerPort": 80, "protocol": "", "hostIP": ""}"#,
            #"{"containerPort": 80, "protocol": "TCP"}"#
        ),
    ])
    func `a port gets its protocol`(port: String, expected: String) throws {
        let container = try DefaultsJSON.container(#"{"name": "c", "ports": [\#(port)]}"#)
        #expect(try DefaultsJSON.text(of: container.ports?[0]) == DefaultsJSON.normalized(expected))
    }

    @Test(arguments: [
        (
            #"{"fieldRef": {"fieldPath": "status.podIP"}}"#,
            #"{"fieldRef": {"apiVersion": "v1", "fieldPath": "status.podIP"}}"#
        ),
        (
            #"{"resourceFieldRef": {"resource": "limits.cpu"}}"#,
            #"{"resourceFieldRef": {"resource": "limits.cpu", "divisor": "0"}}"#
        ),
        (
            #"{"fileKeyRef": {"volumeName": "v", "path": "p", "key": "k"}}"#,
            #"{"fileKeyRef": {"volumeName": "v", "path": "p", "key": "k", "optional": false}}"#
        ),
        (#"{"secretKeyRef": {"name": "s", "key": "k"}}"#, #"{"secretKeyRef": {"name": "s", "key": "k"}}"#),
    ])
    func `the source of a variable gets its defaults`(source: String, expected: String) throws {
        let container = try DefaultsJSON.container(
            #"{"name": "c", "env": [{"name": "A", "value": "", "valueFrom": \#(source)}]}"#
        )
        #expect(try DefaultsJSON.text(of: container.env?[0].valueFrom) == DefaultsJSON.normalized(expected))
        #expect(container.env?[0].value == nil)
    }

    @Test(arguments: [
        (
            #"{"preStop": {"httpGet": {"port": 80}}}"#,
            #"{"preStop": {"httpGet": {"port": 80, "path": "/", "scheme": "HTTP"}}}"#
        ),
        (#"{"preStop": {"sleep": {"seconds": 0}}}"#, #"{"preStop": {"sleep": {"seconds": 0}}}"#),
        (
            #"{"postStart": {"exec": {"command": ["a"]}}, "stopSignal": "SIGQUIT"}"#,
            #"{"postStart": {"exec": {"command": ["a"]}}}"#
        ),
        ("{}", "{}"),
    ])
    func `hooks get what is assumed for requests`(lifecycle: String, expected: String) throws {
        let container = try DefaultsJSON.container(#"{"name": "c", "lifecycle": \#(lifecycle)}"#)
        #expect(try DefaultsJSON.text(of: container.lifecycle) == DefaultsJSON.normalized(expected))
    }

    @Test func `a stop signal alone leaves nothing`() throws {
        let container = try DefaultsJSON.container(#"{"name": "c", "lifecycle": {"stopSignal": "SIGQUIT"}}"#)
        #expect(container.lifecycle == nil)
    }

    @Test func `an ephemeral container gets the same`() throws {
        let fields = """
            {"name": "c", "ports": [{"containerPort": 80}], "lifecycle": {"preStop": {"httpGet": {"port": 80}}},
             "livenessProbe": {}, "readinessProbe": {}, "startupProbe": {},
             "env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "status.podIP"}}}]}
            """
        let spec = try DefaultsJSON.templateSpec(#"{"containers": [\#(fields)], "ephemeralContainers": [\#(fields)]}"#)
        #expect(try DefaultsJSON.text(of: spec.ephemeralContainers?[0]) == DefaultsJSON.text(of: spec.containers[0]))
    }
}
