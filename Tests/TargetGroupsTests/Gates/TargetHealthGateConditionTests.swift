// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

struct TargetHealthGateConditionTests {
    private let gate = TargetHealthGate(bindingName: "web")
    private let start = Timestamp(secondsSinceEpoch: 1_700_000_000)
    private let now = Timestamp(secondsSinceEpoch: 1_700_000_060)

    private static let unhealthy = TargetHealth(
        state: .unhealthy,
        reason: .responseCodeMismatch,
        text: "Health checks failed with these codes: [404]"
    )

    @Test(
        arguments: [
            (.registered, "False", "Elb.RegistrationInProgress", "Target registration is in progress"),
            (.target(TargetHealth(state: .healthy)), "True", nil, nil),
            (
                .target(unhealthy), "False", "Target.ResponseCodeMismatch",
                "Health checks failed with these codes: [404]"
            ),
            (
                .target(TargetHealth(state: .initial, reason: .initialHealthChecking)), "False",
                "Elb.InitialHealthChecking", nil
            ),
            (.target(TargetHealth(state: .unused, reason: .notInUse)), "False", "Target.NotInUse", nil),
            (.target(TargetHealth(state: .unavailable, reason: .internalError)), "False", "Elb.InternalError", nil),
            (.target(TargetHealth(state: TargetHealthState("resting"))), "False", nil, nil),
            (.target(nil), "Unknown", nil, nil),
            (.bindingDeleted, "True", nil, "Target Group Binding is deleted"),
        ] as [(TargetHealthGate.Observation, String, String?, String?)]
    )
    func `the condition says what was found`(
        observation: TargetHealthGate.Observation,
        status: String,
        reason: String?,
        message: String?
    ) {
        let expected = PodCondition(
            type: PodConditionType("target-health.elbv2.k8s.aws/web"),
            status: ConditionStatus(status),
            lastTransitionTime: now,
            reason: reason,
            message: message
        )
        #expect(gate.condition(for: observation, at: now) == expected)
    }

    @Test func `the time is that of the last change of the status`() {
        let registered = gate.condition(for: .registered, at: start)
        let checked = gate.condition(for: .target(Self.unhealthy), replacing: registered, at: now)
        #expect(checked.lastTransitionTime == start)
        let healthy = gate.condition(for: .target(TargetHealth(state: .healthy)), replacing: checked, at: now)
        #expect(healthy.lastTransitionTime == now)
    }
}
