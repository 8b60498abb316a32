// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

struct EnvVarValidationTests {
    private static let volume = #""volumes": [{"name": "files"}]"#

    @Test(arguments: [
        #"{"name": "A", "value": "b"}"#,
        #"{"name": "a.b-c d"}"#,
        #"{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}"#,
        #"{"name": "A", "valueFrom": {"configMapKeyRef": {"name": "settings", "key": "a.b"}}}"#,
        #"{"name": "A", "valueFrom": {"secretKeyRef": {"name": "settings", "key": "a.b"}}}"#,
        #"{"name": "A", "valueFrom": {"fileKeyRef": {"volumeName": "files", "path": "a/b", "key": "A"}}}"#,
    ])
    func `a variable in order has no errors`(variable: String) throws {
        #expect(try TemplateErrors.ofContainer(#""env": [\#(variable)]"#, in: Self.volume).isEmpty)
    }

    @Test(arguments: [
        (#"{"name": ""}"#, ["name Required"]),
        (#"{"name": "A=B"}"#, ["name Invalid"]),
        (#"{"name": "A", "valueFrom": {}}"#, ["valueFrom Invalid"]),
        (
            #"{"name": "A", "value": "b", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}"#,
            ["valueFrom Invalid"]
        ),
        (
            #"{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}, "resourceFieldRef": {"resource": ""}}}"#,
            ["valueFrom.resourceFieldRef.resource Required", "valueFrom Invalid"]
        ),
        (
            #"{"name": "A", "valueFrom": {"configMapKeyRef": {"key": ""}}}"#,
            ["valueFrom.configMapKeyRef.name Invalid", "valueFrom.configMapKeyRef.key Required"]
        ),
        (
            #"{"name": "A", "valueFrom": {"secretKeyRef": {"name": "Settings", "key": "a/b"}}}"#,
            ["valueFrom.secretKeyRef.name Invalid", "valueFrom.secretKeyRef.key Invalid"]
        ),
        (
            #"{"name": "A", "valueFrom": {"fileKeyRef": {"volumeName": "", "path": "", "key": ""}}}"#,
            [
                "valueFrom.fileKeyRef.key Required", "valueFrom.fileKeyRef.volumeName Required",
                "valueFrom.fileKeyRef.path Required", "valueFrom.fileKeyRef.volumeName NotFound",
            ]
        ),
        (
            #"{"name": "A", "valueFrom": {"fileKeyRef": {"volumeName": "files", "path": "../a", "key": "="}}}"#,
            ["valueFrom.fileKeyRef.key Invalid", "valueFrom.fileKeyRef.path Invalid"]
        ),
    ])
    func `a mistake in a variable is told`(variable: String, lines: [String]) throws {
        let errors = try TemplateErrors.ofContainer(#""env": [\#(variable)]"#, in: Self.volume)
        #expect(errors.lines == lines.map { "env[0].\($0)" })
    }

    @Test func `sentences say what would be right`() throws {
        let members = #""env": [{"name": ""}, {"name": "A", "value": "b", "valueFrom": {}}]"#
        #expect(
            try TemplateErrors.ofContainer(members).sentences == [
                #"env[0].name: the variable has no name; use letters, digits and "_", such as "LOG_LEVEL""#,
                "env[1].valueFrom: there is no source; use one, such as configMapKeyRef",
            ]
        )
    }

    @Test(arguments: [
        (#"{"configMapRef": {"name": "settings"}}"#, []),
        (#"{"secretRef": {"name": "settings-"}, "prefix": "A_"}"#, []),
        (#"{"configMapRef": {}}"#, ["envFrom[0].configMapRef.name Required"]),
        (#"{"secretRef": {"name": "Settings"}}"#, ["envFrom[0].secretRef.name Invalid"]),
        (#"{"prefix": "=", "secretRef": {"name": "a"}}"#, ["envFrom[0].prefix Invalid"]),
        ("{}", ["envFrom Invalid"]),
        (#"{"secretRef": {"name": "a"}, "configMapRef": {"name": "b"}}"#, ["envFrom Invalid"]),
    ])
    func `a source of many variables is one object`(source: String, lines: [String]) throws {
        #expect(try TemplateErrors.ofContainer(#""envFrom": [\#(source)]"#).lines == lines)
    }
}
