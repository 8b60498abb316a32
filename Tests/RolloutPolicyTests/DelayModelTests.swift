// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import TestSupport
import Testing

@testable import RolloutPolicy

struct DelayModelTests {
    private func exceeding(_ seconds: Double, _ model: DelayModel) throws -> Double {
        try DelayDistribution(model).probability(exceeding: .milliseconds(Int(seconds * 1000)))
    }

    @Test func `a delay that is always the same has one value`() throws {
        #expect(try exceeding(2.9, .exactly(.seconds(3))) == 1)
        #expect(try exceeding(3, .exactly(.seconds(3))) == 0)
    }

    @Test func `an even delay has the share of its interval`() throws {
        let model = DelayModel.uniform(.seconds(2) ... .seconds(6))
        #expect(try exceeding(2, model) == 1)
        #expect(abs(try exceeding(3, model) - 0.75) < 1e-15)
        #expect(try exceeding(6, model) == 0)
        #expect(try exceeding(4.9, .uniform(.seconds(5) ... .seconds(5))) == 1)
        #expect(try exceeding(5, .uniform(.seconds(5) ... .seconds(5))) == 0)
    }

    @Test func `an exponential delay is longer than its mean with the probability 1 over e`() throws {
        let model = DelayModel.exponential(mean: .seconds(4))
        #expect(abs(try exceeding(4, model) - 0.36787944117144233) < 1e-15)
        #expect(abs(try exceeding(80, model) - 2.061153622438558e-9) < 1e-22)
        #expect(try exceeding(0, .exponential(mean: .zero)) == 0)
    }

    @Test func `a log-normal delay has its median and its percentile`() throws {
        let model = DelayModel.logNormal(median: .seconds(10), percentile99: .seconds(60))
        #expect(abs(try exceeding(10, model) - 0.5) < 1e-14)
        #expect(abs(try exceeding(60, model) - 0.01) < 1e-14)
        // As far below the median as the percentile is above it, on the logarithmic scale.
        #expect(abs(try exceeding(10.0 / 6, model) - 0.99) < 2e-3)
        #expect(try exceeding(9.9, .logNormal(median: .seconds(10), percentile99: .seconds(10))) == 1)
        #expect(try exceeding(10, .logNormal(median: .seconds(10), percentile99: .seconds(10))) == 0)
    }

    @Test func `samples count equally`() throws {
        let model = DelayModel.samples([.seconds(1), .seconds(3), .seconds(3), .seconds(9)])
        #expect(try exceeding(0.9, model) == 1)
        #expect(try exceeding(1, model) == 0.75)
        #expect(try exceeding(3, model) == 0.25)
        #expect(try exceeding(9, model) == 0)
    }

    @Test func `buckets count at their upper edges, or evenly; the rest has no bound`() throws {
        let buckets = [DelayModel.Bucket(upTo: .seconds(2), share: 0.5), .init(upTo: .seconds(6), share: 0.9)]
        #expect(try exceeding(1, .buckets(buckets, within: .upperEdge)) == 1)
        #expect(try exceeding(2, .buckets(buckets, within: .upperEdge)) == 0.5)
        #expect(abs(try exceeding(6, .buckets(buckets, within: .upperEdge)) - 0.1) < 1e-15)
        #expect(abs(try exceeding(1, .buckets(buckets, within: .uniform)) - 0.75) < 1e-15)
        #expect(abs(try exceeding(3, .buckets(buckets, within: .uniform)) - 0.4) < 1e-15)
        #expect(abs(try exceeding(600, .buckets(buckets, within: .uniform)) - 0.1) < 1e-15)
    }

    @Test func `no steps take no time`() throws {
        #expect(try exceeding(0, .sum([])) == 0)
        #expect(try exceeding(0, .largest(of: 0, .exactly(.seconds(5)))) == 0)
    }

