// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
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

    @Test(
        arguments: [
            (nil, 10_000, 10_000, 30_000), (nil, 5_700, 5_700, 30_700), (nil, 29_000, 29_000, 31_000),
            (nil, 30_000, 30_000, 32_000), (nil, 99_000, 30_000, 32_000), (10_000, 5_000, 10_000, 30_000),
            (4_500, 9_900, 9_900, 30_900), (31_000, 40_000, 30_000, 32_000), (nil, 0, 0, 30_000),
        ] as [(Int?, Int, Int, Int)]
    )
    func `a sidecar waits for those that it outlasts, after its hook`(hook: Int?, end: Int, stop: Int, kill: Int) {
        let timeline = KillTimeline(
            grace: 30,
            hook: hook.map { .milliseconds($0) },
            predecessorsEnd: .milliseconds(end)
        )
        #expect(timeline.stopSignal == .milliseconds(stop))
        #expect(timeline.kill == .milliseconds(kill))
    }

    @Test func `enormous and negative times do not trap`() {
        #expect(KillTimeline(grace: .max, hook: .seconds(Int.max)).stopSignal == .seconds(Int.max))
        #expect(KillTimeline(grace: .min, hook: .seconds(Int.min)).kill == .seconds(2))
    }
}
