// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import SourceText
import TestSupport
import Testing

struct ExpositionTests {
    @Test func `a controller's scrape is read`() throws {
        let exposition = try Exposition(parsing: ControllerScrape.text)
        #expect(exposition.format == .prometheus)
        let reconciles = try #require(exposition["controller_runtime_reconcile_total"])
        #expect(reconciles.type == .counter)
        #expect(reconciles.help == "Total number of reconciliations per controller")
        #expect(reconciles.samples.map(\.value) == [2, 118, 1204])
        #expect(reconciles.samples.map { $0.labels["result"] } == ["error", "success", "success"])
        let depth = exposition["workqueue_depth"]?.samples.first
        #expect(depth?.timestamp == 1_718_000_000.123)
        #expect(depth?.labels == ["name": "service", "controller": "service"])
        let collections = try #require(exposition["go_gc_duration_seconds"])
        #expect(collections.type == .summary)
        #expect(collections.samples.count == 4)
        #expect(collections.samples[1].value.isNaN)
        #expect(exposition["workqueue_retries_total"]?.type == .untyped)
        #expect(exposition["workqueue_retries_total"]?.help == nil)
        #expect(exposition["aws_api_call_duration_seconds_sum"] == nil)
    }

    @Test func `a latency is asked for in one expression`() throws {
        let exposition = try Exposition(parsing: ControllerScrape.text)
        let bounds = try exposition["aws_api_call_duration_seconds"]?.histograms().merged()?.quantile(0.99)
        #expect(bounds?.lower == 0.1)
        #expect(bounds?.upper == 1)
        #expect(bounds?.observations == 8)
    }

    @Test func `strings that repeat share their storage`() throws {
        let long = "k8s-checkout-with-a-name-that-does-not-fit-into-the-string-itself"
        let text = "workqueue_depth{long_label_name=\"\(long)\",b=\"1\"} 1\n"
        let others = "workqueue_depth{long_label_name=\"\(long)\",b=\"2\"} 1\n"
        let samples = try #require(try Exposition(parsing: text + others)["workqueue_depth"]).samples
        let values = try samples.map { try #require($0.labels["long_label_name"]) }
        // Two long strings have the same bits if, and only if, they have the same storage.
        let bits = values.map { unsafe unsafeBitCast($0, to: SIMD2<UInt64>.self) }
        #expect(values == [long, long])
        #expect(bits[0] == bits[1])
    }

    @Test func `an OpenMetrics text is read`() throws {
        let text = """
            # TYPE aws_api_calls counter
            # HELP aws_api_calls Calls \\"to\\" AWS.
            aws_api_calls_total{operation="RegisterTargets"} 17 1718000000.5 # {trace_id="a"} 1 1718000000.25
            aws_api_calls_created{operation="RegisterTargets"} 1717000000
            # TYPE reconcile_seconds gaugehistogram
            # UNIT reconcile_seconds seconds
            reconcile_seconds_bucket{le="+Inf"} 4
            reconcile_seconds_gcount 4
            reconcile_seconds_gsum -1.5
            # TYPE build info
            build_info{version="2.8.1"} 1
            # TYPE leader stateset
            leader{leader="yes"} 1
            leader{leader="no"} 0
            plain 1 5
            plain 2 6
            # EOF
            """
        let exposition = try Exposition(parsing: text)
        #expect(exposition.format == .openMetrics)
        #expect(exposition.families.map(\.name) == ["aws_api_calls", "reconcile_seconds", "build", "leader", "plain"])
        #expect(exposition["aws_api_calls"]?.help == "Calls \"to\" AWS.")
        #expect(exposition["reconcile_seconds"]?.unit == "seconds")
        #expect(exposition["reconcile_seconds"]?.type == .gaugehistogram)
        #expect(exposition["leader"]?.type == .stateset)
        #expect(exposition["plain"]?.type == .unknown)
        #expect(exposition["plain"]?.samples.map(\.timestamp) == [5, 6])
        let exemplar = exposition["aws_api_calls"]?.samples.first?.exemplar
        #expect(exemplar == MetricExemplar(labels: ["trace_id": "a"], value: 1, timestamp: 1_718_000_000.25))
    }

    @Test func `the parts of an interrupted family are joined`() throws {
        let text = """
            # TYPE a histogram
            a_bucket{le="1"} 1
            b 1
            a_bucket{le="+Inf"} 2
            b{c="d"} 1
            # HELP a Late help.
            a_count 2

            """
        let exposition = try Exposition(parsing: text)
        #expect(exposition.families.map(\.name) == ["a", "b"])
        #expect(exposition["a"]?.help == "Late help.")
        #expect(try exposition["a"]?.histograms().map(\.count) == [2])
        #expect(exposition["b"]?.samples.count == 2)
    }

    @Test func `a type may be told between the parts while there are no samples`() throws {
        let exposition = try Exposition(parsing: "# HELP a Text.\nb 1\n# TYPE a gauge\na 1\n")
        #expect(exposition["a"]?.type == .gauge)
        #expect(exposition["a"]?.help == "Text.")
    }
}

// MARK: - Properties

extension ExpositionTests {
    @Test(arguments: [ExpositionFormat.prometheus, .openMetrics])
    func `what is written is read again`(format: ExpositionFormat) throws {
        var generator = SeededGenerator(seed: format == .prometheus ? 6 : 7)
        for _ in 0..<200 {
            let families = (0..<5).map { randomFamily($0, format, &generator) }
            let text = ExpositionPrinter(format: format).text(families)
            let exposition = try Exposition(parsing: text)
            #expect(exposition.families == families)
            #expect(exposition.format == format)
        }
    }

