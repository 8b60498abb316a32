// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import TestSupport
import Testing

struct HistogramDifferenceTests {
    private let bounds = [0.1, 1.0]

    @Test func `what was observed between two scrapes is their difference`() throws {
        let earlier = try Histogram.counting([1, 2, 3], upTo: bounds, labels: ["controller": "service"], sum: 10)
        let later = try Histogram.counting([5, 2, 4], upTo: bounds, labels: ["controller": "service"], sum: 12.5)
        let difference = try later.subtracting(earlier)
        #expect(!difference.counterWasReset)
        #expect(difference.histogram.buckets.map(\.cumulativeCount) == [4, 4, 5])
        #expect(difference.histogram.sum == 2.5)
        #expect(difference.histogram.labels == ["controller": "service"])
    }

    @Test func `nothing was observed between equal scrapes`() throws {
        let scrape = try Histogram.counting([1, 2, 3], upTo: bounds, sum: 10)
        let difference = try scrape.subtracting(scrape)
        #expect(!difference.counterWasReset)
        #expect(difference.histogram.count == 0)
        #expect(difference.histogram.sum == 0)
    }

    @Test(arguments: [
        ([0, 2, 3], 10.0, "a bucket is smaller"),
        ([1, 2, 2], 10, "the number of all is smaller"),
        ([5, 0, 3], 10, "a bucket's own observations are fewer, though every cumulative count is larger"),
        ([1, 2, 3], 9.5, "the sum is smaller"),
    ])
    func `a reset is seen, and the later scrape counts alone`(counts: [Int], sum: Double, reason: String) throws {
        let earlier = try Histogram.counting([1, 2, 3], upTo: bounds, sum: 10)
        let later = try Histogram.counting(counts, upTo: bounds, sum: sum)
        let difference = try later.subtracting(earlier)
        #expect(difference.counterWasReset, "\(reason)")
        #expect(difference.histogram == later)
    }

    @Test func `a new time of creation is a reset, even with larger counts`() throws {
        let earlier = try Histogram.counting([1, 2, 3], upTo: bounds, created: 100)
        let later = try Histogram.counting([2, 3, 4], upTo: bounds, created: 200)
        let same = try Histogram.counting([2, 3, 4], upTo: bounds, created: 100)
        #expect(try later.subtracting(earlier).counterWasReset)
        #expect(try !same.subtracting(earlier).counterWasReset)
    }

    @Test func `a sum with negative observations may shrink`() throws {
        let earlier = try Histogram.counting([0, 0], upTo: [-1], sum: 0)
        let later = try Histogram.counting([2, 0], upTo: [-1], sum: -5)
        let difference = try later.subtracting(earlier)
        #expect(!difference.counterWasReset)
        #expect(difference.histogram.sum == -5)
    }

    @Test func `a sum that one of them lacks is not known`() throws {
        let known = try Histogram.counting([1], upTo: [], sum: 4)
        let unknown = try Histogram.counting([1], upTo: [])
        #expect(try known.subtracting(unknown).histogram.sum == nil)
        #expect(try unknown.subtracting(known).histogram.sum == nil)
    }

    @Test func `another series is refused`() throws {
        let service = try Histogram.counting([1], upTo: [], labels: ["controller": "service"])
        let ingress = try Histogram.counting([1], upTo: [], labels: ["controller": "ingress"])
        let error = #expect(throws: HistogramError.self) { try service.subtracting(ingress) }
        #expect(error?.code == .differentSeries)
        #expect(
            error?.message == """
                expected an earlier scrape of the same series, found \
                controller_runtime_reconcile_time_seconds{controller="ingress"}
                """
        )
    }

    @Test func `other bounds are refused`() throws {
        let earlier = try Histogram.counting([1, 2], upTo: [0.1])
        let later = try Histogram.counting([1, 2, 3], upTo: bounds)
        let error = #expect(throws: HistogramError.self) { try later.subtracting(earlier) }
        #expect(error?.code == .differentBounds)
    }

    @Test func `what was added is what the difference gives back`() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            let earlier = try Histogram.random(using: &generator)
            let added = try Histogram.random(using: &generator)
            let difference = try earlier.merging(added).subtracting(earlier)
            #expect(difference.histogram == added)
            #expect(!difference.counterWasReset)
        }
    }

    @Test func `a difference is sound whatever the scrapes`() throws {
        var generator = SeededGenerator(seed: 12)
        var resets = 0
        for _ in 0..<2000 {
            let difference = try Histogram.random(using: &generator)
                .subtracting(try Histogram.random(using: &generator))
            let counts = difference.histogram.buckets.map(\.cumulativeCount)
            #expect(counts == counts.sorted())
            #expect(counts[0] >= 0)
            resets += difference.counterWasReset ? 1 : 0
        }
        #expect(resets > 1000 && resets < 2000)
    }
}
