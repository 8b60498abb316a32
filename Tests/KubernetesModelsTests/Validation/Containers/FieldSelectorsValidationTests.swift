// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct FieldSelectorsValidationTests {
    @Test(arguments: [
        ("metadata.name", []), ("spec.host", []), ("metadata.labels['app']", []),
        ("metadata.annotations['Example.com/A']", []),
        ("", ["fieldPath Required"]), ("metadata.uid", ["fieldPath NotSupported"]),
        ("metadata.labels", ["fieldPath NotSupported"]), ("spec.schedulerName", ["fieldPath NotSupported"]),
        ("spec.containers", ["fieldPath Invalid"]), ("spec['a']", ["fieldPath Invalid"]),
        ("['a']", ["fieldPath Invalid"]), ("']", ["fieldPath Invalid"]), ("a']", ["fieldPath Invalid"]),
        ("metadata.labels['a b']", [" Invalid"]), ("metadata.labels['']", [" Invalid", " Invalid"]),
        ("metadata.labels['a/b/c']", [" Invalid"]),
    ])
    func `a field can be selected where it is allowed`(fieldPath: String, lines: [String]) {
        let selector = ObjectFieldSelector(apiVersion: "v1", fieldPath: fieldPath)
        let errors = selector.validationErrors(at: .root, allowing: ["metadata.name", "spec.nodeName"])
        #expect(errors.lines == lines)
    }

    @Test func `a field has a version`() {
        let allowed: Set = ["metadata.name"]
        let none = ObjectFieldSelector(fieldPath: "metadata.name")
        #expect(none.validationErrors(at: .root, allowing: allowed).lines == ["apiVersion Required"])
        let other = ObjectFieldSelector(apiVersion: "v2", fieldPath: "metadata.name")
        #expect(
            other.validationErrors(at: .root, allowing: allowed).sentences == [
                #"""
                fieldPath: "metadata.name" of "v2" is not a field of a Pod that can be selected; \#
                use one of "metadata.name"
                """#
            ]
        )
    }

    @Test(
        arguments: [
            ("limits.cpu", nil, []), ("requests.memory", "1Mi", []), ("limits.hugepages-2Mi", "1Gi", []),
            ("limits.cpu", "1m", []), ("limits.cpu", "0.001", []), ("limits.cpu", "1k", ["divisor Invalid"]),
            ("requests.memory", "2", ["divisor Invalid"]), ("limits.ephemeral-storage", "1m", ["divisor Invalid"]),
            ("limits.hugepages-2Mi", "3", ["divisor Invalid"]), ("limits.memory", "0", []),
            ("", "5", ["resource Required"]), ("limits.pods", "5", ["resource NotSupported"]),
        ] as [(String, Quantity?, [String])]
    )
    func `a resource is given in a unit`(resource: String, divisor: Quantity?, lines: [String]) {
        let selector = ResourceFieldSelector(resource: resource, divisor: divisor)
        #expect(selector.validationErrors(at: .root, needsContainer: false).lines == lines)
    }

    @Test func `a file needs to know the container`() {
        let selector = ResourceFieldSelector(resource: "limits.cpu")
        #expect(selector.validationErrors(at: .root, needsContainer: true).lines == ["containerName Required"])
        let named = ResourceFieldSelector(containerName: "web", resource: "limits.cpu")
        #expect(named.validationErrors(at: .root, needsContainer: true).isEmpty)
    }

    @Test func `sentences say what would be right`() {
        let selector = ResourceFieldSelector(resource: "limits.pods")
        let names = ["limits", "requests"].flatMap { list in
            ["cpu", "memory", "ephemeral-storage"].map { "\"\(list).\($0)\"" }
        }
        #expect(
            selector.validationErrors(at: .root, needsContainer: false).sentences == [
                "resource: \"limits.pods\" cannot be selected; use one of \(names.joined(separator: ", "))"
            ]
        )
        let divided = ResourceFieldSelector(resource: "limits.cpu", divisor: "1k")
        #expect(
            divided.validationErrors(at: .root, needsContainer: false).sentences == [
                "divisor: 1k is no unit for limits.cpu; use one of 1m, 1"
            ]
        )
    }
}
