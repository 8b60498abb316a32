// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TestSupport
import Testing

struct IntOrStringTests {
    @Test func `a number is not the text of its digits`() throws {
        let values: [IntOrString] = [8080, "8080", "http", "25%", -1, 0, ""]
        let text = #"[8080,"8080","http","25%",-1,0,""]"#
        #expect(try JSON.text(of: values) == text)
        #expect(try JSON.read(text) == values)
        #expect(Set(values).count == values.count)
    }

    @Test func `a value is a number or a text`() {
        let number: IntOrString = 8080
        #expect(number == .int(8080))
        #expect(number.intValue == 8080)
        #expect(number.stringValue == nil)
        #expect(number.description == "8080")
        let text: IntOrString = "8080"
        #expect(text == .string("8080"))
        #expect(text.intValue == nil)
        #expect(text.stringValue == "8080")
        #expect(text.description == "8080")
    }

    @Test(
        arguments: [
            ("0", 0), ("8080", 8080), ("-1", -1), ("+5", 5), ("007", 7), ("2147483647", .int(2_147_483_647)),
            ("-2147483648", .int(-2_147_483_648)), ("2147483648", "2147483648"), ("-2147483649", "-2147483649"),
            ("99999999999999999999", "99999999999999999999"), ("", ""), ("http", "http"), ("25%", "25%"), (" 1", " 1"),
            ("1.0", "1.0"), ("1e3", "1e3"), ("0x1F", "0x1F"), ("-", "-"),
        ] as [(String, IntOrString)]
    )
    func `a text of 32 bits' digits is a number`(text: String, value: IntOrString) {
        #expect(IntOrString(parsing: text) == value)
    }

    @Test(arguments: ["true", "1.5", "1e300", "[]", "{}", "[1]"])
    func `nothing else is read`(text: String) throws {
        let error = try #require(throws: DecodingError.self) { try JSON.read("[\(text)]", as: [IntOrString].self) }
        guard case .typeMismatch(_, let context) = error else {
            Issue.record(error)
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["Index 0"])
        #expect(context.debugDescription == "expected an integer or a string")
    }

    @Test(
        arguments: [
            ("0%", 0), ("25%", 25), ("100%", 100), ("250%", 250), ("007%", 7), ("+5%", 5), ("-5%", -5), (8080, nil),
            ("9223372036854775807%", Int.max),
        ] as [(IntOrString, Int?)]
    )
    func `a percentage is digits and a sign`(value: IntOrString, percentage: Int?) throws {
        #expect(try value.percentage() == percentage)
    }

    @Test(arguments: [
        "", "%", "25", "25 %", "25%%", "2.5%", "a%", "--5%", "9223372036854775808%", "25%\u{301}", "\u{665}%",
        // The sign and the mark before it are one character.
        "25\u{600}%",
    ])
    func `another text is no percentage`(text: String) throws {
        let value = IntOrString.string(text)
        let error = try #require(throws: ScalingError.self) { try value.percentage() }
        #expect(error == .notAPercentage(text))
        #expect(error.description == "\"\(text)\" is not a percentage: expected digits and \"%\", such as \"25%\"")
        #expect(throws: error) { try value.scaled(of: 10, rounding: .up) }
    }

    @Test(
        arguments: [
            ("25%", 4, 1, 1), ("25%", 10, 3, 2), ("25%", 1, 1, 0), ("0%", 10, 0, 0), ("1%", 99, 1, 0),
            ("1%", 100, 1, 1),
            ("100%", 7, 7, 7), ("150%", 3, 5, 4), ("50%", 0, 0, 0), ("-25%", 10, -2, -3), ("-1%", 1, 0, -1),
            (3, 10, 3, 3), (300, 10, 300, 300), (-1, 10, -1, -1),
        ] as [(IntOrString, Int, Int, Int)]
    )
    func `a percentage is a share, rounded up or down`(value: IntOrString, total: Int, up: Int, down: Int) throws {
        #expect(try value.scaled(of: total, rounding: .up) == up)
        #expect(try value.scaled(of: total, rounding: .down) == down)
    }

    @Test(arguments: [("9223372036854775807%", 2), ("-9223372036854775808%", -1), ("200%", Int.max)])
    func `a share that is too large is an error`(text: String, total: Int) throws {
        let error = try #require(throws: ScalingError.self) {
            try IntOrString.string(text).scaled(of: total, rounding: .up)
        }
        #expect(error == .overflow(text))
        #expect(error.description == "\"\(text)\" of the total is too large")
    }

    @Test func `shares of the same total are ordered as their percentages, and the two roundings differ by one`() throws
    {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<5000 {
            let percent = Int.random(in: 0...1000, using: &random)
            let total = Int.random(in: 0...100_000, using: &random)
            let value = IntOrString.string("\(percent)%")
            let (up, down) = try (value.scaled(of: total, rounding: .up), value.scaled(of: total, rounding: .down))
            #expect(up - down == (percent * total % 100 == 0 ? 0 : 1))
            #expect(down * 100 <= percent * total && percent * total <= up * 100)
        }
    }
}
