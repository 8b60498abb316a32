// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import Testing

struct MetricLabelsTests {
    private let labels: MetricLabels = ["controller": "service", "le": "0.1"]

    @Test func `a label is found by its name`() {
        #expect(labels["le"] == "0.1")
        #expect(labels["name"] == nil)
    }

    @Test func `labels keep their order`() {
        #expect(labels.map(\.name) == ["controller", "le"])
        #expect(labels[0] == MetricLabel(name: "controller", value: "service"))
    }

    @Test func `the order of labels means nothing`() {
        let turned: MetricLabels = ["le": "0.1", "controller": "service"]
        #expect(labels == turned)
        #expect(labels.hashValue == turned.hashValue)
        #expect(Set([labels, turned]).count == 1)
    }

    @Test(
        arguments: [
            ["controller": "service"],
            ["controller": "service", "le": "0.2"],
            ["controller": "0.1", "le": "service"],
            ["controller": "service", "le": "0.1", "name": ""],
            [:],
        ] as [MetricLabels]
    )
    func `other labels are not equal`(other: MetricLabels) {
        #expect(labels != other)
    }

    @Test func `a value belongs to its name`() {
        let first: MetricLabels = ["a": "x", "b": "y"]
        let second: MetricLabels = ["a": "y", "b": "x"]
        #expect(first != second)
        #expect(Set([first, second]).count == 2)
    }

    @Test func `labels are written as an exposition has them`() {
        #expect(labels.description == "{controller=\"service\",le=\"0.1\"}")
        #expect((["path": "C:\\a\n\"b\""] as MetricLabels).description == "{path=\"C:\\\\a\\n\\\"b\\\"\"}")
        #expect(MetricLabels().description == "")
    }
}
