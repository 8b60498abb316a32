// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KubernetesModels

struct FormatRulesKeysTests {
    @Test(arguments: ["LOG_LEVEL", "a.b-c", "1", "with space", "~", "-"])
    func `a name of a variable is printable`(text: String) {
        #expect(FormatRules.problems(inEnvironmentVariableName: text).isEmpty)
    }

    @Test(arguments: ["A=B", "\t", "é", "a\u{7f}", "="])
    func `a name of a variable has neither an equals sign nor odd characters`(text: String) {
        let sentence =
            "\(text.debugDescription) is not a name of an environment variable: it has a character other than "
            + #"printable ASCII, or "="; use letters, digits and "_", such as "LOG_LEVEL""#
        #expect(FormatRules.problems(inEnvironmentVariableName: text) == [sentence])
    }

    @Test func `a name of a variable is not empty`() {
        #expect(FormatRules.problems(inEnvironmentVariableName: "").count == 1)
    }

    @Test(arguments: ["app.yaml", "A_b-1", ".hidden", String(repeating: "a", count: 253)])
    func `a key of a ConfigMap is a name of a file`(text: String) {
        #expect(FormatRules.problems(inConfigMapKey: text).isEmpty)
    }

    @Test(arguments: [
        ("a/b", 1), ("", 1), (".", 1), ("..", 1), ("..a", 1), ("../a", 2), (String(repeating: "a", count: 254), 1),
        (String(repeating: "/", count: 254), 2),
    ])
    func `a key of a ConfigMap leads nowhere else`(text: String, count: Int) {
        #expect(FormatRules.problems(inConfigMapKey: text).count == count)
    }

    @Test func `the sentence about a key says what is wrong`() {
        #expect(
            FormatRules.problems(inConfigMapKey: "..a") == [
                #""..a" is not a key of a ConfigMap or Secret: it would lead out of a directory; use a name such as "app.yaml""#
            ]
        )
    }

    @Test(arguments: [("svc.cluster.local", 0), ("_tcp.example.com", 0), ("a_b", 0), ("", 1), ("a..b", 1), ("a_", 1)])
    func `a search path may have underscores`(text: String, count: Int) {
        #expect(FormatRules.problems(inDNSSearchPath: text).count == count)
    }

    @Test(arguments: [("web", 0), ("Web 1", 0), (".", 1), ("..", 1), ("a/b", 1), ("a%b", 1), ("a/b%c", 2)])
    func `a segment of a path fits a URL`(text: String, count: Int) {
        #expect(FormatRules.problems(inPathSegment: text).count == count)
    }

    @Test(arguments: [
        ("a/b", 0), ("..a", 0), ("", 0), ("/a", 1), ("../a", 1), ("a/..", 1), ("/a/../b", 2),
    ])
    func `a relative path stays where it starts`(text: String, count: Int) {
        #expect(FormatRules.problems(inRelativePath: text).count == count)
    }

    @Test(arguments: [("a/..b", 0), ("..a", 1), ("..", 2), ("../a", 1), ("/..a", 1)])
    func `the path of a projected file starts with no points`(text: String, count: Int) {
        #expect(FormatRules.problems(inProjectedPath: text).count == count)
    }
}
