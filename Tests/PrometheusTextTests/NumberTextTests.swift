// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import PrometheusText

struct NumberTextTests {
    private func value(_ text: String) -> Double? {
        NumberText.value(Array(text.utf8)[...])
    }

    @Test(
        arguments: [
            ("0", 0), ("12", 12), ("+12", 12), ("-12", -12), ("0042", 42), ("1.", 1), (".5", 0.5), ("1.0", 1),
            ("0.005", 0.005), ("1e-08", 1e-08), ("9.999999999999999e-06", 9.999999999999999e-06), ("1E+06", 1e6),
            ("1.204e+03", 1204), ("-.5e1", -5), ("4.940656458412465e-324", .leastNonzeroMagnitude), ("1e-400", 0),
            ("1.7976931348623157e308", 1.7976931348623157e308), ("9007199254740993", 9_007_199_254_740_992),
            ("9007199254740992", 9_007_199_254_740_992), ("123456789012345678901234567890", 1.2345678901234568e29),
            ("1e22", 1e22), ("1e23", 1e23), ("0e99999", 0), ("Inf", .infinity), ("+Inf", .infinity),
            ("-Inf", -.infinity),
            ("inf", .infinity), ("+INFINITY", .infinity), ("-infinity", -.infinity),
        ] as [(String, Double)]
    )
    func `a number is read`(text: String, expected: Double) {
        #expect(value(text) == expected)
    }

    @Test(arguments: ["NaN", "nan", "NAN"])
    func `what is not a number is read as such`(text: String) throws {
        #expect(try #require(value(text)).isNaN)
    }

    @Test(arguments: [
        "", "+", "-", ".", "+.", "e5", "1e", "1e+", "1x", "1 ", " 1", "1_000", "0x10", "0x1p-2", "1e5.5", "--1", "1,5",
        "+NaN", "-nan", "nan(1)", "infinit", "infinityy", "1e309", "-1e309", "\u{661}", "1\u{0}",
    ])
    func `anything else is no number`(text: String) {
        #expect(value(text) == nil)
    }

    @Test func `a very long number is read`() {
        #expect(value("0." + String(repeating: "0", count: 300) + "1") == 1e-301)
        #expect(value(String(repeating: "9", count: 100_000)) == nil)
        #expect(value("0." + String(repeating: "3", count: 100_000)) == 1.0 / 3.0)
    }

    @Test func `every number that is written is read again`() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<20_000 {
            let number = Double(bitPattern: generator.next())
            guard number.isFinite else { continue }
            #expect(value("\(number)") == number)
            #expect(value(NumberText.text(number)) == number)
        }
    }

    @Test func `short decimals are read as the compiler reads them`() {
        for digits in 0..<2000 {
            for places in 0...5 {
                let text = "\(digits)e-\(places)"
                #expect(value(text) == Double(text))
            }
        }
    }

    @Test(
        arguments: [
            ("0", 0), ("1395066363000", 1_395_066_363_000), ("-3982045", -3_982_045), ("+5", 5),
            ("9223372036854775807", .max), ("9223372036854775808", nil), ("1.5", nil), ("1e3", nil), ("", nil),
            ("-", nil),
        ] as [(String, Int64?)]
    )
    func `a timestamp of the Prometheus format is a whole number`(text: String, expected: Int64?) {
        #expect(NumberText.milliseconds(Array(text.utf8)[...]) == expected)
    }

    @Test(
        arguments: [
            (10, "10"), (0.005, "0.005"), (1e-08, "1e-08"), (-0.5, "-0.5"), (.infinity, "+Inf"), (-.infinity, "-Inf"),
            (.nan, "NaN"), (1e300, "1e+300"),
        ] as [(Double, String)]
    )
    func `a number is written in its shortest form`(number: Double, text: String) {
        #expect(NumberText.text(number) == text)
    }
}
