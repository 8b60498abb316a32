// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import TestSupport
import Testing

struct SleepRiskTests {
    private let application = Application(onTermination: .drains(within: .seconds(20)), longestRequest: .seconds(1))

    /// A path of one step that takes 2, 4, 6 or 8 s, each as likely as the others.
    private func risk(
        _ application: Application? = nil,
        traffic: RequestTraffic = .always
    ) throws(RiskError) -> SleepRisk {
        try SleepRisk(
            path: TrafficPath(name: "a test", stages: [.step(.kubeProxyUpdate, .stated(upTo: .seconds(8)))]),
            application: application ?? self.application,
            models: [.kubeProxyUpdate: .samples([2, 4, 6, 8].map { .seconds($0) })],
            traffic: traffic
        )
    }

    @Test(arguments: [(0, 1), (2, 0.75), (5, 0.5), (6, 0.25), (8, 0), (100, 0)] as [(Int, Double)])
    func `an update drops a request if the path takes longer than the sleep`(sleep: Int, expected: Double) throws {
        let risk = try risk()
        #expect(risk.dropProbability(sleep: .seconds(sleep)) == expected)
        let two = risk.dropProbability(sleep: .seconds(sleep), pods: 2)
        #expect(abs(two - (1 - (1 - expected) * (1 - expected))) < 1e-15)
        #expect(risk.dropProbability(sleep: .seconds(sleep), pods: 0) == 0)
    }

    @Test func `serving on counts like sleep, and a request that outlasts the drain against it`() throws {
        let servesOn = Application(
            onTermination: .keepsServing(for: .seconds(3), thenDrainsWithin: .seconds(20)),
            longestRequest: .seconds(1)
        )
        #expect(try risk(servesOn).dropProbability(sleep: .seconds(3)) == 0.25)
        let exits = Application(onTermination: .exits, longestRequest: .seconds(2))
        #expect(try risk(exits).dropProbability(sleep: .seconds(8)) == 0.25)
        #expect(try risk(exits).dropProbability(sleep: .seconds(10)) == 0)
    }

    @Test func `fewer requests have less risk`() throws {
        // After 6 s of sleep a quarter of the Pods gets requests for 2 s: one in a second on average.
        let rare = try risk(traffic: .perPod(requestsPerSecond: 1))
        #expect(abs(rare.dropProbability(sleep: .seconds(6)) - 0.25 * (1 - 0.13533528323661269)) < 1e-15)
        #expect(try risk(traffic: .perPod(requestsPerSecond: 0)).dropProbability(sleep: .zero) == 0)
    }

    @Test func `the share of dropped requests counts the seconds that are not covered`() throws {
        // With 5 s of sleep, 6 s lacks 1 s and 8 s lacks 3 s: a second on average, of the 20 that are counted.
        #expect(abs(try risk().droppedShare(sleep: .seconds(5), over: .seconds(20)) - 0.05) < 1e-15)
        #expect(try risk().droppedShare(sleep: .zero, over: .seconds(1)) == 1)
    }

    @Test(
        arguments: [
            (.updatesWithoutDrops(0.999, pods: 1), 8), (.updatesWithoutDrops(0.75, pods: 1), 6),
            (.updatesWithoutDrops(0.5, pods: 1), 4), (.updatesWithoutDrops(0.5, pods: 2), 6),
            (.droppedRequests(oneIn: 20, over: .seconds(20)), 5), (.droppedRequests(oneIn: 21, over: .seconds(20)), 6),
            (.droppedRequests(oneIn: 1_000_000, over: .seconds(60)), 8),
        ] as [(RiskTarget, Int)]
    )
    func `the least sleep meets the target, and a second less does not`(target: RiskTarget, sleep: Int) throws {
        #expect(try risk().leastSleep(for: target) == sleep)
    }

    @Test func `the least sleep for certainty is that of the planner where delays have bounds`() throws {
        var generator = SeededGenerator(seed: 71)
        let target = RiskTarget.updatesWithoutDrops(0.999999999, pods: 3)
        for _ in 0..<20 {
            let most = (0..<3).map { _ in Int.random(in: 0...30, using: &generator) }
            let path = TrafficPath(
                name: "a test",
                stages: [
                    .step(.endpointPropagation, .stated(upTo: .seconds(most[0]))),
                    .branches([
                        [.step(.kubeProxyUpdate, .stated(upTo: .seconds(most[1])))],
                        [.step(.controllerProcessing, .stated(upTo: .seconds(most[2])))],
                    ]),
                ]
            )
            let requests = Duration.seconds(Int.random(in: 0...40, using: &generator))
            let application = Application(onTermination: .drains(within: .seconds(20)), longestRequest: requests)
            let risk = try SleepRisk(path: path, application: application)
            let plan = try RolloutPlanner(path: path, application: application, bound: .criticalPath).plan(for: web)
            #expect(try risk.leastSleep(for: target) == plan.preStop.least)
            #expect(risk.worstCaseSleep(.criticalPath) == plan.preStop.least)
            #expect(risk.worstCaseSleep() >= plan.preStop.least)
        }
    }

