// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

struct ContainersValidationTests {
    private static func container(_ name: String, _ members: String = "") -> String {
        #"{"name": "\#(name)", "image": "nginx:1.27"\#(members)}"#
    }

    private func errors(containers: [String], initContainers: [String] = []) throws -> [String] {
        let lists = [("containers", containers), ("initContainers", initContainers)]
        let members = lists.map { #""\#($0)": [\#($1.joined(separator: ", "))]"# }
        return try TemplateErrors.ofSpec(members.joined(separator: ", ")).lines
    }

    @Test func `there is at least one container`() throws {
        #expect(try errors(containers: []) == ["containers Required"])
        #expect(try errors(containers: [Self.container("web")]).isEmpty)
    }

    @Test func `names are unique among containers and init containers`() throws {
        let web = Self.container("web")
        #expect(try errors(containers: [web, web]) == ["containers[1].name Duplicate"])
        #expect(
            try errors(containers: [web], initContainers: [web, Self.container("a"), Self.container("a")]) == [
                "initContainers[0].name Duplicate", "initContainers[2].name Duplicate",
            ]
        )
    }

    @Test func `init containers without a name are no duplicates`() throws {
        let nameless = Self.container("")
        #expect(
            try errors(containers: [Self.container("web")], initContainers: [nameless, nameless]) == [
                "initContainers[0].name Required", "initContainers[1].name Required",
            ]
        )
        #expect(
            try errors(containers: [nameless, nameless], initContainers: [nameless]) == [
                "containers[0].name Required", "containers[1].name Required", "containers[1].name Duplicate",
                "initContainers[0].name Required", "initContainers[0].name Duplicate",
            ]
        )
    }

    @Test func `ports of the node are unique`() throws {
        let ports = #", "ports": [{"containerPort": 1, "hostPort": 80}, {"containerPort": 2, "hostPort": 80}]"#
        #expect(try errors(containers: [Self.container("a", ports)]) == ["containers[0].ports[1].hostPort Duplicate"])
        let port = #", "ports": [{"containerPort": 1, "hostPort": 80}]"#
        #expect(
            try errors(containers: [Self.container("a", port), Self.container("b", port)]) == [
                "containers[1].ports[0].hostPort Duplicate"
            ]
        )
        let other = #", "ports": [{"containerPort": 1, "hostPort": 80, "protocol": "UDP"}]"#
        #expect(try errors(containers: [Self.container("a", port), Self.container("b", other)]).isEmpty)
        let address = #", "ports": [{"containerPort": 1, "hostPort": 80, "hostIP": "10.0.0.1"}]"#
        #expect(try errors(containers: [Self.container("a", port), Self.container("b", address)]).isEmpty)
    }

    @Test func `init containers run one after another`() throws {
        let port = #", "ports": [{"containerPort": 1, "hostPort": 80}]"#
        let web = Self.container("web", port)
        #expect(try errors(containers: [web], initContainers: [Self.container("a", port)]).isEmpty)
        // The server calls each of them the first.
        let ports = #", "ports": [{"containerPort": 1, "hostPort": 80}, {"containerPort": 2, "hostPort": 80}]"#
        #expect(
            try errors(containers: [web], initContainers: [Self.container("a"), Self.container("b", ports)]) == [
                "initContainers[0].ports[1].hostPort Duplicate"
            ]
        )
    }

    private static let lifecycle = """
        , "lifecycle": {}, "livenessProbe": {}, "readinessProbe": {}, "startupProbe": {}
        """

    @Test func `an init container has neither hooks nor probes`() throws {
        let initContainer = Self.container("a", Self.lifecycle)
        #expect(
            try errors(containers: [Self.container("web")], initContainers: [initContainer]) == [
                "initContainers[0].lifecycle Forbidden", "initContainers[0].livenessProbe Forbidden",
                "initContainers[0].readinessProbe Forbidden", "initContainers[0].startupProbe Forbidden",
            ]
        )
    }

    @Test func `a sidecar has them as other containers do`() throws {
        let sidecar = Self.container("a", Self.lifecycle + #", "restartPolicy": "Always""#)
        #expect(
            try errors(containers: [Self.container("web")], initContainers: [sidecar]) == [
                "initContainers[0].livenessProbe Required", "initContainers[0].readinessProbe Required",
                "initContainers[0].startupProbe Required",
            ]
        )
    }

    @Test func `a container alone is judged in its Pod`() {
        let mount = VolumeMount(name: "cache", mountPath: "/cache")
        let container = Container(name: "web", image: "nginx", volumeMounts: [mount]).applyingDefaults()
        let pod = PodSpec(volumes: [Volume(name: "cache", emptyDir: .init())], containers: [container])
        #expect(container.validationErrors(in: pod).isEmpty)
        #expect(container.validationErrors(at: "web", in: .blank).lines == ["web.volumeMounts[0].name NotFound"])
    }
}
