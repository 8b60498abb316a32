// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import RolloutPolicy

/// The expected values were computed with 40 digits and rounded to 17.
struct MathematicsTests {
    private func isClose(_ value: Double, _ expected: Double, within error: Double) -> Bool {
        value == expected || abs(value - expected) <= abs(expected) * error
    }

    @Test(
        arguments: [
            (1e-300, -690.77552789821371),
            (0.1, -2.3025850929940456),
            (0.75, -0.28768207245178093),
            (0.9999999, -1.0000000494736474e-7),
            (1, 0),
            (1.0000001, 9.9999995058387045e-8),
            (1.5, 0.40546510810816438),
            (2, 0.69314718055994531),
            (10, 2.3025850929940457),
            (12345.678, 9.421061321291832),
            (1e300, 690.77552789821371),
            (0, -.infinity),
            (.infinity, .infinity),
        ] as [(Double, Double)]
    )
    func `logarithms are those of tables`(value: Double, expected: Double) {
        #expect(isClose(Mathematics.log(value), expected, within: 1e-15))
    }

    @Test func `negative numbers have no logarithm`() {
        #expect(Mathematics.log(-1).isNaN)
        #expect(Mathematics.log(.nan).isNaN)
    }

    @Test(
        arguments: [
            (-708, 3.307553003638408e-308),
            (-100.5, 2.2563401359170363e-44),
            (-1, 0.36787944117144232),
            (-1e-10, 0.9999999999),
            (0, 1),
            (0.3, 1.3498588075760031),
            (1, 2.7182818284590452),
            (50.25, 6.6572936767472527e+21),
            (700, 1.0142320547350045e+304),
            (710, .infinity),
            (-746, 0),
            (-.infinity, 0),
        ] as [(Double, Double)]
    )
    func `powers of e are those of tables`(value: Double, expected: Double) {
        #expect(isClose(Mathematics.exp(value), expected, within: 1e-15))
    }

    @Test(
        arguments: [
            (0, 0.5),
            (0.5, 0.3085375387259869),
            (1, 0.15865525393145705),
            (1.959963984540054, 0.025000000000000011),
            (2.4, 0.0081975359245961314),
            (2.5, 0.0062096653257761352),
            (2.6, 0.004661188023718749),
            (3, 0.0013498980316300945),
            (4.753424308822899, 1.0000000000000013e-6),
            (6, 9.8658764503769814e-10),
            (10, 7.6198530241605261e-24),
            (20, 2.7536241186062337e-89),
            (37, 5.7255712225245768e-300),
            (39, 0),
            (-1, 0.84134474606854295),
        ] as [(Double, Double)]
    )
    func `tails of the normal distribution are those of tables`(value: Double, expected: Double) {
        #expect(isClose(Mathematics.normalTail(value), expected, within: 1e-12))
    }

    @Test func `the logarithm undoes the power`() {
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<500 {
            let value = Double.random(in: -700...700, using: &generator)
            #expect(abs(Mathematics.log(Mathematics.exp(value)) - value) < 1e-12)
        }
    }

    @Test(
        arguments: [
            (0, 0.3, 0),
            (1, 0.3, 0.3),
            (2, 0.5, 0.75),
            (3, 0.1, 0.271),
            (1000, 1e-15, 9.9999999999950049e-13),
            (7, 1, 1),
            (-1, 0.5, 0),
        ] as [(Int, Double, Double)]
    )
    func `of several events at least one happens`(count: Int, probability: Double, expected: Double) {
        #expect(isClose(Mathematics.probabilityOfAny(of: count, each: probability), expected, within: 1e-13))
    }
}
