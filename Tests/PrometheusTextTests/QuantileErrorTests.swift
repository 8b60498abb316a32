// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import Testing

struct QuantileErrorTests {
    private func message(_ fraction: Double, _ counts: [Int], _ bounds: [Double], name: String) throws -> String? {
        let histogram = try Histogram.counting(counts, upTo: bounds, name: name)
        return #expect(throws: QuantileError.self) { try histogram.quantile(fraction) }?.message
    }

    @Test(
        arguments: [
            (0.99, [100, 20], [10], "the 0.99 quantile of 120 observations lies above the largest bound, 10 s"),
            (1, [0, 1], [0.005], "the 1 quantile of 1 observation lies above the largest bound, 0.005 s"),
            (0.5, [0, 0], [10], "the 0.5 quantile of no observations is not known"),
            (0.5, [3], [], "the 0.5 quantile of 3 observations has no bound: the only bucket is le=\"+Inf\""),
            (1.5, [3, 0], [1], "expected a quantile from 0 to 1, found 1.5"),
            (.nan, [3, 0], [1], "expected a quantile from 0 to 1, found NaN"),
        ] as [(Double, [Int], [Double], String)]
    )
    func `a reason is one sentence`(fraction: Double, counts: [Int], bounds: [Double], expected: String) throws {
        #expect(try message(fraction, counts, bounds, name: "workqueue_queue_duration_seconds") == expected)
    }

    @Test func `a metric that is not in seconds has a bound without a unit`() throws {
        let found = try message(0.9, [1, 1], [3], name: "aws_api_call_retries")
        #expect(found == "the 0.9 quantile of 2 observations lies above the largest bound, 3")
    }

    @Test func `the series is named`() throws {
        let histogram = try Histogram.counting([0], upTo: [], name: "a_seconds", labels: ["name": "service"])
        let error = #expect(throws: QuantileError.self) { try histogram.quantile(0.5) }
        #expect(error?.series == "a_seconds{name=\"service\"}")
        #expect(
            error?.description
                == "a_seconds{name=\"service\"}: error: the 0.5 quantile of no observations is not known"
        )
        #expect(error?.code.description == "noObservations")
    }
}
