// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct PodDeletionTests {
    private static let now = Timestamp(secondsSinceEpoch: 1_717_243_200)

    private static func pod(
        spec: Int? = 30,
        node: String? = "node-1",
        phase: PodPhase = .running,
        stored: Int? = nil,
        end: Int? = nil
    ) -> Pod {
        Pod(
            metadata: ObjectMeta(
                deletionTimestamp: end.map { Timestamp(secondsSinceEpoch: now.secondsSinceEpoch + $0) },
                deletionGracePeriodSeconds: stored
            ),
            spec: PodSpec(containers: [], terminationGracePeriodSeconds: spec, nodeName: node),
            status: PodStatus(phase: phase)
        )
    }

    @Test(
        arguments: [
            (pod(), nil, .graceful, 30), (pod(), 5, .graceful, 5), (pod(), 600, .graceful, 600),
            (pod(), 0, .removed, 0), (pod(), -4, .graceful, 1), (pod(spec: -4), nil, .graceful, 1),
            (pod(spec: 0), nil, .removed, 0), (pod(spec: nil), nil, .graceful, 30),
            (pod(node: nil), 60, .removed, 0), (pod(node: ""), 60, .removed, 0),
            (pod(phase: .succeeded), nil, .removed, 0), (pod(phase: .failed), 60, .removed, 0),
        ] as [(Pod, Int?, PodDeletion.Outcome, Int)]
    )
    func `a deletion takes the grace period that was asked for, or the Pod's`(
        pod: Pod,
        requested: Int?,
        outcome: PodDeletion.Outcome,
        grace: Int
    ) {
        let deletion = PodDeletion(of: pod, at: Self.now, gracePeriodSeconds: requested)
        #expect(deletion.outcome == outcome)
        #expect(deletion.gracePeriodSeconds == grace)
        #expect(deletion.deletionTimestamp.duration(since: Self.now) == .seconds(grace))
    }

    @Test(
        arguments: [
            (30, 20, nil, .pending, 30, 20), (30, 20, 30, .pending, 30, 20), (30, 20, 31, .pending, 30, 20),
            (30, 20, 29, .graceful, 29, 19), (30, 20, 10, .graceful, 10, 0), (30, 20, 5, .graceful, 1, 0),
            (30, 20, 0, .removed, 0, 0), (30, 20, -1, .graceful, 1, 0), (0, 0, 5, .removed, 0, 0),
            (-5, -1, 1, .pending, 1, -1),
        ] as [(Int, Int, Int?, PodDeletion.Outcome, Int, Int)]
    )
    func `a deletion that is under way can only be made shorter`(
        stored: Int,
        end: Int,
        requested: Int?,
        outcome: PodDeletion.Outcome,
        grace: Int,
        newEnd: Int
    ) {
        let pod = Self.pod(stored: stored, end: end)
        let deletion = PodDeletion(of: pod, at: Self.now, gracePeriodSeconds: requested)
        #expect(deletion.outcome == outcome)
        #expect(deletion.gracePeriodSeconds == grace)
        #expect(deletion.deletionTimestamp.duration(since: Self.now) == .seconds(newEnd))
    }

    @Test func `enormous periods do not trap`() {
        #expect(PodDeletion(of: Self.pod(), at: Self.now, gracePeriodSeconds: .max).gracePeriodSeconds == .max)
        let pod = Self.pod(stored: .max, end: 0)
        #expect(PodDeletion(of: pod, at: Self.now, gracePeriodSeconds: 1).outcome == .graceful)
        #expect(PodDeletion(of: Self.pod(spec: .min), at: Self.now).gracePeriodSeconds == 1)
    }

    @Test(
        arguments: [
            (30, nil, nil, 0, 30), (30, 5, nil, 0, 5), (30, 60, nil, 0, 60), (30, 60, nil, 20, 20), (30, 5, 2, 0, 2),
            (30, 5, 9, 0, 5), (30, 0, nil, 0, 1), (30, nil, 1, 0, 1), (nil, nil, nil, 0, 1), (30, nil, nil, 7, 7),
        ] as [(Int?, Int?, Int?, Int, Int)]
    )
    func `the kubelet takes the shortest limit, and one second at least`(
        spec: Int?,
        deletion: Int?,
        override: Int?,
        recorded: Int,
        seconds: Int
    ) {
        #expect(
            KubeletGracePeriod.seconds(spec: spec, deletion: deletion, override: override, recorded: recorded)
                == seconds
        )
    }

    @Test(
        arguments: [
            (.livenessProbe, nil, 10, 60, 10), (.startupProbe, nil, 10, 60, 5), (.other, nil, 10, 60, 60),
            (.livenessProbe, nil, nil, 60, 60), (.livenessProbe, 7, 10, 60, 7), (.other, nil, nil, nil, 2),
        ] as [(KubeletGracePeriod.Reason, Int?, Int?, Int?, Int)]
    )
    func `a container that is restarted has the grace period of the probe that failed`(
        reason: KubeletGracePeriod.Reason,
        deletion: Int?,
        probe: Int?,
        spec: Int?,
        seconds: Int
    ) {
        let container = Container(
            name: "web",
            livenessProbe: Probe(terminationGracePeriodSeconds: probe),
            startupProbe: Probe(terminationGracePeriodSeconds: 5)
        )
        let pod = Pod(
            metadata: ObjectMeta(deletionGracePeriodSeconds: deletion),
            spec: PodSpec(containers: [container], terminationGracePeriodSeconds: spec)
        )
        #expect(KubeletGracePeriod.seconds(of: "web", in: pod, reason: reason) == seconds)
    }
}
