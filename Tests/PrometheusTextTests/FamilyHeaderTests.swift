// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import PrometheusText

struct FamilyHeaderTests {
    @Test func `an empty help or unit counts as none`() {
        var header = FamilyHeader(name: "a")
        let problems = ["", "text", "", "text"].map { header.setHelp($0, in: .openMetrics) }
        #expect(problems == [nil, nil, nil, .isSecond])
        let problem = header.setUnit("")
        #expect(problem == nil)
        #expect(header.unit == nil)
        #expect(header.help == "text")
    }

    @Test func `only OpenMetrics minds help behind samples`() {
        var header = FamilyHeader(name: "a")
        header.hasSamples = true
        let problems = [ExpositionFormat.openMetrics, .prometheus].map { header.setHelp("text", in: $0) }
        #expect(problems == [.isBehindSamples, nil])
    }
}
