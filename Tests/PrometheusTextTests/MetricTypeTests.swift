// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import Testing

struct MetricTypeTests {
    @Test(arguments: [
        (ExpositionFormat.prometheus, ["counter", "gauge", "histogram", "summary", "untyped"]),
        (
            .openMetrics,
            ["counter", "gauge", "histogram", "summary", "unknown", "info", "stateset", "gaugehistogram"]
        ),
    ])
    func `every type of a format is read`(format: ExpositionFormat, types: [String]) throws {
        let lines = types.map { "# TYPE a_\($0) \($0)\n" }.joined()
        let text = lines + (format == .openMetrics ? "# EOF\n" : "")
        let exposition = try Exposition(parsing: text, format: format)
        #expect(exposition.families.map(\.type.rawValue) == types)
    }

    @Test func `a type of any spelling is a value`() {
        #expect(MetricType("histogram") == .histogram)
        #expect(MetricType("sketch").description == "sketch")
    }

    @Test(arguments: [
        ("counter", ["a_total", "a_created"]),
        ("histogram", ["a_bucket", "a_sum", "a_count", "a_created"]),
        ("gaugehistogram", ["a_bucket", "a_gsum", "a_gcount"]),
        ("summary", ["a", "a_sum", "a_count", "a_created"]),
        ("info", ["a_info"]),
        ("gauge", ["a"]),
        ("stateset", ["a"]),
        ("unknown", ["a"]),
    ])
    func `in OpenMetrics the type tells the names of the samples`(type: String, names: [String]) throws {
        let samples = names.map { "\($0) 1\n" }.joined()
        let exposition = try Exposition(parsing: "# TYPE a \(type)\n\(samples)# EOF\n")
        #expect(exposition.families.map(\.name) == ["a"])
        #expect(exposition["a"]?.samples.map(\.name) == names)
    }

    @Test(arguments: [
        ("counter", ["a"], ["a_total", "a_sum", "a_bucket"]),
        ("histogram", ["a_bucket", "a_sum", "a_count", "a"], ["a_created", "a_total"]),
        ("summary", ["a", "a_sum", "a_count"], ["a_bucket"]),
        ("untyped", ["a"], ["a_count"]),
    ])
    func `in the Prometheus format a name without the type's suffix is another family`(
        type: String,
        names: [String],
        others: [String]
    ) throws {
        let samples = (names + others).map { "\($0) 1\n" }.joined()
        let exposition = try Exposition(parsing: "# TYPE a \(type)\n\(samples)")
        #expect(exposition.families.map(\.name) == ["a"] + others)
        #expect(exposition["a"]?.samples.map(\.name) == names)
        #expect(others.allSatisfy { exposition[$0]?.type == .untyped })
    }
}