    @Test(
        arguments: [
            (.exactly(.seconds(-1)), .invalidDelay, "the delay is -1 s, expected 0 s or more"),
            (.exactly(.seconds(40_000_000)), .invalidDelay, "the delay is 40000000 s, expected at most a year"),
            (
                .uniform(.seconds(-2) ... .seconds(1)), .invalidDelay,
                "a bound of the delay is -2 s, expected 0 s or more"
            ),
            (
                .exponential(mean: .seconds(-1)), .invalidDelay,
                "the mean of an exponential delay is -1 s, expected 0 s or more"
            ),
            (
                .logNormal(median: .zero, percentile99: .seconds(1)), .invalidDelay,
                "the median of a log-normal delay is 0 s, expected more than 0 s and at most the 99th percentile, 1 s"
            ),
            (.samples([]), .noSamples, "there are no samples of the delay"),
            (.samples([.seconds(-1)]), .invalidDelay, "a sample of the delay is -1 s, expected 0 s or more"),
            (
                .buckets([.init(upTo: .seconds(2), share: 1), .init(upTo: .seconds(1), share: 1)], within: .uniform),
                .invalidDelay, "the bound 1 s follows 2 s, expected increasing bounds"
            ),
            (
                .buckets(
                    [.init(upTo: .seconds(1), share: 0.5), .init(upTo: .seconds(2), share: 0.4)],
                    within: .uniform
                ),
                .invalidShare, "the share up to 2 s is 0.4, expected from 0.5, the share before it, to 1"
            ),
            (
                .buckets([.init(upTo: .seconds(1), share: .nan)], within: .upperEdge), .invalidShare,
                "the share up to 1 s is nan, expected from 0.0, the share before it, to 1"
            ),
            (
                .sum([.largest(of: -1, .exactly(.zero))]), .invalidShare,
                "the number of equal delays is -1, expected 0 or more"
            ),
        ] as [(DelayModel, RiskError.Code, String)]
    )
    func `models that make no sense are refused`(model: DelayModel, code: RiskError.Code, message: String) throws {
        let error = try #require(throws: RiskError.self) { try DelayDistribution(model) }
        #expect(error.code == code)
        #expect(error.description == message)
    }

    @Test(
        arguments: [
            (.exactly(.seconds(1)), "always 1 s"),
            (.uniform(.zero ... .seconds(2)), "evenly 0 s to 2 s"),
            (.exponential(mean: .milliseconds(400)), "exponential, 0.4 s on average"),
            (
                .logNormal(median: .seconds(10), percentile99: .seconds(60)),
                "log-normal, half above 10 s, 1 % above 60 s"
            ),
            (.samples([.seconds(1)]), "1 sample"),
            (
                .largest(of: 20, .reportedKubeProxyUpdate),
                "the longest of 20: 75 % up to 2.3 s, 99.6 % up to 9.1 s, 100 % up to 22.7 s, each as long as its bucket"
            ),
            (
                .sum([.reportedApplicationLoadBalancerPropagation, .exactly(.zero)]),
                "90 % up to 20 s, 100 % up to 60 s, spread evenly + always 0 s"
            ),
        ] as [(DelayModel, String)]
    )
    func `models say what they are`(model: DelayModel, text: String) {
        #expect(model.description == text)
    }

    @Test func `reported figures reproduce the reports`() throws {
        // Sleeps of 15 s fail at times, 25 s mostly suffice, 40 s fail rarely, 60 s do not (calibration of the ALB).
        let balancer = DelayModel.reportedApplicationLoadBalancerPropagation
        #expect(try exceeding(0, balancer) == 1)
        #expect((0.2...0.5).contains(try exceeding(15, balancer)))
        #expect((0.05...0.1).contains(try exceeding(25, balancer)))
        #expect((0.01...0.06).contains(try exceeding(40, balancer)))
        #expect(try exceeding(60, balancer) < 1e-15)
        #expect(try exceeding(22.7, .reportedKubeProxyUpdate) == 0)
        #expect(abs(try exceeding(9.1, .reportedKubeProxyUpdate) - 0.004) < 1e-15)
        #expect(try exceeding(119, .reportedNetworkLoadBalancerPropagation) == 1)
    }
}

