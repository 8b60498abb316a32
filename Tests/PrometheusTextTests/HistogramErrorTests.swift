// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import Testing

struct HistogramErrorTests {
    @Test func `an error names the series`() {
        let error = #expect(throws: HistogramError.self) {
            try Histogram(name: "aws_api_call_duration_seconds", labels: ["operation": "RegisterTargets"], buckets: [])
        }
        #expect(error?.code.description == "missingInfinityBucket")
        #expect(
            error?.description == """
                aws_api_call_duration_seconds{operation="RegisterTargets"}: error: expected a bucket with le="+Inf", \
                which counts all observations
                """
        )
    }

    @Test func `a label cannot upset a terminal`() {
        let error = #expect(throws: HistogramError.self) {
            try Histogram(name: "a", labels: ["b": "\u{1B}[31m"], buckets: [])
        }
        #expect(error?.series == "a{b=\"\u{FFFD}[31m\"}")
    }
}
