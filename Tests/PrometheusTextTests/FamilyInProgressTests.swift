// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import PrometheusText

struct FamilyInProgressTests {
    @Test func `the names of the samples follow the type`() {
        var family = FamilyInProgress(header: FamilyHeader(name: "a"), format: .prometheus)
        #expect(family.sampleNames == ["a"])
        let problem = family.header.setType(.histogram)
        #expect(problem == nil)
        #expect(family.sampleNames == ["a_bucket", "a_sum", "a_count", "a"])
        #expect(family.owns("a_sum"))
        #expect(!family.owns("a_total"))
    }

    @Test func `a sample is taken once, with its place`() {
        var family = FamilyInProgress(header: FamilyHeader(name: "a"), format: .prometheus)
        let first = family.append(MetricSample(name: "a", value: 1), at: 7)
        let second = family.append(MetricSample(name: "a", value: 2), at: 9)
        #expect((first, second) == (true, false))
        #expect(family.offsets == [7])
        #expect(family.family.samples == [MetricSample(name: "a", value: 1)])
    }
}
