// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import PrometheusText

struct SampleIdentityTests {
    private let sample = MetricSample(name: "a", labels: ["b": "1", "c": "2"], value: 1, timestamp: 5)

    @Test func `value, exemplar and the order of labels do not make another sample`() {
        let other = MetricSample(
            name: "a",
            labels: ["c": "2", "b": "1"],
            value: 2,
            timestamp: 5,
            exemplar: MetricExemplar(labels: [:], value: 3)
        )
        #expect(SampleIdentity(sample) == SampleIdentity(other))
        #expect(Set([SampleIdentity(sample), SampleIdentity(other)]).count == 1)
    }

    @Test(arguments: [
        MetricSample(name: "b", labels: ["b": "1", "c": "2"], value: 1, timestamp: 5),
        MetricSample(name: "a", labels: ["b": "1"], value: 1, timestamp: 5),
        MetricSample(name: "a", labels: ["b": "1", "c": "2"], value: 1, timestamp: 6),
        MetricSample(name: "a", labels: ["b": "1", "c": "2"], value: 1),
    ])
    func `name, labels and timestamp make another sample`(other: MetricSample) {
        #expect(SampleIdentity(sample) != SampleIdentity(other))
    }
}
