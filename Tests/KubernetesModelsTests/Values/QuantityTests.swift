// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import KubernetesModels

struct QuantityTests {
    @Test func `quantities are equal when their amounts are`() {
        let groups: [[Quantity]] = [
            ["0", "-0", "0Ki", "0e9", ".0"], ["0.5", "500m", ".50", "5e-1", "500000000n"], ["1k", "1000", "1e3"],
            ["1Ki", "1024", "1.024k"], ["1Gi", "1073741824", "1024Mi"], ["1n", "0.1n", "1e-1000000"],
        ]
        for (index, group) in groups.enumerated() {
            for (other, second) in groups.enumerated() {
                let areEqual = group.allSatisfy { first in second.allSatisfy { first == $0 } }
                #expect(areEqual == (index == other))
            }
            #expect(Set(group).count == 1)
        }
    }

    @Test func `quantities are ordered by their amounts`() {
        let sorted: [Quantity] = [
            "-1e1000", "-1E", "-1", "-1m", "0", "1n", "1u", "999u", "1m", "0.5", "1", "999", "1k", "1023", "1Ki", "1M",
            "1Mi",
            "1Ti", "1P", "1Pi", "1E", "1Ei", "8Ei", "9223372036854775808", "12E", "1e54", "1e1000",
        ]
        for (index, quantity) in sorted.enumerated() {
            for (other, second) in sorted.enumerated() {
                #expect((quantity < second) == (index < other), "\(quantity) < \(second)")
            }
        }
    }

    @Test func `a quantity is made of a literal or an amount`() throws {
        #expect(("500m" as Quantity).text == "500m")
        #expect((1000 as Quantity).text == "1k")
        #expect((-1 as Quantity).text == "-1")
        let amount = try #require(ExactDecimal(parsing: "1536"))
        #expect(Quantity(amount).text == "1536")
        #expect(Quantity(amount, format: .binarySI).text == "1536")
        #expect(Quantity(ExactDecimal(2048), format: .binarySI).text == "2Ki")
        #expect(Quantity(ExactDecimal(2000), format: .decimalExponent).text == "2e3")
        #expect(try Quantity(#require(ExactDecimal(parsing: "0.00000000001"))).text == "1n")
    }

