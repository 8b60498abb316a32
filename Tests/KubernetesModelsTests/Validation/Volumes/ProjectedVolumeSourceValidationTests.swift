// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

struct ProjectedVolumeSourceValidationTests {
    private func errors(_ sources: String, _ members: String = "") throws -> [String] {
        let source = #"{"name": "a", "projected": {"sources": [\#(sources)]\#(members)}}"#
        return try TemplateErrors.ofSpec(#""volumes": [\#(source)]"#).lines
    }

    @Test func `sources in order have no errors`() throws {
        let sources = """
            {"secret": {"name": "a", "items": [{"key": "a", "path": "a"}]}}, {"configMap": {"name": "b"}},
            {"downwardAPI": {"items": [{"path": "b", "fieldRef": {"fieldPath": "metadata.uid"}}]}},
            {"serviceAccountToken": {"path": "token", "expirationSeconds": 600}}, {}
            """
        #expect(try errors(sources).isEmpty)
    }

    @Test(arguments: [
        (
            #"{"secret": {}}, {"configMap": {}}"#,
            [".sources[0].secret.name Required", ".sources[1].configMap.name Required"]
        ),
        (
            #"{"secret": {"name": "a", "items": [{"key": "", "path": "a"}]}}"#,
            [".sources[0].secret.items[0].key Required"]
        ),
        (#"{"secret": {"name": "a"}, "configMap": {"name": "b"}}"#, [".sources[0] Forbidden"]),
        (
            #"""
            {"secret": {"name": "a", "items": [{"key": "a", "path": "a"}]}},
            {"configMap": {"name": "b", "items": [{"key": "a", "path": "a"}]}}
            """#,
            [" Invalid"]
        ),
        (#"{"downwardAPI": {"items": [{"path": "a"}]}}"#, [".sources[0].downwardAPI Required"]),
        (
            #"{"serviceAccountToken": {"path": "", "expirationSeconds": 599}}"#,
            [".sources[0].serviceAccountToken.expirationSeconds Invalid", ".path Required"]
        ),
        (
            #"{"serviceAccountToken": {"path": "../a", "expirationSeconds": 4294967297}}"#,
            [".sources[0].serviceAccountToken.expirationSeconds Invalid", ".path Invalid"]
        ),
        (#"{"podCertificate": {"signerName": "", "keyType": ""}, "clusterTrustBundle": {"path": ""}}"#, []),
    ])
    func `a mistake is told`(sources: String, lines: [String]) throws {
        #expect(try errors(sources) == lines.map { "volumes[0].projected\($0)" })
    }

    @Test func `files have a mode`() throws {
        #expect(try errors("{}", #", "defaultMode": 512"#) == ["volumes[0].projected.defaultMode Invalid"])
    }
}
