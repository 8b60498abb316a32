// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct EndpointConditionsPodTests {
    private func pod(
        _ ready: ConditionStatus?,
        isDeleted: Bool,
        phase: PodPhase = .running,
        address: String? = "10.0.0.7"
    ) -> Pod {
        Pod(
            metadata: ObjectMeta(deletionTimestamp: isDeleted ? Timestamp(secondsSinceEpoch: 0) : nil),
            spec: PodSpec(containers: []),
            status: PodStatus(
                phase: phase,
                conditions: ready.map { [PodCondition(type: .ready, status: $0)] },
                podIP: address
            )
        )
    }

    @Test(
        arguments: [
            (.true, false, false, true, true), (.true, true, false, false, true), (.true, true, true, true, true),
            (.false, false, false, false, false), (.unknown, true, true, true, false), (nil, false, true, true, false),
        ] as [(ConditionStatus?, Bool, Bool, Bool, Bool)]
    )
    func `an endpoint is ready while its Pod is and stays`(
        podReady: ConditionStatus?,
        isDeleted: Bool,
        publishes: Bool,
        ready: Bool,
        serving: Bool
    ) {
        let conditions = EndpointConditions(of: pod(podReady, isDeleted: isDeleted), publishesNotReady: publishes)
        #expect(conditions == EndpointConditions(ready: ready, serving: serving, terminating: isDeleted))
    }

    @Test func `a Pod without address and one that has ended have no endpoint`() {
        #expect(EndpointConditions(of: pod(.true, isDeleted: false, address: nil)) == nil)
        #expect(EndpointConditions(of: pod(.true, isDeleted: false, address: "")) == nil)
        #expect(EndpointConditions(of: pod(.true, isDeleted: false, phase: .failed)) == nil)
        #expect(EndpointConditions(of: pod(.true, isDeleted: false, phase: .succeeded)) == nil)
    }
}
