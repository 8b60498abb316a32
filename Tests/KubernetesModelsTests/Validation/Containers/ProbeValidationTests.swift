// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct ProbeValidationTests {
    private func probe(_ change: (inout Probe) -> Void) -> Probe {
        var probe = Probe(exec: ExecAction(command: ["true"]), successThreshold: 1)
        change(&probe)
        return probe
    }

    @Test func `a probe in order has no errors`() {
        #expect(probe { _ in }.validationErrors().isEmpty)
        #expect(probe { $0.periodSeconds = 0 }.validationErrors().isEmpty)
        #expect(probe { $0.terminationGracePeriodSeconds = 1 }.validationErrors().isEmpty)
    }

    @Test func `no number is negative`() {
        let probe = probe {
            $0.initialDelaySeconds = -1
            $0.timeoutSeconds = -2
            $0.periodSeconds = -3
            $0.successThreshold = -4
            $0.failureThreshold = -5
        }
        #expect(
            probe.validationErrors(at: "probe").sentences == [
                "probe.initialDelaySeconds: -1 is negative; use 0 or more",
                "probe.timeoutSeconds: -2 is negative; use 0 or more",
                "probe.periodSeconds: -3 is negative; use 0 or more",
                "probe.successThreshold: -4 is negative; use 0 or more",
                "probe.failureThreshold: -5 is negative; use 0 or more",
            ]
        )
    }

    @Test(arguments: [0, -1])
    func `a grace period of its own is at least one second`(seconds: Int) {
        let errors = probe { $0.terminationGracePeriodSeconds = seconds }.validationErrors()
        let sentence = "a grace period of \(seconds) seconds is too short; use 1 or more, or that of the Pod"
        #expect(errors.sentences == ["terminationGracePeriodSeconds: \(sentence)"])
    }

    @Test func `a probe without a handler is refused`() {
        #expect(Probe().validationErrors(at: "probe").lines == ["probe Required"])
    }

    @Test(arguments: [Probe.Purpose.liveness, .startup])
    func `one success is enough for what ends containers`(purpose: Probe.Purpose) {
        let errors = probe { $0.successThreshold = 2 }.validationErrors(at: "probe", for: purpose)
        #expect(
            errors.sentences == [
                "probe.successThreshold: 2 successes in a row cannot be asked for here; use 1, or a readiness probe"
            ]
        )
        #expect(
            probe { $0.successThreshold = -1 }.validationErrors(at: "probe", for: purpose).lines == [
                "probe.successThreshold Invalid", "probe.successThreshold Invalid",
            ]
        )
        #expect(probe { $0.terminationGracePeriodSeconds = 5 }.validationErrors(at: "probe", for: purpose).isEmpty)
    }

    @Test func `a readiness probe ends no containers`() {
        #expect(probe { $0.successThreshold = 2 }.validationErrors(at: "probe", for: .readiness).isEmpty)
        let errors = probe { $0.terminationGracePeriodSeconds = 0 }.validationErrors(at: "probe", for: .readiness)
        #expect(
            errors.sentences == [
                """
                probe.terminationGracePeriodSeconds: a grace period of 0 seconds is too short; \
                use 1 or more, or that of the Pod
                """,
                """
                probe.terminationGracePeriodSeconds: a readiness probe ends no container; \
                set this in a liveness or startup probe
                """,
            ]
        )
    }
}
