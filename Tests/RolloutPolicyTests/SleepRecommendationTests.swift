// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import RolloutPolicy
import TargetGroups
import Testing

struct SleepRecommendationTests {
    private func risk() throws -> SleepRisk {
        try SleepRisk(
            path: .applicationLoadBalancer(targets: .instance),
            application: Application(onTermination: .drains(within: .seconds(20)), longestRequest: .seconds(1)),
            models: [.kubeProxyUpdate: .largest(of: 3, .reportedKubeProxyUpdate)]
        )
    }

    @Test func `a recommendation shows each sleep with its risk, and what went in`() throws {
        let recommendation = try risk().recommendation(
            for: .updatesWithoutDrops(0.98, pods: 1),
            pods: 1,
            current: 5
        )
        // 9.1 s and a second for the request; of three nodes at least one takes longer in 1 - 0.996^3 of updates.
        #expect(recommendation.sleep == 11)
        #expect(recommendation.gracePeriod == 31)
        #expect(recommendation.worstCasePath == 31)
        #expect(recommendation.worstCaseSum == 101)
        #expect(
            recommendation.description == """
                Recommended sleep: 11 s, the least for no dropped request in 98 % of updates of 1 Pod
                terminationGracePeriodSeconds: at least 31

                Sleep and the share of updates of 1 Pod that drop a request, with a request at any moment:
                    5 s       58 %  current
                   11 s      1.2 %  recommended
                   31 s        0 %  worst case: the plan for the longest path, every delay at the end of its interval
                  101 s        0 %  worst case: the plan by the maintainers' sum

                Delays of an Application Load Balancer (instance targets):
                  endpoint propagation: always 0 s, the longest (assumed: kubelet and endpoint controller hear of the \
                deletion by the same watch)
                  kube-proxy update: the longest of 3: 75 % up to 2.3 s, 99.6 % up to 9.1 s, 100 % up to 22.7 s, each as \
                long as its bucket
                  request round trip: always 1 s, the longest (assumed: far more than one network needs)
                """
        )
        #expect(recommendation.curve.marks == [.current(5), .recommended(11), .worstCase(101)])
    }

    @Test func `without a current sleep there is no row for it`() throws {
        let recommendation = try risk().recommendation(
            for: .droppedRequests(oneIn: 1_000_000, over: .seconds(60)),
            pods: 1
        )
        #expect(!recommendation.description.contains("current"))
        #expect(
            recommendation.description.hasPrefix(
                "Recommended sleep: 24 s, the least for at most one dropped request in 1000000, counted over 60 s for each"
            )
        )
    }

    @Test func `a share that rounding would make certain is shown by what it lacks`() {
        #expect(
            RiskTarget.updatesWithoutDrops(0.999999, pods: 2).description
                == "no dropped request in all but 0.0001 % of updates of 2 Pods"
        )
    }
}
