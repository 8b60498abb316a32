// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct ResourceKindTests {
    @Test(arguments: [
        ("cpu", true, true, false, false), ("hugepages-2Mi", true, false, false, false),
        ("example.com/gpu", false, false, true, true), ("kubernetes.io/batch", true, true, false, false),
        ("requests.example.com/gpu", false, false, false, false), ("pods", true, true, false, true),
    ])
    func `the name says what a resource is`(
        name: String,
        isNative: Bool,
        allowsOvercommit: Bool,
        isExtended: Bool,
        isCounted: Bool
    ) {
        let kind = ResourceKind(name)
        #expect(kind.isNative == isNative)
        #expect(kind.allowsOvercommit == allowsOvercommit)
        #expect(kind.isExtended == isExtended)
        #expect(kind.isCounted == isCounted)
    }

    @Test func `huge pages have a size`() {
        #expect(ResourceKind("hugepages-2Mi").pageSize == "2Mi")
        #expect(ResourceKind("hugepages-").pageSize == nil)
        #expect(ResourceKind("memory").pageSize == nil)
    }

    @Test(arguments: [
        ("cpu", 0), ("memory", 0), ("ephemeral-storage", 0), ("hugepages-1Gi", 0), ("example.com/gpu", 0), ("gpu", 2),
        ("pods", 1), ("storage", 1), ("requests.hugepages-2Mi", 1), ("a b", 2), ("requests.example.com/gpu", 1),
    ])
    func `containers have some resources`(name: String, count: Int) {
        #expect(ResourceKind(name).problemsForContainer.count == count)
    }

    @Test(arguments: [
        ("cpu", []), ("hugepages-1Gi", []), ("example.com/gpu", ["limits NotSupported"]), ("gpu", ["limits Invalid"]),
        ("ephemeral-storage", ["limits NotSupported"]),
    ])
    func `Pods as a whole have fewer`(name: String, lines: [String]) {
        #expect(ResourceKind(name).errorsForPod(at: "limits").lines == lines)
    }

    @Test func `sentences say what would be right`() {
        #expect(
            ResourceKind("gpu").problemsForContainer == [
                #"Kubernetes has no resource "gpu"; give one of your own a prefix, as in example.com/gpu"#,
                #"""
                "gpu" is not a resource of containers; \#
                use cpu, memory, ephemeral-storage, or one with a prefix such as example.com/gpu
                """#,
            ]
        )
    }

    @Test(arguments: [("abc", "bc", true), ("abc", "", true), ("abc", "cd", false), ("", "a", false)])
    func `a text contains bytes`(text: String, other: String, isContained: Bool) {
        #expect(text.containsBytes(of: other) == isContained)
    }
}