// MARK: - Histograms

extension DelayModelTests {
    private func histogram(_ counts: KeyValuePairs<Double, Int>) throws -> Histogram {
        try Histogram(
            name: "waits_seconds",
            buckets: counts.map { .init(upperBound: $0.key, cumulativeCount: $0.value) }
        )
    }

    @Test func `a histogram becomes buckets, and +Inf stays beyond`() throws {
        let model = try DelayModel.histogram(histogram([-1: 0, 0.5: 6, 10: 9, .infinity: 10]))
        #expect(
            model
                == .buckets(
                    [
                        .init(upTo: .zero, share: 0), .init(upTo: .milliseconds(500), share: 0.6),
                        .init(upTo: .seconds(10), share: 0.9),
                    ],
                    within: .upperEdge
                )
        )
        #expect(abs(try DelayDistribution(model).beyond - 0.1) < 1e-15)
    }

    @Test func `with a confidence each share is what the sample shows of it`() throws {
        // Two bounds share the risk of 0.1, so that each has 0.05; 990 of 1,000 show 98.3096824879437 %.
        let counts = try histogram([1: 990, 2: 1000, .infinity: 1000])
        guard case .buckets(let buckets, _) = try DelayModel.histogram(counts, confidence: 0.9) else {
            Issue.record("expected buckets")
            return
        }
        #expect(abs(buckets[0].share - 0.983096824879437) < 1e-12)
        // All of 1,000: the thousandth root of 0.05.
        #expect(abs(buckets[1].share - 0.997008750454905) < 1e-12)
    }

    @Test func `a histogram without observations has no distribution`() throws {
        let empty = try histogram([1: 0, .infinity: 0])
        let error = try #require(throws: RiskError.self) { try DelayModel.histogram(empty) }
        #expect(error.code == .noSamples)
        #expect(error.description == "waits_seconds has no observations to take a distribution from")
    }

    @Test(arguments: [0, 1, -0.5, .nan])
    func `a confidence is between 0 and 1`(confidence: Double) throws {
        let counts = try histogram([1: 1, .infinity: 1])
        let error = try #require(throws: RiskError.self) { try DelayModel.histogram(counts, confidence: confidence) }
        #expect(error.code == .invalidShare)
        #expect(error.description.hasSuffix("expected a number between 0 and 1, such as 0.95"))
    }

    @Test func `spread evenly, the quantiles are those of Prometheus, rounded up to the grid`() throws {
        var generator = SeededGenerator(seed: 61)
        let grid = try DelayGrid(step: .milliseconds(10), horizon: .seconds(20))
        for _ in 0..<60 {
            var total = 0
            let edges = [0.25, 0.5, 1, 2.5, 5, 10]
            var buckets = edges.map { edge in
                total += Int.random(in: 1...30, using: &generator)
                return Histogram.Bucket(upperBound: edge, cumulativeCount: total)
            }
            buckets.append(.init(upperBound: .infinity, cumulativeCount: total))
            let histogram = try Histogram(name: "h", buckets: buckets)
            let even = try DelayDistribution(.histogram(histogram, within: .uniform), on: grid)
            let upper = try DelayDistribution(.histogram(histogram), on: grid)
            let share = Double.random(in: 0.01...0.99, using: &generator)
            let quantile = try #require(even.quantile(share)) / .seconds(1)
            let estimate = histogram.interpolatedQuantile(share)
            #expect(quantile >= estimate - 1e-9 && quantile < estimate + 0.01 + 1e-9)
            #expect(try #require(upper.quantile(share)) / .seconds(1) == histogram.quantile(share).upper)
        }
    }
}
