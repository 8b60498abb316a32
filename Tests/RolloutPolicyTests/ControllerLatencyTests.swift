// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import RolloutPolicy
import Testing

struct ControllerLatencyTests {
    private func histogram(_ name: String, _ buckets: KeyValuePairs<Double, Int>) throws -> Histogram {
        try Histogram(name: name, buckets: buckets.map { .init(upperBound: $0.key, cumulativeCount: $0.value) })
    }

    private func queue() throws -> Histogram {
        try histogram("queue", [0.1: 900, 1: 998, 10: 1000, .infinity: 1000])
    }

    private func reconcile() throws -> Histogram {
        try histogram("reconcile", [7: 990, 8: 996, 9: 1000, .infinity: 1000])
    }

    @Test func `the bound is the sum of the upper edges at the quantile of the parts`() throws {
        let latency = try ControllerLatency(queue: queue(), reconcile: reconcile(), quantile: 0.99)
        #expect(latency.queue.bounds == .milliseconds(100)...(.seconds(1)))
        #expect(latency.reconcile.bounds == .seconds(7)...(.seconds(8)))
        #expect(latency.upperBound == .seconds(9))
        #expect(latency.lowerBound == .milliseconds(7100))
        #expect(latency.description == "99 % of 1000 passes, up to 1 s in the queue and 8 s at work")
        #expect(Delay.measured(latency).most == .seconds(9))
        #expect(Delay.measured(latency).origin == .measured)
    }

    @Test func `an observation on the edge of its rank belongs to the lower bucket`() throws {
        // 99.5 % of 1000 are 995 observations, exactly the count of the first bucket.
        let edge = try histogram("edge", [2: 995, 3: 1000, .infinity: 1000])
        let latency = try ControllerLatency(queue: edge, reconcile: edge, quantile: 0.99)
        #expect(latency.upperBound == .seconds(4))
        #expect(latency.lowerBound == .zero)
    }

    @Test func `a quantile above the largest bound is refused, not guessed`() throws {
        let slow = try histogram("reconcile", [30: 500, 60: 990, .infinity: 1000])
        let error = try #require(throws: ControllerLatencyError.self) {
            try ControllerLatency(queue: queue(), reconcile: slow, quantile: 0.99)
        }
        #expect(error.code == .beyondBuckets(largest: 60, share: 0.995))
        #expect(
            error.description
                == "reconcile: less than 99.5 % of the observations are within the largest bound, 60 s, so "
                + "there is no bound at this quantile"
        )
    }

    @Test func `a bound of more than a year is as good as infinite`() throws {
        let slow = try histogram("reconcile", [1: 1, 1e9: 1000, .infinity: 1000])
        let error = try #require(throws: ControllerLatencyError.self) {
            try ControllerLatency(queue: queue(), reconcile: slow, quantile: 0.99)
        }
        #expect(error.code == .beyondBuckets(largest: 1, share: 0.995))
    }

    @Test(arguments: [(0, "0 observations"), (1, "1 observation"), (199, "199 observations")])
    func `too few observations are refused with the number that is needed`(count: Int, text: String) throws {
        let few = try histogram("queue", [1: count, .infinity: count])
        let error = try #require(throws: ControllerLatencyError.self) {
            try ControllerLatency(queue: few, reconcile: reconcile(), quantile: 0.99)
        }
        #expect(error.code == .tooFewSamples(needed: 200, found: count))
        #expect(
            error.description
                == "queue has \(text), and the quantile needs at least 200; scrape later, or ask for a lower quantile"
        )
    }

    @Test(arguments: [(0.5, 4), (0.9, 20), (0.99, 200), (0.995, 400), (0.999, 2000), (0.9999, 20_000)])
    func `one observation of each part is expected above its quantile`(quantile: Double, needed: Int) throws {
        let few = try histogram("queue", [1: 3, .infinity: 3])
        let error = try #require(throws: ControllerLatencyError.self) {
            try ControllerLatency(queue: few, reconcile: reconcile(), quantile: quantile)
        }
        #expect(error.code == .tooFewSamples(needed: needed, found: 3))
    }

    @Test func `no number of observations is enough for a quantile next to 1`() throws {
        let error = try #require(throws: ControllerLatencyError.self) {
            try ControllerLatency(queue: queue(), reconcile: reconcile(), quantile: 1.0.nextDown)
        }
        #expect(error.code == .tooFewSamples(needed: .max, found: 1000))
    }

    @Test(arguments: [-1.0, 0, 1, 1.5, .nan])
    func `quantiles that are no share are refused`(quantile: Double) throws {
        let error = try #require(throws: ControllerLatencyError.self) {
            try ControllerLatency(queue: queue(), reconcile: reconcile(), quantile: quantile)
        }
        #expect(error.code == .quantileOutOfRange)
        #expect(error.description.hasSuffix("expected a number between 0 and 1, such as 0.99"))
    }
}
