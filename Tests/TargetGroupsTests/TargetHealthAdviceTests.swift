// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TargetGroups
import Testing

struct TargetHealthAdviceTests {
    @Test(arguments: TargetHealthReason.allKnown)
    func `every reason that is known has a meaning, and advice unless it passes or ends`(reason: TargetHealthReason) {
        let health = TargetHealth(reason: reason)
        #expect(!health.meaning.hasPrefix("ELB gives"))
        #expect(health.outlook != .unknown)
        #expect(health.advice != nil || health.outlook == .passing || health.outlook == .leaving)
    }

    @Test(arguments: TargetHealthState.allKnown)
    func `every state that is known has a meaning`(state: TargetHealthState) {
        let health = TargetHealth(state: state)
        #expect(!health.meaning.hasPrefix("ELB gives"))
        #expect((health.outlook == .healthy) == (state == .healthy))
    }

    @Test(
        arguments: [
            (TargetHealth(state: .healthy), .healthy, nil),
            (TargetHealth(state: .healthy, reason: .timeout), .healthy, nil),
            (TargetHealth(state: .initial, reason: .registrationInProgress), .passing, nil),
            (TargetHealth(state: .initial, reason: TargetHealthReason("")), .passing, nil),
            (
                TargetHealth(state: .unhealthy, reason: TargetHealthReason("Target.New")), .fixable,
                "Compare the health check's path, port and protocol with what the container serves."
            ),
            (
                TargetHealth(state: .unused, reason: .ipUnusable), .blocked,
                "Delete the Pod, so that another one gets another address."
            ),
            (TargetHealth(state: .draining, reason: .deregistrationInProgress), .leaving, nil),
            (TargetHealth(state: TargetHealthState("new"), reason: TargetHealthReason("Target.New")), .unknown, nil),
            (TargetHealth(), .unknown, nil),
        ] as [(TargetHealth, TargetHealthOutlook, String?)]
    )
    func `the reason counts, or the state where there is none that is known`(
        health: TargetHealth,
        outlook: TargetHealthOutlook,
        advice: String?
    ) {
        #expect(health.outlook == outlook)
        #expect(health.advice == advice)
    }

    @Test func `what is not known is said to be so`() {
        let reason = TargetHealth(state: TargetHealthState("new"), reason: TargetHealthReason("Target.New"))
        #expect(reason.meaning == "ELB gives a reason that is not known here")
        #expect(TargetHealth(state: TargetHealthState("new")).meaning == "ELB gives a state that is not known here")
        let empty = TargetHealth(state: TargetHealthState("new"), reason: TargetHealthReason(""))
        #expect(empty.meaning == "ELB gives a state that is not known here")
        #expect(TargetHealth().meaning == "ELB gives no state")
    }

    @Test func `a state is spelled with its reason`() {
        #expect(TargetHealth(state: .unhealthy, reason: .timeout).spelling == "unhealthy (Target.Timeout)")
        #expect(TargetHealth(state: .healthy, reason: TargetHealthReason("")).spelling == "healthy")
        #expect(TargetHealth().spelling == "no state")
    }

    @Test func `targets that are not there and targets that are leaving are told apart`() {
        #expect(TargetHealth(state: .unused, reason: .notRegistered).isNotRegistered)
        #expect(!TargetHealth(state: .unused, reason: .notInUse).isNotRegistered)
        #expect(TargetHealth(state: .unhealthyDraining).isDraining)
        #expect(!TargetHealth(state: .unhealthy).isDraining)
    }
}
