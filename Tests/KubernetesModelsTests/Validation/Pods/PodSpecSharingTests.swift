// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct PodSpecSharingTests {
    @Test func `in the node's network the port of the node is that of the container`() {
        func errors(hostPort: Int?, isTemplate: Bool) -> [String] {
            let port = ContainerPort(hostPort: hostPort, containerPort: 80)
            let spec = PodSpec(containers: [Container(name: "web", ports: [port])], hostNetwork: true)
            return spec.hostNetworkErrors(at: .root, isTemplate: isTemplate).sentences
        }
        let sentence =
            "containers[0].ports[0].hostPort: in the node's network the port is containerPort, 80; leave this out"
        #expect(errors(hostPort: 80, isTemplate: true).isEmpty)
        #expect(errors(hostPort: nil, isTemplate: true).isEmpty)
        #expect(errors(hostPort: 81, isTemplate: true) == [sentence])
        #expect(errors(hostPort: 80, isTemplate: false).isEmpty)
        #expect(errors(hostPort: nil, isTemplate: false) == [sentence])
    }

    @Test func `a Pod with users of its own shares little with its node`() {
        let device = VolumeDevice(name: "a", devicePath: "/a")
        var spec = PodSpec(
            containers: [Container(name: "web", volumeDevices: [device])],
            hostNetwork: true,
            hostPID: true,
            hostIPC: true,
            hostUsers: false
        )
        #expect(
            spec.hostUserErrors(at: .root).lines == [
                "hostNetwork Forbidden", "HostPID Forbidden", "HostIPC Forbidden",
                "containers[0].volumeDevices Forbidden",
            ]
        )
        spec.hostUsers = true
        #expect(spec.hostUserErrors(at: .root).isEmpty)
    }

    @Test(arguments: [
        (PodSpec(containers: [], hostnameOverride: "web.example.com"), []),
        (PodSpec(containers: [], hostnameOverride: "Web"), ["name Invalid"]),
        (
            PodSpec(containers: [], hostnameOverride: String(repeating: "-", count: 65)),
            ["name TooLong", "name Invalid"]
        ),
        (PodSpec(containers: [], hostNetwork: true, hostnameOverride: "web"), ["name Forbidden"]),
        (PodSpec(containers: [], setHostnameAsFQDN: true, hostnameOverride: "web"), ["name Forbidden"]),
        (PodSpec(containers: [], hostNetwork: true, setHostnameAsFQDN: true), []),
    ])
    func `a Pod has one host name`(spec: PodSpec, lines: [String]) {
        #expect(spec.hostnameOverrideErrors(at: "name").lines == lines)
    }

    @Test(arguments: [
        (["a", "example.com/b"], []), (["a b"], ["[0] Invalid"]), (["a", "b", "a"], ["[2] Duplicate"]),
    ])
    func `a gate is there once`(names: [String], lines: [String]) {
        let spec = PodSpec(containers: [], schedulingGates: names.map { PodSchedulingGate(name: $0) })
        #expect(spec.schedulingGateErrors(at: .root).lines == lines)
    }

    @Test func `a claim has a name and one source`() {
        let claims = [
            PodResourceClaim(name: "a", resourceClaimName: "x"),
            PodResourceClaim(name: "a", resourceClaimTemplateName: "X"),
            PodResourceClaim(name: "", resourceClaimName: "x", resourceClaimTemplateName: "y"),
            PodResourceClaim(name: "B"),
        ]
        #expect(
            PodSpec(containers: [], resourceClaims: claims).claimErrors(at: .root).lines == [
                "[1].name Duplicate", "[1].resourceClaimTemplateName Invalid", "[2].name Required", "[2] Invalid",
                "[3].name Invalid", "[3] Invalid",
            ]
        )
    }

    @Test func `a file of variables is in an emptyDir volume`() {
        func errors(_ volumes: [Volume]) -> [String] {
            let file = FileKeySelector(volumeName: "files", path: "a", key: "B")
            let variable = EnvVar(name: "A", valueFrom: EnvVarSource(fileKeyRef: file))
            let spec = PodSpec(volumes: volumes, containers: [Container(name: "web", env: [variable])])
            return spec.environmentFileErrors(at: .root).lines
        }
        let path = "containers[0].env[0].valueFrom.fileKeyRef.volumeName"
        #expect(errors([Volume(name: "files", emptyDir: .init())]).isEmpty)
        #expect(errors([]) == ["\(path) NotFound"])
        #expect(errors([Volume(name: "files", configMap: .init())]) == ["\(path) Invalid"])
    }
}
