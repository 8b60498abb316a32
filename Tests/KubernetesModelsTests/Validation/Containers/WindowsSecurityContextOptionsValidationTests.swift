// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct WindowsSecurityContextOptionsValidationTests {
    private func problemCount(ofUser name: String) -> Int {
        WindowsSecurityContextOptions(runAsUserName: name).validationErrors(at: .root).count
    }

    @Test(arguments: [
        "ContainerUser", #"NT AUTHORITY\SYSTEM"#, #"example.com\user"#, "a b.c", String(repeating: "a", count: 104),
    ])
    func `an account has a user and perhaps a domain`(name: String) {
        #expect(problemCount(ofUser: name) == 0)
    }

    @Test(arguments: [
        ("", 1), ("a\u{7}", 1), (#"a\b\c"#, 1), (#"a\"#, 1), (#"\a"#, 1), (#".a\b"#, 1), ("..", 1), ("a/b", 1),
        (String(repeating: "a", count: 105), 1), (String(repeating: "a", count: 256) + #"\b"#, 2),
        (#"way.too*long.for.netbios\b"#, 1),
    ])
    func `any other text is no account`(name: String, count: Int) {
        #expect(problemCount(ofUser: name) == count)
    }

    @Test func `the sentence says what would be right`() {
        let options = WindowsSecurityContextOptions(runAsUserName: "..")
        #expect(
            options.validationErrors(at: .root).sentences == [
                #"""
                runAsUserName: ".." is not a Windows account: the user has only points and spaces; \#
                use "user" or "DOMAIN\user"
                """#
            ]
        )
    }

    @Test(
        arguments: [
            (nil, "x", []), ("a", nil, []), ("A", nil, ["gmsaCredentialSpecName Invalid"]),
            (nil, "", ["gmsaCredentialSpec Invalid"]),
            (nil, String(repeating: "x", count: 65_537), ["gmsaCredentialSpec Invalid"]),
        ] as [(String?, String?, [String])]
    )
    func `a credential specification has a name and a content`(name: String?, spec: String?, lines: [String]) {
        let options = WindowsSecurityContextOptions(gmsaCredentialSpecName: name, gmsaCredentialSpec: spec)
        #expect(options.validationErrors(at: .root).lines == lines)
    }
}
