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

// MARK: - Confidence

extension ControllerLatencyTests {
    @Test func `with a confidence a bound must be shown by the sample`() throws {
        // The part's quantile is 0.99 at 97.5 % confidence. That 998 of 1,000 are within 1 s shows it: were the share
        // 0.99, only 0.0027 of samples would have so many. That 995 are within 7 s does not: 0.0661 would.
        let queue = try histogram("queue", [1: 998, 10: 1000, .infinity: 1000])
        let reconcile = try histogram("reconcile", [5: 900, 7: 995, 8: 1000, .infinity: 1000])
        let shown = try ControllerLatency(queue: queue, reconcile: reconcile, quantile: 0.98, confidence: 0.95)
        #expect(shown.queue.bounds == .zero ... .seconds(1))
        #expect(shown.reconcile.bounds == .seconds(5) ... .seconds(8))
        #expect(shown.confidence == 0.95)
        #expect(
            shown.description
                == "98 % (at 95 % confidence) of 1000 passes, up to 1 s in the queue and 8 s at work"
        )
        let plain = try ControllerLatency(queue: queue, reconcile: reconcile, quantile: 0.98)
        #expect(plain.reconcile.bounds == .seconds(5) ... .seconds(7))
        #expect(plain.confidence == nil)
    }

    @Test(arguments: [(0.5, 0.95, 13), (0.99, 0.95, 736), (0.999, 0.95, 7376), (0.99, 0.99, 1058)])
    func `a confidence needs more observations`(quantile: Double, confidence: Double, needed: Int) throws {
        // The least n for which (1 - (1 - q) / 2)^n is at most (1 - c) / 2.
        let few = try histogram("queue", [1: needed - 1, .infinity: needed - 1])
        let error = try #require(throws: ControllerLatencyError.self) {
            try ControllerLatency(queue: few, reconcile: few, quantile: quantile, confidence: confidence)
        }
        #expect(error.code == .tooFewSamples(needed: needed, found: needed - 1))
        let enough = try histogram("queue", [1: needed, .infinity: needed])
        let latency = try ControllerLatency(
            queue: enough,
            reconcile: enough,
            quantile: quantile,
            confidence: confidence
        )
        #expect(latency.upperBound == .seconds(2))
    }

    @Test func `a bound that the sample does not show is refused`() throws {
        let slow = try histogram("reconcile", [60: 999, .infinity: 1000])
        let error = try #require(throws: ControllerLatencyError.self) {
            try ControllerLatency(queue: slow, reconcile: slow, quantile: 0.99, confidence: 0.95)
        }
        #expect(error.code == .notShown(largest: 60, share: 0.995, confidence: 0.975))
        #expect(
            error.description
                == "reconcile: the observations do not show with 97.5 % confidence that 99.5 % are within the largest "
                + "bound, 60 s; scrape later, or ask for a lower quantile"
        )
    }

    @Test(arguments: [0, 1, -1, .nan])
    func `confidences that are no share are refused`(confidence: Double) throws {
        let error = try #require(throws: ControllerLatencyError.self) {
            try ControllerLatency(queue: queue(), reconcile: reconcile(), quantile: 0.9, confidence: confidence)
        }
        #expect(error.code == .confidenceOutOfRange)
        #expect(error.description == "the confidence is \(confidence), expected a number between 0 and 1, such as 0.95")
    }

    @Test func `a low confidence does not cross its own bounds`() throws {
        let latency = try ControllerLatency(queue: queue(), reconcile: reconcile(), quantile: 0.5, confidence: 0.01)
        #expect(latency.lowerBound <= latency.upperBound)
    }
}
