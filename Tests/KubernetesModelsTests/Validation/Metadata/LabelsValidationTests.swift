// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct LabelsValidationTests {
    private let path: FieldPath = "metadata.labels"

    @Test func `keys are qualified names and values label values`() {
        let labels = ["app": "web", "example.com/part": "", "a b": "x", "c": "-x"]
        #expect(
            labels.labelErrors(at: path).sentences == [
                #"""
                metadata.labels: "a b" is not a name as it may stand behind a prefix: " " at position 2 is not allowed; \#
                use letters, digits, "-", "_" and ".", such as "ready" in "example.com/ready"
                """#,
                #"""
                metadata.labels: "-x" is not a label value: it starts with "-"; \#
                use letters, digits, "-", "_" and ".", such as "web-1.27", or nothing
                """#,
            ]
        )
    }

    @Test func `keys of annotations are qualified names whatever their case`() {
        let annotations = ["Example.com/A": "anything at all\n", "a b": ""]
        #expect(annotations.annotationErrors(at: path).lines == ["metadata.labels Invalid"])
        #expect(["Example.com/A": ""].labelErrors(at: path).count == 1)
    }

    @Test func `annotations have 256 KiB together`() {
        let most = ["a": String(repeating: "x", count: 262_142), "b": ""]
        #expect(most.annotationErrors(at: path).isEmpty)
        let tooMany = ["a": String(repeating: "x", count: 262_142), "bc": ""]
        let sentence = "the annotations have 262145 bytes together; at most 262144 are allowed"
        #expect(
            tooMany.annotationErrors(at: path) == [ValidationError(path: path, reason: .tooLong, sentence: sentence)]
        )
    }

    @Test func `keys are sorted by their bytes`() {
        #expect(["b": "", "B": "", "a": "", "\u{e9}": ""].sortedKeys == ["B", "a", "b", "\u{e9}"])
    }
}