    private let web = Deployment(
        metadata: ObjectMeta(name: "web"),
        spec: DeploymentSpec(
            selector: LabelSelector(matchLabels: ["app": "web"]),
            template: PodTemplateSpec(
                metadata: ObjectMeta(labels: ["app": "web"]),
                spec: PodSpec(containers: [Container(name: "web", image: "nginx:1.27")])
            )
        )
    )

    @Test func `a longer sleep never has a larger risk`() throws {
        let risk = try SleepRisk(
            path: .applicationLoadBalancer(targets: .ip),
            application: application,
            models: [
                .controllerProcessing: .logNormal(median: .seconds(1), percentile99: .seconds(9)),
                .loadBalancerPropagation: .reportedApplicationLoadBalancerPropagation,
            ],
            traffic: .perPod(requestsPerSecond: 3)
        )
        let risks = (0...100).map { risk.dropProbability(sleep: .seconds($0), pods: 4) }
        #expect(risks == risks.sorted(by: >))
        let shares = (0...100).map { risk.droppedShare(sleep: .seconds($0), over: .seconds(60)) }
        #expect(shares == shares.sorted(by: >))
    }
}

// MARK: - Against sampling

extension SleepRiskTests {
    /// Plays updates with delays at random and counts those that drop a request.
    ///
    /// It knows nothing of grids, and shares no function with the library.
    private struct Sampling {
        var generator: SeededGenerator

        private mutating func unit() -> Double { Double.random(in: 0..<1, using: &generator) }

        /// A number with an exponential distribution, by von Neumann's method, which needs no logarithm.
        private mutating func exponential() -> Double {
            var whole = 0.0
            while true {
                let first = unit()
                var (last, count) = (first, 0)
                while true {
                    let next = unit()
                    count += 1
                    if next >= last { break }
                    last = next
                }
                if count % 2 == 1 { return whole + first }
                whole += 1
            }
        }

        mutating func path() -> Double {
            // The controller: a queue of samples and an exponential pass; beside it kube-proxy on five nodes.
            let queue = generator.element(of: [0.0, 0.3, 0.3, 5])
            let balancer = unit() < 0.9 ? 2 + 18 * unit() : 20 + 40 * unit()
            let branch = queue + 2 * exponential() + balancer
            let nodes = (0..<5).map { _ in 3 + 9 * unit() }.max() ?? 0
            return max(branch, nodes) + 0.5
        }

        /// The shares of updates that drop a request, by sleep: with a request at any moment, and with so many.
        mutating func shares(
            of updates: Int,
            pods: Int,
            sleeps: [Double],
            rate: Double
        ) -> [(always: Double, rate: Double)] {
            var counts = sleeps.map { _ in (0, 0) }
            for _ in 0..<updates {
                let ends = (0..<pods).map { _ in path() }
                for (index, sleep) in sleeps.enumerated() {
                    if ends.contains(where: { $0 > sleep }) { counts[index].0 += 1 }
                    let drops = ends.contains { $0 > sleep && exponential() / rate < $0 - sleep }
                    if drops { counts[index].1 += 1 }
                }
            }
            return counts.map { (Double($0.0) / Double(updates), Double($0.1) / Double(updates)) }
        }
    }

    @Test(arguments: [1, 4])
    func `sampling the same delays gives the same risk, within its error`(pods: Int) throws {
        let path = TrafficPath(
            name: "a test",
            stages: [
                .branches([
                    [
                        .step(.controllerProcessing, .stated(upTo: .seconds(10))),
                        .step(.loadBalancerPropagation, .stated(upTo: .seconds(60))),
                    ],
                    [.step(.kubeProxyUpdate, .stated(upTo: .seconds(12)))],
                ]),
                .step(.requestRoundTrip, .stated(upTo: .milliseconds(500))),
            ]
        )
        let models: [TrafficTerm: DelayModel] = [
            .controllerProcessing: .sum([
                .samples([.zero, .milliseconds(300), .milliseconds(300), .seconds(5)]),
                .exponential(mean: .seconds(2)),
            ]),
            .loadBalancerPropagation: .reportedApplicationLoadBalancerPropagation,
            .kubeProxyUpdate: .largest(of: 5, .uniform(.seconds(3) ... .seconds(12))),
        ]
        let grid = try DelayGrid(step: .milliseconds(20), horizon: .seconds(200))
        func risk(_ traffic: RequestTraffic) throws -> SleepRisk {
            try SleepRisk(path: path, application: application, models: models, traffic: traffic, grid: grid)
        }
        let rate = 0.2
        let (always, some) = (try risk(.always), try risk(.perPod(requestsPerSecond: rate)))
        let sleeps = [4.0, 10, 16, 25, 40, 58, 64]
        let updates = 20_000
        var sampling = Sampling(generator: SeededGenerator(seed: 73))
        let shares = sampling.shares(of: updates, pods: pods, sleeps: sleeps, rate: rate)
        for (sleep, share) in zip(sleeps, shares) {
            let duration = Duration.milliseconds(Int(sleep * 1000))
            for (sampled, risk) in [(share.always, always), (share.rate, some)] {
                let computed = risk.dropProbability(sleep: duration, pods: pods)
                // Four standard deviations of the count, and the rounding of up to five delays on the safe side: the
                // risk of a sleep that is shorter by as much.
                let deviation = (computed * (1 - computed) / Double(updates)).squareRoot()
                let rounded = risk.dropProbability(sleep: duration + .milliseconds(100), pods: pods)
                #expect(sampled <= computed + 4 * deviation + 1e-4)
                #expect(sampled >= rounded - 4 * deviation - 1e-4)
            }
        }
    }
}

