// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import Testing

struct ExpositionReaderTests {
    private func names(_ text: String, format: ExpositionFormat? = nil) throws -> [String] {
        var reader = ExpositionReader(parsing: text, format: format)
        var names: [String] = []
        while let family = try reader.next() { names.append(family.name) }
        return names
    }

    @Test func `families come one at a time in their order`() throws {
        #expect(
            try names(ControllerScrape.text) == [
                "aws_api_call_duration_seconds", "controller_runtime_reconcile_total", "go_gc_duration_seconds",
                "workqueue_depth", "workqueue_retries_total",
            ]
        )
    }

    @Test func `nothing comes from an empty text`() throws {
        #expect(try names("") == [])
        #expect(try names("\n \n# only a comment\n#\n") == [])
        #expect(try names("# EOF\n") == [])
        #expect(try names("# EOF") == [])
    }

    @Test func `a family without samples comes too`() throws {
        #expect(try names("# TYPE a gauge\n# HELP b text\nc 1\n") == ["a", "b", "c"])
    }

    @Test func `an interrupted family comes in parts, each with what was said of it`() throws {
        let text = """
            # TYPE a histogram
            a_bucket{le="1"} 1
            b 1
            a_sum 2
            # HELP a Late help.
            b{c="d"} 1
            a_count 1

            """
        var reader = ExpositionReader(parsing: text)
        var parts: [MetricFamily] = []
        while let part = try reader.next() { parts.append(part) }
        #expect(parts.map(\.name) == ["a", "b", "a", "b", "a"])
        #expect(parts.map(\.type.rawValue) == ["histogram", "untyped", "histogram", "untyped", "histogram"])
        #expect(parts.map(\.help) == [nil, nil, "Late help.", nil, "Late help."])
        #expect(parts.map(\.samples.count) == [1, 1, 1, 1, 1])
    }

    @Test func `the families before a mistake come, and nothing behind it`() throws {
        var reader = ExpositionReader(parsing: "a 1\nb 2\nc x\nd 4\n")
        let first = try reader.next()
        #expect(first?.name == "a")
        let error = #expect(throws: ExpositionError.self) { try reader.next() }
        #expect(error?.code == .invalidValue)
        let rest = [try reader.next(), try reader.next()]
        #expect(rest == [nil, nil])
    }

    @Test func `the end is reported again and again`() throws {
        var reader = ExpositionReader(parsing: "a 1\n")
        let results = [try reader.next(), try reader.next(), try reader.next()]
        #expect(results.map { $0?.name } == ["a", nil, nil])
    }

    @Test func `a missing end mark is reported once`() throws {
        var reader = ExpositionReader(parsing: "a 1\n", format: .openMetrics)
        let error = #expect(throws: ExpositionError.self) { try reader.next() }
        #expect(error?.code == .missingEnd)
        let rest = try reader.next()
        #expect(rest == nil)
    }

    @Test func `bytes are read like a string`() throws {
        var reader = try ExpositionReader(parsing: Array("a{b=\"caf\u{E9}\"} 1\n".utf8))
        #expect(reader.format == .prometheus)
        let family = try reader.next()
        #expect(family?.samples.first?.labels["b"] == "caf\u{E9}")
    }

    @Test func `a given format goes before the one that the text suggests`() throws {
        #expect(try names("# UNIT a_s s\n# note\na_s 1\n# EOF\n", format: .prometheus) == ["a_s"])
    }

    @Test func `samples of a declared histogram go to it even when another family has their name`() throws {
        let text = """
            # TYPE a_count gauge
            a_count{b="c"} 5
            # TYPE a histogram
            a_bucket{le="+Inf"} 1
            a_count 1

            """
        let exposition = try Exposition(parsing: text)
        #expect(exposition["a"]?.samples.map(\.name) == ["a_bucket", "a_count"])
        #expect(exposition["a_count"]?.samples.count == 1)
    }
}
