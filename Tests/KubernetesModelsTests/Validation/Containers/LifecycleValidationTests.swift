// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

struct LifecycleValidationTests {
    private static let sleep = LifecycleHandler(sleep: SleepAction(seconds: 20))

    @Test func `both hooks are judged`() {
        let lifecycle = Lifecycle(postStart: LifecycleHandler(), preStop: Self.sleep)
        let errors = lifecycle.validationErrors(at: "lifecycle", gracePeriodSeconds: 10, os: nil)
        #expect(errors.lines == ["lifecycle.postStart Required", "lifecycle.preStop.sleep Invalid"])
        #expect(Lifecycle(preStop: Self.sleep).validationErrors(gracePeriodSeconds: 20, os: nil).isEmpty)
        #expect(Lifecycle().validationErrors(gracePeriodSeconds: 20, os: nil).isEmpty)
    }

    @Test func `a hook alone is judged, too`() {
        #expect(Self.sleep.validationErrors(at: "preStop", gracePeriodSeconds: 19).lines == ["preStop.sleep Invalid"])
    }

    @Test(arguments: [
        (Signal.sigterm, PodOS?.none, ["stopSignal Forbidden"]),
        (.sigterm, PodOS(name: .linux), []),
        (.sigrtminPlus15, PodOS(name: .linux), []),
        (Signal("SIGFOO"), PodOS(name: .linux), ["stopSignal NotSupported"]),
        (.sigkill, PodOS(name: .windows), []),
        (.sighup, PodOS(name: .windows), ["stopSignal NotSupported"]),
        (Signal("SIGFOO"), PodOS(name: OSName("plan9")), []),
    ])
    func `a stop signal is one of the operating system's`(signal: Signal, os: PodOS?, lines: [String]) {
        #expect(Lifecycle(stopSignal: signal).validationErrors(gracePeriodSeconds: 30, os: os).lines == lines)
    }

    @Test func `sentences say what would be right`() {
        let lifecycle = Lifecycle(stopSignal: .sighup)
        #expect(
            lifecycle.validationErrors(gracePeriodSeconds: 30, os: nil).sentences == [
                #"stopSignal: a stop signal needs to know the operating system; set spec.os.name, such as "linux""#
            ]
        )
        #expect(
            lifecycle.validationErrors(gracePeriodSeconds: 30, os: PodOS(name: .windows)).sentences == [
                #"stopSignal: "SIGHUP" is not supported; use one of "SIGKILL", "SIGTERM""#
            ]
        )
    }
}