// MARK: - Refusals

extension SleepRiskTests {
    @Test func `a term that the path does not have is refused, with those that it has`() throws {
        let error = try #require(throws: RiskError.self) {
            try SleepRisk(
                path: .clusterService,
                application: application,
                models: [.controllerProcessing: .exactly(.zero)]
            )
        }
        #expect(error.code == .unknownTerm)
        #expect(
            error.description
                == "the path, a Service within the cluster, has no controller processing; it has endpoint propagation, "
                + "kube-proxy update, request round trip"
        )
    }

    @Test func `a term beside the path may have a model, which changes nothing`() throws {
        let path = TrafficPath.applicationLoadBalancer(targets: .ip)
        let plain = try SleepRisk(path: path, application: application)
        let aside = try SleepRisk(
            path: path,
            application: application,
            models: [.kubeProxyUpdate: .exactly(.seconds(500))]
        )
        #expect(plain.routing == aside.routing)
    }

    @Test(
        arguments: [
            (.updatesWithoutDrops(1, pods: 3), "the share of updates is 1.0, expected a number between 0 and 1"),
            (.updatesWithoutDrops(.nan, pods: 3), "the share of updates is nan, expected a number between 0 and 1"),
            (.updatesWithoutDrops(0.9, pods: 0), "an update of 0 Pods, expected at least 1"),
            (.droppedRequests(oneIn: 1, over: .seconds(1)), "one dropped request in 1, expected in 2 or more"),
            (.droppedRequests(oneIn: 5, over: .zero), "requests are counted for 0 s, expected a longer time"),
        ] as [(RiskTarget, String)]
    )
    func `targets that make no sense are refused`(target: RiskTarget, message: String) throws {
        let error = try #require(throws: RiskError.self) { try risk().leastSleep(for: target) }
        #expect(error.code == .invalidTarget)
        #expect(error.description.hasPrefix(message))
    }

    @Test func `a target that no sleep meets is refused with the risk that is left`() throws {
        let unbounded = try SleepRisk(
            path: .clusterService,
            application: application,
            models: [.kubeProxyUpdate: .buckets([.init(upTo: .seconds(5), share: 0.999)], within: .upperEdge)]
        )
        let error = try #require(throws: RiskError.self) {
            try unbounded.leastSleep(for: .updatesWithoutDrops(0.9999, pods: 2))
        }
        guard case .unreachable(let left) = error.code else {
            Issue.record("found \(error.code)")
            return
        }
        #expect(abs(left - 0.001999) < 1e-12)
        #expect(
            error.description
                == "no sleep meets the target, no dropped request in 99.99 % of updates of 2 Pods: with 600 s a risk of "
                + "0.2 % is left, from delays that are longer or have no bound; measure more of them, or lower the target"
        )
        #expect(try unbounded.leastSleep(for: .updatesWithoutDrops(0.998, pods: 2)) == 6)
    }

    @Test(arguments: [-1, .infinity, .nan])
    func `a rate is a number from 0 on`(rate: Double) throws {
        let error = try #require(throws: RiskError.self) { try risk(traffic: .perPod(requestsPerSecond: rate)) }
        #expect(error.code == .invalidTarget)
        #expect(error.description == "\(rate) requests a second, expected a number from 0 on")
    }

    @Test func `times that make no sense are refused`() throws {
        let path = TrafficPath.clusterService.replacing(.kubeProxyUpdate, with: .stated(upTo: .seconds(-1)))
        let error = try #require(throws: RiskError.self) { try SleepRisk(path: path, application: application) }
        #expect(error.code == .invalidDelay)
        #expect(error.description == "the longest kube-proxy update is -1 s, expected 0 s or more")
        let negative = Application(onTermination: .drains(within: .seconds(-2)), longestRequest: .zero)
        let second = try #require(throws: RiskError.self) { try risk(negative) }
        #expect(second.description == "the drain is -2 s, expected 0 s or more")
    }
}
