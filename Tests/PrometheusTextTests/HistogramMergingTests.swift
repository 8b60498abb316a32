// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import TestSupport
import Testing

struct HistogramMergingTests {
    @Test func `counts and sums are added, and common labels stay`() throws {
        let first = try Histogram.counting(
            [1, 2, 3],
            upTo: [0.1, 1],
            labels: ["job": "lbc", "controller": "service"],
            sum: 4
        )
        let second = try Histogram.counting(
            [10, 0, 5],
            upTo: [0.1, 1],
            labels: ["controller": "ingress", "job": "lbc"],
            sum: 6
        )
        let merged = try first.merging(second)
        #expect(merged.buckets.map(\.upperBound) == [0.1, 1, .infinity])
        #expect(merged.buckets.map(\.cumulativeCount) == [11, 13, 21])
        #expect(merged.sum == 10)
        #expect(merged.labels == ["job": "lbc"])
        #expect(merged.name == "controller_runtime_reconcile_time_seconds")
    }

    @Test func `a sum that one of them lacks is not known`() throws {
        let known = try Histogram.counting([1], upTo: [], sum: 4)
        let unknown = try Histogram.counting([1], upTo: [])
        #expect(try known.merging(unknown).sum == nil)
        #expect(try unknown.merging(known).sum == nil)
    }

    @Test(arguments: [
        ([0.1, 1], [0.1, 2], "only a{b=\"1\"} has le=\"1\""),
        ([0.1, 2], [0.1, 1], "only a{b=\"2\"} has le=\"1\""),
        ([0.1, 1], [0.1], "only a{b=\"1\"} has le=\"1\""),
        ([], [0.005], "only a{b=\"2\"} has le=\"0.005\""),
        ([0.2, 1], [0.1, 0.2, 1], "only a{b=\"2\"} has le=\"0.1\""),
    ])
    func `other bounds are refused, and the first is named`(
        bounds: [Double],
        others: [Double],
        words: String
    ) throws {
        let first = try Histogram.counting(
            Array(repeating: 0, count: bounds.count + 1),
            upTo: bounds,
            name: "a",
            labels: ["b": "1"]
        )
        let second = try Histogram.counting(
            Array(repeating: 0, count: others.count + 1),
            upTo: others,
            name: "a",
            labels: ["b": "2"]
        )
        let error = #expect(throws: HistogramError.self) { try first.merging(second) }
        #expect(error?.code == .differentBounds)
        #expect(error?.description == "a{b=\"1\"}: error: expected the same bounds as in a{b=\"2\"}; \(words)")
    }

    @Test func `another metric is refused`() throws {
        let queue = try Histogram.counting([0, 0], upTo: [1], name: "workqueue_queue_duration_seconds")
        let work = try Histogram.counting([0, 0], upTo: [1], name: "workqueue_work_duration_seconds")
        let error = #expect(throws: HistogramError.self) { try queue.merging(work) }
        #expect(error?.code == .differentSeries)
        #expect(error?.message == "expected histograms of one metric, found workqueue_work_duration_seconds")
    }

    @Test func `counts that do not fit are refused`() throws {
        let large = try Histogram.counting([.max], upTo: [])
        let error = #expect(throws: HistogramError.self) { try large.merging(large) }
        #expect(error?.code == .invalidCount)
        #expect(error?.message == "expected counts whose sum is at most 9223372036854775807")
    }

    @Test func `many histograms are merged into one`() throws {
        let histograms = try (1...5).map { try Histogram.counting([$0, 1], upTo: [1], labels: ["number": "\($0)"]) }
        let merged = try #require(try histograms.merged())
        #expect(merged.buckets.map(\.cumulativeCount) == [15, 20])
        #expect(merged.labels.isEmpty)
        #expect(try [Histogram]().merged() == nil)
        #expect(try histograms.prefix(1).merged() == histograms[0])
    }

    @Test func `merging is commutative and associative`() throws {
        var generator = SeededGenerator(seed: 10)
        for _ in 0..<300 {
            let first = try Histogram.random(using: &generator)
            let second = try Histogram.random(using: &generator)
            let third = try Histogram.random(using: &generator)
            #expect(try first.merging(second) == second.merging(first))
            #expect(try first.merging(second).merging(third) == first.merging(second.merging(third)))
        }
    }
}
