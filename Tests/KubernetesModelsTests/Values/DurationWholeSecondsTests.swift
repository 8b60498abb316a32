// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import KubernetesModels

struct DurationWholeSecondsTests {
    private static let attosecond = Duration(secondsComponent: 0, attosecondsComponent: 1)

    @Test(
        arguments: [
            (.zero, 0, 0), (.seconds(1), 1, 1), (.seconds(-1), -1, -1), (attosecond, 1, 0), (.zero - attosecond, 0, -1),
            (.milliseconds(1500), 2, 1), (.milliseconds(-1500), -1, -2), (.seconds(30) + attosecond, 31, 30),
            (.seconds(30) - attosecond, 30, 29), (.seconds(Int64.max), .max, .max), (.seconds(Int64.min), .min, .min),
            (.seconds(Int64.max) - attosecond, .max, .max - 1), (.seconds(Int64.min) + attosecond, .min + 1, .min),
            (.seconds(Int64.max) + .seconds(Int64.max), .max, .max),
            (.seconds(Int64.min) + .seconds(Int64.min), .min, .min),
            (.seconds(Int64.max) + attosecond, .max, .max), (.seconds(Int64.min) - attosecond, .min, .min),
        ] as [(Duration, Int, Int)]
    )
    func `a duration is rounded to whole seconds`(duration: Duration, up: Int, down: Int) {
        #expect(duration.wholeSecondsRoundedUp == up)
        #expect(duration.wholeSecondsRoundedDown == down)
    }

    @Test func `the view of a field that counts seconds rounds up`() {
        var probe = Probe()
        #expect(probe.period == nil)
        probe.period = .milliseconds(1001)
        #expect(probe.periodSeconds == 2)
        #expect(probe.period == .seconds(2))
        probe.period = nil
        #expect(probe.periodSeconds == nil)
    }

    @Test func `the rounded seconds are the nearest on each side`() {
        var random = SeededGenerator(seed: 13)
        for _ in 0..<5000 {
            let duration = Duration.nanoseconds(Int64.random(in: .min...Int64.max, using: &random))
            let (up, down) = (duration.wholeSecondsRoundedUp, duration.wholeSecondsRoundedDown)
            #expect(.seconds(down) <= duration && duration <= .seconds(up))
            #expect(up - down <= 1)
        }
    }
}
