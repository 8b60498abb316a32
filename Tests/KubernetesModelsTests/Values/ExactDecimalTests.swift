// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import KubernetesModels

struct ExactDecimalTests {
    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("00.00", "0"), ("1", "1"), ("+1", "1"), ("-1", "-1"), ("1600", "1600"),
        ("-0.005", "-0.005"), (".5", "0.5"), ("12.", "12"), ("007.100", "7.1"), ("10.01", "10.01"),
        (
            "100000000000000000000000000000000000000.00000000000000000001",
            "100000000000000000000000000000000000000.00000000000000000001"
        ),
    ])
    func `a number is read and written in plain notation`(text: String, description: String) throws {
        #expect(try #require(ExactDecimal(parsing: text)).description == description)
    }

    @Test(arguments: ["", "-", "+", ".", "-.", "1e3", "1.2.3", "--1", "+-1", " 1", "1 ", "1_000", "a", "\u{661}"])
    func `another text is no number`(text: String) {
        #expect(ExactDecimal(parsing: text) == nil)
    }

    @Test(arguments: [0, 1, -1, 10, 120, -4500, Int.max, Int.min])
    func `an integer is a number`(value: Int) {
        let number = ExactDecimal(value)
        #expect(number.description == String(value))
        #expect(number.isNegative == (value < 0))
        #expect(number.isZero == (value == 0))
        #expect(number.magnitude.description == String(value.magnitude))
        #expect(number.isInteger)
    }

    @Test func `zero has no sign`() {
        #expect(ExactDecimal.zero == ExactDecimal(0))
        #expect(ExactDecimal(parsing: "-0.00") == .zero)
        #expect(ExactDecimal(parsing: "-0.00")?.isNegative == false)
    }

    @Test func `numbers are ordered`() throws {
        let texts = [
            "-1000000000000000000000000", "-12", "-1.5", "-1.25", "-1", "-0.001", "0", "0.00000000000000000001", "0.5",
            "0.51", "1", "1.05", "9.99", "10", "10.1", "9223372036854775807", "9223372036854775808",
            "10000000000000000000",
        ]
        let numbers = try texts.map { try #require(ExactDecimal(parsing: $0)) }
        for (index, number) in numbers.enumerated() {
            for (other, second) in numbers.enumerated() {
                #expect((number < second) == (index < other), "\(number) < \(second)")
                #expect((number == second) == (index == other), "\(number) == \(second)")
            }
        }
    }

    @Test(arguments: [
        ("9.01", 0, "10"), ("-9.01", 0, "-10"), ("9.01", 1, "10"), ("9.01", -1, "9.1"), ("9.01", -2, "9.01"),
        ("9.01", -9, "9.01"), ("99.9", 0, "100"), ("999", 2, "1000"), ("0.001", 0, "1"), ("0.001", 5, "100000"),
        ("-0.0000000001", -9, "-0.000000001"), ("0", 9, "0"), ("120", 1, "120"), ("121", 1, "130"),
        ("1.0000000000000000000000000000001", -9, "1.000000001"),
    ])
    func `a number is rounded away from zero`(text: String, power: Int, rounded: String) throws {
        let number = try #require(ExactDecimal(parsing: text))
        #expect(number.roundedAwayFromZero(toPowerOfTen: power).description == rounded)
    }

    @Test func `rounding beyond all digits leaves one of them, or all`() {
        let number = ExactDecimal(-125)
        #expect(number.roundedAwayFromZero(toPowerOfTen: .min) == number)
        #expect(number.roundedAwayFromZero(toPowerOfTen: 20) == ExactDecimal(-1).scaled(byPowerOfTen: 20))
    }

    @Test(arguments: [("0", "0"), ("1", "1024"), ("0.5", "512"), ("-1.25", "-1280"), ("99999", "102398976")])
    func `a number is multiplied`(text: String, product: String) throws {
        #expect(try #require(ExactDecimal(parsing: text)).multiplied(by: 1024).description == product)
    }

    @Test(arguments: [
        ("0", "0"), ("1024", "1"), ("-1048576", "-1024"), ("1023", nil), ("1000", nil), ("512000", "500"),
    ])
    func `an integer is divided where nothing is left`(text: String, quotient: String?) throws {
        #expect(try #require(ExactDecimal(parsing: text)).dividedExactly(by: 1024)?.description == quotient)
    }

    @Test func `rounding is the least multiple that is not nearer to zero`() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<5000 {
            let thousandths = Int.random(in: -1_000_000...1_000_000, using: &random)
            let power = Int.random(in: -4...4, using: &random)
            let unit = (0..<max(0, power + 3)).reduce(1) { unit, _ in unit * 10 }
            let magnitude = (Int(thousandths.magnitude) + unit - 1) / unit * unit
            let rounded = ExactDecimal(thousandths).scaled(byPowerOfTen: -3).roundedAwayFromZero(toPowerOfTen: power)
            let expected = ExactDecimal(thousandths < 0 ? -magnitude : magnitude).scaled(byPowerOfTen: -3)
            #expect(rounded == expected, "\(thousandths)e-3 to 1e\(power)")
        }
    }

    @Test func `multiplication and division are each other's opposite`() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<2000 {
            let number = ExactDecimal(Int.random(in: Int.min...Int.max, using: &random))
            #expect(number.multiplied(by: 1024).dividedExactly(by: 1024) == number)
        }
    }

    @Test func `numbers of integers are ordered as the integers`() {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<5000 {
            let bits = Int.random(in: 1...63, using: &random)
            let first = Int.random(in: Int.min...Int.max, using: &random) >> bits
            let second = Int.random(in: Int.min...Int.max, using: &random) >> bits
            #expect((ExactDecimal(first) < ExactDecimal(second)) == (first < second))
            #expect(ExactDecimal(parsing: String(first)) == ExactDecimal(first))
        }
    }
}
