// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct SecurityContextValidationTests {
    @Test(arguments: [
        (SecurityContext(), []),
        (SecurityContext(runAsUser: 0, runAsGroup: 2_147_483_647), []),
        (SecurityContext(runAsUser: -1, runAsGroup: 2_147_483_648), ["runAsUser Invalid", "runAsGroup Invalid"]),
        (SecurityContext(procMount: .default), []),
        (SecurityContext(procMount: ProcMountType("Foo")), ["procMount NotSupported"]),
        (SecurityContext(procMount: .unmasked), ["procMount Invalid"]),
        (SecurityContext(privileged: true, allowPrivilegeEscalation: false), [" Invalid"]),
        (SecurityContext(privileged: true, allowPrivilegeEscalation: true), []),
        (
            SecurityContext(capabilities: Capabilities(add: ["CAP_SYS_ADMIN"]), allowPrivilegeEscalation: false),
            [" Invalid"]
        ),
        (
            SecurityContext(seccompProfile: SeccompProfile(type: .localhost)),
            ["seccompProfile.localhostProfile Required"]
        ),
        (
            SecurityContext(appArmorProfile: AppArmorProfile(type: AppArmorProfileType(""))),
            ["appArmorProfile.type Required"]
        ),
        (SecurityContext(windowsOptions: .init(runAsUserName: "")), ["windowsOptions.runAsUserName Invalid"]),
    ])
    func `a mistake is told`(context: SecurityContext, lines: [String]) {
        #expect(context.validationErrors(at: .root, usesHostUsers: true).lines == lines)
    }

    @Test func `a Pod with users of its own may see all of proc`() {
        #expect(SecurityContext(procMount: .unmasked).validationErrors(at: .root, usesHostUsers: false).isEmpty)
    }

    @Test(arguments: [
        (SeccompProfile(type: .runtimeDefault), []),
        (SeccompProfile(type: .localhost, localhostProfile: "a/b.json"), []),
        (SeccompProfile(type: .localhost, localhostProfile: "/a"), ["localhostProfile Invalid"]),
        (SeccompProfile(type: .unconfined, localhostProfile: "a"), ["localhostProfile Invalid"]),
        (SeccompProfile(type: SeccompProfileType("")), ["type Required"]),
        (SeccompProfile(type: SeccompProfileType("Foo")), ["type NotSupported"]),
    ])
    func `a seccomp profile is one of the runtime or of the node`(profile: SeccompProfile, lines: [String]) {
        #expect(profile.validationErrors(at: .root).lines == lines)
    }

    @Test(arguments: [
        (AppArmorProfile(type: .unconfined), []),
        (AppArmorProfile(type: .localhost, localhostProfile: "a"), []),
        (AppArmorProfile(type: .localhost), ["localhostProfile Required"]),
        (AppArmorProfile(type: .localhost, localhostProfile: " a"), ["localhostProfile Invalid"]),
        (
            AppArmorProfile(type: .localhost, localhostProfile: String(repeating: "a", count: 4096)),
            ["localhostProfile TooLong"]
        ),
        (AppArmorProfile(type: .runtimeDefault, localhostProfile: "a"), ["localhostProfile Invalid"]),
        (AppArmorProfile(type: AppArmorProfileType("Foo")), ["type NotSupported"]),
    ])
    func `an AppArmor profile is one of the runtime or of the node`(profile: AppArmorProfile, lines: [String]) {
        #expect(profile.validationErrors(at: .root).lines == lines)
    }

    @Test func `sentences say what would be right`() {
        let context = SecurityContext(privileged: true, runAsUser: -1, allowPrivilegeEscalation: false)
        #expect(
            context.validationErrors(at: "context", usesHostUsers: true).sentences == [
                "context.runAsUser: -1 is out of range; use 0 to 2147483647",
                "context: a container without privilege escalation cannot be privileged; drop one of the two",
            ]
        )
    }
}
