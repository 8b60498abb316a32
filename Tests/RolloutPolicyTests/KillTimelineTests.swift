// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import RolloutPolicy
import Testing

struct KillTimelineTests {
    @Test(
        arguments: [
            (30, nil, 0, 30_000), (30, 5_000, 5_000, 30_000), (30, 5_900, 5_900, 30_900), (30, 28_000, 28_000, 30_000),
            (30, 29_000, 29_000, 31_000), (30, 30_000, 30_000, 32_000), (30, 99_000, 30_000, 32_000),
            (1, nil, 0, 2_000),
            (0, nil, 0, 2_000), (-7, 500, 500, 2_500), (90, 70_000, 70_000, 90_000),
        ] as [(Int, Int?, Int, Int)]
    )
    func `signals come when the kubelet's arithmetic says`(grace: Int, hook: Int?, stop: Int, kill: Int) {
        let timeline = KillTimeline(grace: grace, hook: hook.map { .milliseconds($0) })
        #expect(timeline.stopSignal == .milliseconds(stop))
        #expect(timeline.kill == .milliseconds(kill))
    }

    @Test func `enormous and negative times do not trap`() {
        #expect(KillTimeline(grace: .max, hook: .seconds(Int.max)).stopSignal == .seconds(Int.max))
        #expect(KillTimeline(grace: .min, hook: .seconds(Int.min)).kill == .seconds(2))
    }
}
