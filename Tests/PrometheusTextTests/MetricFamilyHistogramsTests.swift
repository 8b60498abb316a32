// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import Testing

struct MetricFamilyHistogramsTests {
    private func histograms(_ samples: String) throws -> [Histogram] {
        let text = "# TYPE workqueue_queue_duration_seconds histogram\n" + samples + "\n"
        return try #require(try Exposition(parsing: text)["workqueue_queue_duration_seconds"]).histograms()
    }

    @Test func `samples are grouped by their labels without le`() throws {
        let histograms = try histograms(
            """
            workqueue_queue_duration_seconds_bucket{name="service",le="1e-08"} 0
            workqueue_queue_duration_seconds_bucket{name="service",le="9.999999999999999e-06"} 2
            workqueue_queue_duration_seconds_bucket{name="service",le="+Inf"} 3
            workqueue_queue_duration_seconds_sum{name="service"} 0.5
            workqueue_queue_duration_seconds_count{name="service"} 3
            workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="1"} 4
            workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="+Inf"} 4
            workqueue_queue_duration_seconds_sum{name="targetGroupBinding"} 2
            workqueue_queue_duration_seconds_count{name="targetGroupBinding"} 4
            """
        )
        #expect(histograms.map(\.labels) == [["name": "service"], ["name": "targetGroupBinding"]])
        #expect(histograms.map(\.count) == [3, 4])
        #expect(histograms.map(\.sum) == [0.5, 2])
        #expect(histograms[0].buckets.map(\.upperBound) == [1e-08, 9.999999999999999e-06, .infinity])
        #expect(histograms.map(\.name) == Array(repeating: "workqueue_queue_duration_seconds", count: 2))
    }

    @Test func `the order of lines and labels means nothing`() throws {
        let histograms = try histograms(
            """
            workqueue_queue_duration_seconds_count{b="2",a="1"} 3
            workqueue_queue_duration_seconds_bucket{le="+Inf",a="1",b="2"} 3
            workqueue_queue_duration_seconds_bucket{a="1",le="10",b="2"} 3
            workqueue_queue_duration_seconds_bucket{b="2",a="1",le="1.0"} 1
            """
        )
        #expect(histograms.map { $0.buckets.map(\.cumulativeCount) } == [[1, 3, 3]])
    }

    @Test func `sum and count may be missing`() throws {
        let histograms = try histograms("workqueue_queue_duration_seconds_bucket{le=\"+Inf\"} 3")
        #expect(histograms.map(\.count) == [3])
        #expect(histograms.map(\.sum) == [nil])
    }

    @Test func `every bound and count that is a number is taken`() throws {
        let histograms = try histograms(
            """
            workqueue_queue_duration_seconds_bucket{le="0.005"} 1.0
            workqueue_queue_duration_seconds_bucket{le="1"} 2e+00
            workqueue_queue_duration_seconds_bucket{le="1e1"} 2
            workqueue_queue_duration_seconds_bucket{le="Inf"} 2
            """
        )
        #expect(histograms[0].buckets.map(\.upperBound) == [0.005, 1, 10, .infinity])
        #expect(histograms[0].buckets.map(\.cumulativeCount) == [1, 2, 2, 2])
    }

    @Test func `each timestamp of OpenMetrics has its histogram, with the time at which counting began`() throws {
        let text = """
            # TYPE a histogram
            a_bucket{le="+Inf"} 3 123
            a_created 100.5 123
            a_bucket{le="+Inf"} 4 456
            a_created 100.5 456
            # EOF
            """
        let histograms = try #require(try Exposition(parsing: text)["a"]).histograms()
        #expect(histograms.map(\.timestamp) == [123, 456])
        #expect(histograms.map(\.created) == [100.5, 100.5])
        #expect(histograms.map(\.count) == [3, 4])
    }

    @Test func `a sample of the family's own name is passed over`() throws {
        let histograms = try histograms(
            """
            workqueue_queue_duration_seconds 7
            workqueue_queue_duration_seconds_bucket{le="+Inf"} 3
            """
        )
        #expect(histograms.map(\.count) == [3])
    }

    @Test func `a histogram without samples gives none`() throws {
        #expect(try histograms("") == [])
    }

    @Test(arguments: [MetricType.gauge, .untyped, .gaugehistogram, .summary])
    func `a family of another type is refused`(type: MetricType) {
        let error = #expect(throws: HistogramError.self) {
            try MetricFamily(name: "workqueue_depth", type: type).histograms()
        }
        #expect(error?.code == .notAHistogram)
        #expect(error?.description == "workqueue_depth: error: expected the type histogram, found \(type)")
    }

    @Test(
        arguments: [
            ("_bucket 3", .missingBound, "expected the label le on each bucket"),
            ("_bucket{le=\"ten\"} 3", .invalidBound, "expected a number as the bound of a bucket, found le=\"ten\""),
            ("_bucket{le=\"\"} 3", .invalidBound, "expected a number as the bound of a bucket, found le=\"\""),
            ("_bucket{le=\"NaN\"} 3", .invalidBound, "expected a number as the bound of a bucket, found le=\"NaN\""),
            (
                "_bucket{le=\"1\"} 2.5", .invalidCount,
                "expected a whole number from zero on in the bucket le=\"1\", found 2.5"
            ),
            (
                "_bucket{le=\"1\"} -1", .invalidCount,
                "expected a whole number from zero on in the bucket le=\"1\", found -1"
            ),
            (
                "_bucket{le=\"1\"} NaN", .invalidCount,
                "expected a whole number from zero on in the bucket le=\"1\", found NaN"
            ),
            (
                "_bucket{le=\"1\"} +Inf", .invalidCount,
                "expected a whole number from zero on in the bucket le=\"1\", found +Inf"
            ),
            (
                "_bucket{le=\"1\"} 1e300", .invalidCount,
                "expected a whole number from zero on in the bucket le=\"1\", found 1e+300"
            ),
            ("_count 1.5", .invalidCount, "expected a whole number from zero on in a_count, found 1.5"),
            ("_sum 1", .missingInfinityBucket, "expected a bucket with le=\"+Inf\", which counts all observations"),
            (
                "_bucket{le=\"+Inf\"} 3\na_count 4", .countMismatch,
                "expected 4 observations in the bucket le=\"+Inf\", as many as in a_count, found 3"
            ),
            (
                "_bucket{le=\"0.5\"} 3\na_bucket{le=\"0.50\"} 3\na_bucket{le=\"+Inf\"} 3", .duplicateBound,
                "expected one bucket for each bound, found two with le=\"0.5\""
            ),
            ("_bucket{le=\"+Inf\"} 3\na_sum NaN", .invalidSum, "expected a finite sum, found NaN"),
        ] as [(String, HistogramError.Code, String)]
    )
    func `samples that contradict each other are refused`(
        samples: String,
        code: HistogramError.Code,
        message: String
    ) throws {
        let family = try #require(try Exposition(parsing: "# TYPE a histogram\na\(samples)\n")["a"])
        let error = #expect(throws: HistogramError.self) { try family.histograms() }
        #expect(error?.code == code)
        #expect(error?.message == message)
    }
}
