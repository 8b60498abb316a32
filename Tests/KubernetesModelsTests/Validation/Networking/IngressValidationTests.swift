// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TestSupport
import Testing

struct IngressValidationTests {
    private static let backend = #"{"service": {"name": "web", "port": {"number": 80}}}"#

    private func errors(_ spec: String, metadata: String = #"{"name": "web"}"#) throws -> [ValidationError] {
        let ingress: Ingress = try JSON.read(#"{"metadata": \#(metadata), "spec": \#(spec)}"#)
        return ingress.validationErrors()
    }

    @Test func `an Ingress in order has no errors`() throws {
        let path = #"{"path": "/", "pathType": "Prefix", "backend": \#(Self.backend)}"#
        let spec = #"""
            {"ingressClassName": "alb", "rules": [{"host": "*.example.com", "http": {"paths": [\#(path)]}}, {}],
             "tls": [{"hosts": ["a.example.com", "*.example.com"], "secretName": "tls"}, {}]}
            """#
        #expect(try errors(spec).isEmpty)
        #expect(try errors(#"{"defaultBackend": \#(Self.backend)}"#).isEmpty)
    }

    @Test func `there is something to route`() throws {
        #expect(try errors("{}").sentences == ["spec: there is nothing to route; add rules or a defaultBackend"])
        #expect(Ingress(metadata: ObjectMeta(name: "web")).validationErrors().lines == ["spec Invalid"])
    }

    @Test(arguments: [
        ("10.0.0.1", ["host Invalid"]), ("010.0.0.1", ["host Invalid"]), ("::1", ["host Invalid", "host Invalid"]),
        ("A", ["host Invalid"]), ("a.*", ["host Invalid"]), ("*.a", []), ("", []),
    ])
    func `a host is a name`(host: String, lines: [String]) throws {
        #expect(try errors(#"{"rules": [{"host": "\#(host)"}]}"#).lines == lines.map { "spec.rules[0].\($0)" })
    }

    @Test(arguments: [
        ("/", "Exact", 0), ("/a%20b", "Prefix", 0), ("a", "ImplementationSpecific", 1),
        ("", "ImplementationSpecific", 0),
        ("", "Exact", 1), ("a", "Prefix", 1), ("//a", "Exact", 1), ("/a/./b", "Prefix", 1), ("/a/../b/..", "Prefix", 2),
        ("/a%2fb%2F", "Exact", 2), ("/.", "Exact", 1), ("/a/./b", "ImplementationSpecific", 0),
    ])
    func `a path is absolute and plain`(path: String, type: String, count: Int) throws {
        let json = #"{"path": "\#(path)", "pathType": "\#(type)", "backend": \#(Self.backend)}"#
        let lines = Array(repeating: "spec.rules[0].http.paths[0].path Invalid", count: count)
        #expect(try errors(#"{"rules": [{"http": {"paths": [\#(json)]}}]}"#).lines == lines)
    }

    @Test func `a path has a type`() throws {
        func errors(_ type: String) throws -> [String] {
            let path = #"{"path": "/", "pathType": "\#(type)", "backend": {}}"#
            return try self.errors(#"{"rules": [{"http": {"paths": [\#(path)]}}]}"#).lines
        }
        let path = "spec.rules[0].http.paths[0]"
        #expect(try errors("") == ["\(path).pathType Required"])
        #expect(try errors("Foo") == ["\(path).pathType NotSupported", "\(path).backend Invalid"])
        #expect(
            try self.errors(#"{"rules": [{"http": {"paths": []}}]}"#).lines == ["spec.rules[0].http.paths Required"]
        )
    }

    @Test(arguments: [
        ("{}", [" Invalid"]),
        (#"{"service": {"name": "a"}, "resource": {"kind": "B", "name": "c"}}"#, [" Invalid"]),
        (#"{"service": {"name": ""}}"#, [".service.name Required", " Required"]),
        (#"{"service": {"name": "A", "port": {"number": 80}}}"#, [".service.name Invalid"]),
        (#"{"service": {"name": "a", "port": {"name": "b", "number": 80}}}"#, [" Invalid"]),
        (#"{"service": {"name": "a", "port": {"name": "Bb"}}}"#, [".service.port.name Invalid"]),
        (#"{"service": {"name": "a", "port": {"number": 70000}}}"#, [".service.port.number Invalid"]),
        (#"{"resource": {"apiGroup": "a", "kind": "B", "name": "c"}}"#, []),
        (
            #"{"resource": {"apiGroup": "A", "kind": "", "name": "a/b"}}"#,
            [".resource.apiGroup Invalid", ".resource.kind Required", ".resource.name Invalid"]
        ),
    ])
    func `a backend is one Service or one other object`(backend: String, lines: [String]) throws {
        let errors = try errors(#"{"defaultBackend": \#(backend)}"#)
        #expect(errors.lines == lines.map { "spec.defaultBackend\($0)" })
    }

    @Test func `certificates are for hosts`() throws {
        let spec = #"{"defaultBackend": \#(Self.backend), "tls": [{"hosts": ["A", "*"], "secretName": "B"}]}"#
        #expect(
            try errors(spec).lines == [
                "spec.tls[0].hosts[0] Invalid", "spec.tls[0].hosts[1] Invalid", "spec.tls[0].secretName Invalid",
            ]
        )
    }

    @Test func `the class is named once`() throws {
        let metadata = #"{"name": "web", "annotations": {"kubernetes.io/ingress.class": "alb"}}"#
        let spec = #"{"defaultBackend": \#(Self.backend), "ingressClassName": "Alb"}"#
        #expect(
            try errors(spec, metadata: metadata).lines == [
                "spec.ingressClassName Invalid", "annotations.kubernetes.io/ingress.class Invalid",
            ]
        )
        #expect(try errors(#"{"defaultBackend": \#(Self.backend)}"#, metadata: metadata).isEmpty)
    }
}