    @Test func `a malformed literal and an amount beyond all measure are mistakes of the caller`() async {
        await #expect(processExitsWith: .failure) {
            _ = Quantity(stringLiteral: "1 Gi")
        }
        await #expect(processExitsWith: .failure) {
            _ = Quantity(ExactDecimal(1).scaled(byPowerOfTen: 1001))
        }
    }

    @Test(
        arguments: [
            ("1.0015", -3, "1002m"), ("-1.0015", -3, "-1002m"), ("1n", -3, "1m"), ("1Ki", -3, "1Ki"),
            ("1025", 1, "1030"),
            ("1.5e0", 0, "2"), ("9.99", 1, "10"), ("0", 3, "0"), ("1", 1000, "1e1000"),
        ] as [(Quantity, Int, Quantity)]
    )
    func `a quantity is rounded away from zero`(quantity: Quantity, power: Int, rounded: Quantity) {
        #expect(quantity.roundedAwayFromZero(toPowerOfTen: power) == rounded)
    }

    @Test(arguments: [
        (#""500m""#, "500m"), (#""1.50""#, "1.50"), (#"" 1Gi\n""#, "1Gi"), ("2", "2"), ("-2", "-2"), ("0.5", "0.5"),
        ("1e21", "1e+21"), ("1e-7", "1e-07"), ("9223372036854775807", "9223372036854775807"),
    ])
    func `a quantity is read from a text or a number`(json: String, text: String) throws {
        #expect(try JSON.read("[\(json)]", as: [Quantity].self).map(\.text) == [text])
    }

    @Test func `a quantity is written as the text that it was`() throws {
        #expect(try JSON.text(of: ["0.50", "+1Ki", 1000] as [Quantity]) == #"["0.50","+1Ki","1k"]"#)
    }

    @Test(arguments: ["true", "[]", "{}"])
    func `a value of another type is no quantity`(json: String) throws {
        let error = try #require(throws: DecodingError.self) { try JSON.read("[\(json)]", as: [Quantity].self) }
        guard case .typeMismatch(_, let context) = error else {
            Issue.record(error)
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["Index 0"])
        #expect(context.debugDescription == "expected a quantity: a string or a number")
    }

    @Test(arguments: [
        (#""""#, "quantity \"\": expected a number such as 1, 0.5 or .5"),
        (#""1e9999""#, "quantity \"1e9999\": the amount is greater than 1e1000"),
    ])
    func `a text that is no quantity is an error at its place`(json: String, words: String) throws {
        let error = try #require(throws: DecodingError.self) { try JSON.read("[\(json)]", as: [Quantity].self) }
        guard case .dataCorrupted(let context) = error else {
            Issue.record(error)
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["Index 0"])
        #expect(context.debugDescription == words)
    }

    // MARK: - Properties

    @Test func `the canonical form is the same quantity and its own canonical form`() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<5000 {
            let quantity = try Quantity(parsing: text(using: &random))
            let canonical = try Quantity(parsing: quantity.canonical)
            #expect(canonical == quantity, "\(quantity)")
            #expect(canonical.hashValue == quantity.hashValue, "\(quantity)")
            #expect(canonical.canonical == canonical.text, "\(quantity)")
            #expect(!canonical.text.contains("."), "\(quantity)")
        }
    }

    @Test func `order and equality are those of exact arithmetic`() throws {
        var random = SeededGenerator(seed: 8)
        for _ in 0..<5000 {
            let (first, second) = (Measured(using: &random), Measured(using: &random))
            let (one, other) = try (Quantity(parsing: first.text), Quantity(parsing: second.text))
            #expect((one < other) == (first.billionths < second.billionths), "\(one) < \(other)")
            #expect((one == other) == (first.billionths == second.billionths), "\(one) == \(other)")
            #expect(one.amount == ExactDecimal(first.billionths).scaled(byPowerOfTen: -9), "\(one)")
        }
    }

    @Test func `sorting finds an order in which nothing precedes what is less`() throws {
        var random = SeededGenerator(seed: 9)
        let sorted = try (0..<150).map { _ in try Quantity(parsing: text(using: &random)) }.sorted()
        for (index, greater) in sorted.enumerated() {
            #expect(sorted[..<index].allSatisfy { $0 <= greater })
        }
    }

    @Test func `any text is a quantity or an error, and both can be worked with`() {
        var random = SeededGenerator(seed: 10)
        let pieces = [
            "0", "1", "9", "999999999999999999", "000000000", ".", "-", "+", "e", "E", "K", "i", "m", "n", " ",
            "\u{212a}",
            "e-999999999", "e999999999", "e1000", "\u{301}", "Ki", "Ei",
        ]
        for _ in 0..<20_000 {
            let text = random.text(of: pieces, count: 0...6)
            guard let quantity = try? Quantity(parsing: text) else { continue }
            work(with: quantity)
        }
    }

    @Test(arguments: [
        String(repeating: "9", count: 1000) + "." + String(repeating: "9", count: 10),
        String(repeating: "9", count: 998) + ".9",
        String(repeating: "9", count: 997) + "e3",
        "0." + String(repeating: "0", count: 5000) + "1e5001",
        String(repeating: "0", count: 5000) + "1Ei",
        String(repeating: "9", count: 3000) + "Ki",
        "-1e1000", "1e-1000000000000", "9" + String(repeating: "9", count: 900) + "P",
    ])
    func `monsters can be worked with, and quickly`(text: String) throws {
        let quantity = try Quantity(parsing: text)
        let time = ContinuousClock().measure { work(with: quantity) }
        #expect(time < .seconds(1))
    }

    @Test func `no text takes more than linear time`() {
        let size = 300_000
        let texts = [
            String(repeating: "9", count: size), String(repeating: "0", count: size),
            "0." + String(repeating: "0", count: size),
            "1" + String(repeating: "i", count: size), "1e" + String(repeating: "9", count: size),
            String(repeating: "9", count: size) + "Ei", "1" + String(repeating: "\u{301}", count: size),
        ]
        let time = ContinuousClock().measure {
            for text in texts { _ = try? Quantity(parsing: text) }
        }
        #expect(time < .seconds(60))
    }

    /// Does whatever a quantity can do, and what is done with it in defaults.
    private func work(with quantity: Quantity) {
        for result in [quantity, quantity.afterRoundTrip(), quantity.afterRoundTripAsResource()] {
            #expect(result == result)
            #expect(result.canonical == Quantity(result.amount, format: result.format).text)
            #expect(result.roundedAwayFromZero(toPowerOfTen: 3).amount.magnitude >= result.amount.magnitude)
        }
    }

    /// The text of any quantity.
    private func text(using random: inout SeededGenerator) -> String {
        let digits = ["0", "1", "2", "5", "9", "00", "1024", "999999999999"]
        let sign = random.element(of: ["", "", "-", "+"])
        let whole = random.text(of: digits, count: 1...4)
        let fraction = random.element(of: ["", "", ".", "." + random.text(of: digits, count: 1...3)])
        let suffix = random.element(of: [
            "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e3", "E-3", "e+10",
            "e-12",
        ])
        return sign + whole + fraction + suffix
    }
}

/// A quantity with its amount computed in another way: in billionths.
private struct Measured {
    let text: String
    let billionths: Int

    init(using random: inout SeededGenerator) {
        let hundredths = Int.random(in: -2000...2000, using: &random) * random.element(of: [1, 10, 100])
        let units = [("n", 1), ("u", 1000), ("m", 1_000_000), ("", 1_000_000_000), ("Ki", 1_024_000_000_000)]
        let (suffix, unit) = random.element(of: units + [("k", 1_000_000_000_000), ("e3", 1_000_000_000_000)])
        let magnitude = Int(hundredths.magnitude)
        let fraction = String(magnitude % 100 + 100).dropFirst()
        text = "\(hundredths < 0 ? "-" : "")\(magnitude / 100).\(fraction)\(suffix)"
        let rounded = (magnitude * unit + 99) / 100
        billionths = hundredths < 0 ? -rounded : rounded
    }
}
