// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import Testing

struct LineScannerSampleTests {
    private func sample(_ line: String, _ format: ExpositionFormat) throws -> MetricSample? {
        let end = format == .openMetrics ? "# EOF\n" : ""
        return try Exposition(parsing: line + "\n" + end, format: format).families.first?.samples.first
    }

    @Test(arguments: [
        ("workqueue_depth 3", MetricSample(name: "workqueue_depth", value: 3)),
        ("workqueue_depth{} 3", MetricSample(name: "workqueue_depth", value: 3)),
        ("a{b=\"c\"} -Inf", MetricSample(name: "a", labels: ["b": "c"], value: -.infinity)),
        ("a{b=\"\"} 0", MetricSample(name: "a", labels: ["b": ""], value: 0)),
        ("a{b=\"{},= \"} 0", MetricSample(name: "a", labels: ["b": "{},= "], value: 0)),
        ("a{b=\"c\",_d=\"e f\"} 1e-08", MetricSample(name: "a", labels: ["b": "c", "_d": "e f"], value: 1e-08)),
    ])
    func `both formats have samples`(line: String, expected: MetricSample) throws {
        #expect(try sample(line, .prometheus) == expected)
        #expect(try sample(line, .openMetrics) == expected)
    }

    @Test(arguments: [
        ("  a\t1  ", MetricSample(name: "a", value: 1)),
        ("a   {b=\"c\"}1", MetricSample(name: "a", labels: ["b": "c"], value: 1)),
        ("a{ b = \"c\" , d = \"e\" , } 1", MetricSample(name: "a", labels: ["b": "c", "d": "e"], value: 1)),
        ("a{ } 1", MetricSample(name: "a", value: 1)),
        ("a 1 1395066363000 ", MetricSample(name: "a", value: 1, timestamp: 1_395_066_363)),
        ("a +Inf -3982045", MetricSample(name: "a", value: .infinity, timestamp: -3982.045)),
    ])
    func `the Prometheus format is free with blanks and has milliseconds`(
        line: String,
        expected: MetricSample
    ) throws {
        #expect(try sample(line, .prometheus) == expected)
    }

    @Test(arguments: [
        ("a 1 123", MetricSample(name: "a", value: 1, timestamp: 123)),
        ("a 1 1520879607.789", MetricSample(name: "a", value: 1, timestamp: 1_520_879_607.789)),
        ("a 1 -1.5e3", MetricSample(name: "a", value: 1, timestamp: -1500)),
    ])
    func `OpenMetrics has seconds`(line: String, expected: MetricSample) throws {
        #expect(try sample(line, .openMetrics) == expected)
    }

    @Test(
        arguments: [
            ("8 # {} 0.054", nil, MetricExemplar(labels: [:], value: 0.054)),
            ("8 # {trace_id=\"KO\"} 0.67", nil, MetricExemplar(labels: ["trace_id": "KO"], value: 0.67)),
            ("8 17 # {a=\"b\"} 1 1.5", 17, MetricExemplar(labels: ["a": "b"], value: 1, timestamp: 1.5)),
        ] as [(String, Double?, MetricExemplar)]
    )
    func `OpenMetrics has exemplars`(value: String, timestamp: Double?, exemplar: MetricExemplar) throws {
        let line = "aws_api_call_duration_seconds_bucket{le=\"1\"} \(value)"
        let text = "# TYPE aws_api_call_duration_seconds histogram\n\(line)\n# EOF\n"
        let sample = try Exposition(parsing: text)["aws_api_call_duration_seconds"]?.samples.first
        #expect(sample?.value == 8)
        #expect(sample?.timestamp == timestamp)
        #expect(sample?.exemplar == exemplar)
    }

    @Test func `an exemplar's labels may have 128 characters`() throws {
        let value = String(repeating: "\u{1F600}", count: 128 - 8)
        let text = "# TYPE a counter\na_total 1 # {trace_id=\"\(value)\"} 1\n# EOF\n"
        #expect(try Exposition(parsing: text)["a"]?.samples.first?.exemplar?.labels["trace_id"] == value)
    }
}
