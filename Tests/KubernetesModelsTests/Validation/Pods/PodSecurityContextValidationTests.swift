// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct PodSecurityContextValidationTests {
    private func errors(_ context: PodSecurityContext, _ change: (inout PodSpec) -> Void = { _ in }) -> [String] {
        var spec = PodSpec.blank
        change(&spec)
        return context.validationErrors(at: .root, in: spec).lines
    }

    @Test(arguments: [
        (PodSecurityContext(), []),
        (PodSecurityContext(runAsUser: 0, fsGroup: 2_147_483_647), []),
        (
            PodSecurityContext(runAsUser: -1, runAsGroup: -1, supplementalGroups: [0, -1], fsGroup: -1),
            ["fsGroup Invalid", "runAsUser Invalid", "runAsGroup Invalid", "supplementalGroups[1] Invalid"]
        ),
        (PodSecurityContext(fsGroupChangePolicy: .init("Foo")), ["fsGroupChangePolicy NotSupported"]),
        (PodSecurityContext(seccompProfile: .init(type: .localhost)), ["seccompProfile.localhostProfile Required"]),
        (PodSecurityContext(appArmorProfile: .init(type: .localhost)), ["appArmorProfile.localhostProfile Required"]),
        (PodSecurityContext(windowsOptions: .init(runAsUserName: "")), ["windowsOptions.runAsUserName Invalid"]),
        (PodSecurityContext(supplementalGroupsPolicy: .init("Foo")), ["supplementalGroupsPolicy NotSupported"]),
        (PodSecurityContext(seLinuxChangePolicy: .recursive), []),
        (PodSecurityContext(seLinuxChangePolicy: .mountOption), ["seLinuxChangePolicy NotSupported"]),
    ])
    func `a mistake is told`(context: PodSecurityContext, lines: [String]) {
        #expect(errors(context) == lines)
    }

    @Test func `processes are shared with containers or with the node`() {
        let lines = errors(PodSecurityContext()) {
            $0.shareProcessNamespace = true
            $0.hostPID = true
        }
        #expect(lines == ["shareProcessNamespace Invalid"])
        #expect(errors(PodSecurityContext()) { $0.shareProcessNamespace = true }.isEmpty)
    }

    private func sysctlErrors(_ names: [String], _ change: (inout PodSpec) -> Void = { _ in }) -> [String] {
        errors(PodSecurityContext(sysctls: names.map { Sysctl(name: $0, value: "1") }), change)
    }

    @Test func `kernel parameters are named once`() {
        #expect(sysctlErrors(["net.core.somaxconn", "kernel/shm_rmid_forced", "a-b_c.d"]).isEmpty)
        #expect(sysctlErrors([""]) == ["sysctls[0].name Required"])
        #expect(sysctlErrors(["A", "a..b", "-a", "a."]) == (0..<4).map { "sysctls[\($0)].name Invalid" })
        #expect(sysctlErrors(["a", "a"]) == ["sysctls[1].name Duplicate"])
        #expect(sysctlErrors([String(repeating: "a", count: 254)]) == ["sysctls[0].name Invalid"])
    }

    @Test func `kernel parameters of the node are left alone`() {
        let names = ["net.core.somaxconn", "net/ipv4/conf/eth0.100/forwarding", "kernel.sem", "fs.mqueue.msg_max"]
        let lines = (0..<4).map { "sysctls[\($0)].name Invalid" }
        #expect(sysctlErrors(names) { $0.hostNetwork = true } == Array(lines[..<2]))
        #expect(sysctlErrors(names) { $0.hostIPC = true } == Array(lines[2...]))
    }
}
