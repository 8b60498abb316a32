// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText
import Testing

struct SpellingTests {
    private let names = ["postStart", "preStop", "stopSignal", "terminationGracePeriodSeconds", "image"]

    @Test(arguments: [
        ("preStopHook", "preStop"), ("prestop", "preStop"), ("perStop", "preStop"), ("preSotp", "preStop"),
        ("terminationGracePeriod", "terminationGracePeriodSeconds"), ("imgae", "image"), ("imag", "image"),
        ("postStrat", "postStart"),
    ])
    func `a slip is found`(text: String, meant: String) {
        #expect(Spelling.closest(to: text, among: names) == meant)
    }

    @Test(arguments: ["", "x", "livenessProbe", "env", "pre"])
    func `what resembles nothing is left alone`(text: String) {
        #expect(Spelling.closest(to: text, among: names) == nil)
    }

    @Test func `the nearest counts, and of two as near the first`() {
        #expect(Spelling.closest(to: "port", among: ["ports", "part", "port1"]) == "ports")
        #expect(Spelling.closest(to: "abcd", among: ["abxy", "abcx"]) == "abcx")
        #expect(Spelling.closest(to: "a", among: []) == nil)
    }
}
