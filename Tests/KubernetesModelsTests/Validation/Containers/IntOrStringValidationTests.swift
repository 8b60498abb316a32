// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct IntOrStringValidationTests {
    @Test(
        arguments: [(1, 0), (65_535, 0), (0, 1), (65_536, 1), (-1, 1), ("http", 0), ("Http", 1), ("", 2)]
            as [(IntOrString, Int)]
    )
    func `a port has a number or a name`(port: IntOrString, count: Int) {
        #expect(port.portErrors(at: "port").lines == Array(repeating: "port Invalid", count: count))
    }

    @Test(
        arguments: [
            (0, 0), (5, 0), (-1, 1), ("0%", 0), ("250%", 0), ("25", 1), ("%", 1), ("-5%", 1), ("", 1), ("5.5%", 1),
        ] as [(IntOrString, Int)]
    )
    func `a share is a number or a percentage`(share: IntOrString, count: Int) {
        #expect(share.shareErrors(at: "share").lines == Array(repeating: "share Invalid", count: count))
    }

    @Test(
        arguments: [
            (101, false), ("100%", false), ("101%", true), ("99999999999999999999%", true), ("101", false),
            ("-101%", false),
        ] as [(IntOrString, Bool)]
    )
    func `a percentage can be too much`(share: IntOrString, isTooMuch: Bool) {
        #expect(share.fullShareErrors(at: "share").isEmpty != isTooMuch)
    }

    @Test func `the sentence about too much names it`() {
        let share: IntOrString = "101%"
        #expect(
            share.fullShareErrors(at: "maxUnavailable").sentences == [
                "maxUnavailable: 101% is more than all Pods; use 100% or less"
            ]
        )
    }

    @Test(
        arguments: [
            (0, true), (1, false), (-1, false), ("0%", true), ("00%", true), ("1%", false), ("%", true), ("5", false),
            ("-5%", true), ("", true), ("99999999999999999999%", false),
        ] as [(IntOrString, Bool)]
    )
    func `a text that is no share counts as zero unless it is a number`(share: IntOrString, isZero: Bool) {
        #expect(share.isZeroShare == isZero)
    }
}