    private func randomFamily(
        _ index: Int,
        _ format: ExpositionFormat,
        _ generator: inout SeededGenerator
    ) -> MetricFamily {
        let isCounter = Bool.random(using: &generator)
        let name = "family_\(index)_seconds"
        let sampleName = isCounter && format == .openMetrics ? name + "_total" : name
        let texts = ["", "plain", "with \"quotes\"", "C:\\path", "two\nlines", "caf\u{E9}", "{a=\"b\"} 1", "# EOF"]
        let samples = (0..<6).map { sample in
            let value = [0, 1, 1e-08, -2.5, 1e300, .infinity, -.infinity].randomElement(using: &generator) ?? 0
            let hasExemplar = isCounter && format == .openMetrics && Bool.random(using: &generator)
            let other = MetricLabel(name: "other", value: texts.randomElement(using: &generator) ?? "")
            return MetricSample(
                name: sampleName,
                labels: MetricLabels([MetricLabel(name: "number", value: "\(sample)"), other]),
                value: value,
                timestamp: Bool.random(using: &generator) ? 1_718_000_000.5 : nil,
                exemplar: hasExemplar ? MetricExemplar(labels: [:], value: value, timestamp: 1.5) : nil
            )
        }
        return MetricFamily(
            name: name,
            type: isCounter ? .counter : .gauge,
            help: texts.randomElement(using: &generator).flatMap { $0.isEmpty ? nil : $0 },
            unit: format == .openMetrics && Bool.random(using: &generator) ? "seconds" : nil,
            samples: samples
        )
    }

    @Test func `random bytes never trap`() {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<3000 {
            let count = Int.random(in: 0...60, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(throws: (any Error).self) { try Exposition(parsing: bytes + [0xFF]) }
            _ = try? Exposition(parsing: bytes)
        }
    }

    @Test(arguments: [ExpositionFormat.prometheus, .openMetrics])
    func `random pieces of the grammar never trap`(format: ExpositionFormat) {
        var generator = SeededGenerator(seed: 9)
        let pieces = [
            "a", "b_bucket", "{", "}", "le", "=", "\"", "\\", "\\n", ",", " ", "\t", "\n", "\r", "#", "# TYPE ",
            "# HELP ",
            "# UNIT ", "# EOF", "# EOF\n", "1", "-", ".", "e", "NaN", "+Inf", "histogram", "counter", "\u{0}", "\u{E9}",
            "a 1\n", "b{c=\"d\"} 2\n",
        ]
        var read = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...12, using: &generator)
            let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            do {
                let exposition = try Exposition(parsing: text, format: format)
                for family in exposition.families { _ = try? family.histograms() }
                read += 1
            } catch {
                #expect(error.description.contains("error: expected"))
                #expect(error.location.offset <= text.utf8.count)
            }
        }
        #expect(read > 20)
    }

    @Test func `a scrape that is cut off anywhere is refused or read up to a line`() {
        let bytes = Array(ControllerScrape.text.utf8)
        for length in 0..<bytes.count {
            let isWholeLine = length == 0 || bytes[length - 1] == UInt8(ascii: "\n")
            let exposition = try? Exposition(parsing: Array(bytes[..<length]))
            #expect((exposition != nil) == isWholeLine, "after \(length) bytes")
        }
    }

    @Test func `an OpenMetrics scrape that is cut off anywhere is refused`() {
        let bytes = Array("# TYPE a counter\n# UNIT a_s s\na_total 1 # {b=\"c\"} 1\n# EOF\n".utf8)
        for length in 0..<bytes.count - 1 {
            #expect(throws: ExpositionError.self) {
                try Exposition(parsing: Array(bytes[..<length]), format: .openMetrics)
            }
        }
    }
}

// MARK: - Cost

extension ExpositionTests {
    /// Texts on which a step that looks back at all that was read before would not end within minutes.
    enum Shape: CaseIterable {
        case oneFamily, manyFamilies, alternatingFamilies, manyLabels, longEscapes, oneComment

        var text: String {
            let count = 60_000
            switch self {
            case .oneFamily: return (0..<count).map { "a{b=\"\($0)\"} 1\n" }.joined()
            case .manyFamilies: return (0..<count).map { "a\($0) 1\n" }.joined()
            case .alternatingFamilies: return (0..<count).map { "\($0 % 2 == 0 ? "a" : "b"){c=\"\($0)\"} 1\n" }.joined()
            case .manyLabels: return "a{\((0..<count).map { "b\($0)=\"\"" }.joined(separator: ","))} 1\n"
            case .longEscapes: return "a{b=\"\(String(repeating: "\\n", count: 10 * count))\"} 1\n"
            case .oneComment: return "# \(String(repeating: "# EOF UNIT ", count: 10 * count))\n"
            }
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: Shape.allCases)
    func `no shape of text takes more than linear time`(shape: Shape) throws {
        let exposition = try Exposition(parsing: shape.text)
        let samples = exposition.families.reduce(0) { $0 + $1.samples.count }
        switch shape {
        case .oneFamily, .manyFamilies, .alternatingFamilies: #expect(samples == 60_000)
        case .manyLabels: #expect(exposition["a"]?.samples.first?.labels.count == 60_000)
        case .longEscapes: #expect(exposition["a"]?.samples.first?.labels["b"]?.utf8.count == 600_000)
        case .oneComment: #expect(samples == 0)
        }
    }
}
