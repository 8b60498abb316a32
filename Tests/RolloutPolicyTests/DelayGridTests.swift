// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import RolloutPolicy

struct DelayGridTests {
    @Test func `the standard grid has tenths of a second for ten minutes`() {
        #expect(DelayGrid.standard.step == .milliseconds(100))
        #expect(DelayGrid.standard.horizon == .seconds(600))
    }

    @Test func `a horizon between two steps is moved out`() throws {
        let grid = try DelayGrid(step: .seconds(3), horizon: .seconds(10))
        #expect(grid.cellCount == 4)
        #expect(grid.horizon == .seconds(12))
    }

    @Test(
        arguments: [
            (.zero, .seconds(1), "the step is 0.0 seconds and the horizon 1.0 seconds, expected a step from"),
            (.seconds(-1), .seconds(1), "the step is -1.0 seconds and the horizon 1.0 seconds, expected a step from"),
            (.seconds(2), .seconds(1), "the step is 2.0 seconds and the horizon 1.0 seconds, expected a step from"),
            (.milliseconds(1), .seconds(21), "the horizon, 21 s, has more than 20000 steps; choose a longer step"),
            (.microseconds(1), .seconds(Int64.max), "the horizon, 9223372036854775807 s, has more than 20000 steps"),
        ] as [(Duration, Duration, String)]
    )
    func `grids that make no sense or cost too much are refused`(
        step: Duration,
        horizon: Duration,
        message: String
    ) throws {
        let error = try #require(throws: RiskError.self) { try DelayGrid(step: step, horizon: horizon) }
        #expect(error.code == .invalidGrid)
        #expect(error.description.hasPrefix(message))
    }

    @Test func `delays are rounded up to a point`() {
        let grid = DelayGrid.standard
        #expect(grid.pointAtOrAbove(.zero) == 0)
        #expect(grid.pointAtOrAbove(.nanoseconds(1)) == 1)
        #expect(grid.pointAtOrAbove(.seconds(600)) == 6000)
        #expect(grid.pointAtOrAbove(.seconds(600) + .nanoseconds(1)) == nil)
        #expect(grid.pointAtOrBelow(.milliseconds(199)) == 1)
    }

    @Test(arguments: [Duration.milliseconds(100), .nanoseconds(33_333_333), .microseconds(7)])
    func `points are exact, though quotients are rounded`(step: Duration) throws {
        let grid = try DelayGrid(step: step, horizon: step * 20_000)
        let attosecond = Duration(secondsComponent: 0, attosecondsComponent: 1)
        for point in 0...20_000 {
            let delay = step * point
            let next = point < 20_000 ? point + 1 : nil
            guard grid.pointAtOrAbove(delay) == point, grid.pointAtOrBelow(delay) == point,
                grid.pointAtOrAbove(delay + attosecond) == next
            else {
                Issue.record("point \(point)")
                break
            }
        }
    }
}
