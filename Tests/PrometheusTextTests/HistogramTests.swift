// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import Testing

struct HistogramTests {
    typealias Bucket = Histogram.Bucket

    @Test func `buckets are sorted by their bounds`() throws {
        let histogram = try Histogram(
            name: "workqueue_queue_duration_seconds",
            labels: ["name": "service"],
            buckets: [
                Bucket(upperBound: .infinity, cumulativeCount: 7),
                Bucket(upperBound: 0.1, cumulativeCount: 2),
                Bucket(upperBound: 1, cumulativeCount: 7),
            ],
            sum: 1.5
        )
        #expect(histogram.buckets.map(\.upperBound) == [0.1, 1, .infinity])
        #expect(histogram.buckets.map(\.cumulativeCount) == [2, 7, 7])
        #expect(histogram.count == 7)
        #expect(histogram.sum == 1.5)
        #expect(histogram.series == "workqueue_queue_duration_seconds{name=\"service\"}")
    }

    @Test(
        arguments: [
            ([], nil, .missingInfinityBucket, "expected a bucket with le=\"+Inf\", which counts all observations"),
            (
                [Bucket(upperBound: 1, cumulativeCount: 1)], nil, .missingInfinityBucket,
                "expected a bucket with le=\"+Inf\", which counts all observations"
            ),
            (
                [Bucket(upperBound: .nan, cumulativeCount: 1), Bucket(upperBound: .infinity, cumulativeCount: 1)], nil,
                .invalidBound, "expected a number as the bound of a bucket, found le=\"NaN\""
            ),
            (
                [
                    Bucket(upperBound: -.infinity, cumulativeCount: 1),
                    Bucket(upperBound: .infinity, cumulativeCount: 1),
                ],
                nil, .invalidBound, "expected a number as the bound of a bucket, found le=\"-Inf\""
            ),
            (
                [
                    Bucket(upperBound: 1, cumulativeCount: 1), Bucket(upperBound: .infinity, cumulativeCount: 2),
                    Bucket(upperBound: 1, cumulativeCount: 1),
                ], nil, .duplicateBound, "expected one bucket for each bound, found two with le=\"1\""
            ),
            (
                [Bucket(upperBound: 0, cumulativeCount: 1), Bucket(upperBound: -0.0, cumulativeCount: 1)], nil,
                .duplicateBound, "expected one bucket for each bound, found two with le=\"0\""
            ),
            (
                [Bucket(upperBound: 1, cumulativeCount: -1), Bucket(upperBound: .infinity, cumulativeCount: 2)], nil,
                .invalidCount, "expected a whole number from zero on as a count, found -1"
            ),
            (
                [
                    Bucket(upperBound: 0.5, cumulativeCount: 5), Bucket(upperBound: 1, cumulativeCount: 3),
                    Bucket(upperBound: .infinity, cumulativeCount: 8),
                ], nil, .decreasingCounts,
                "expected at least 5 observations in the bucket le=\"1\", as many as in le=\"0.5\", found 3"
            ),
            (
                [Bucket(upperBound: .infinity, cumulativeCount: 8)], .nan, .invalidSum,
                "expected a finite sum, found NaN"
            ),
            (
                [Bucket(upperBound: .infinity, cumulativeCount: 8)], -.infinity, .invalidSum,
                "expected a finite sum, found -Inf"
            ),
        ] as [([Bucket], Double?, HistogramError.Code, String)]
    )
    func `buckets that are not sound are refused`(
        buckets: [Bucket],
        sum: Double?,
        code: HistogramError.Code,
        message: String
    ) {
        let error = #expect(throws: HistogramError.self) {
            try Histogram(name: "a", labels: ["b": "c"], buckets: buckets, sum: sum)
        }
        #expect(error?.code == code)
        #expect(error?.message == message)
        #expect(error?.description == "a{b=\"c\"}: error: \(message)")
    }
}
