// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import SourceText
import Testing
import YAMLCodec

struct YAMLSchemaTests {
    private static let same: [(String, JSONValue)] = [
        ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("nul", "nul"), ("NULLS", "NULLS"),
        ("true", true), ("True", true), ("FALSE", false), ("tRUE", "tRUE"),
        ("0", 0), ("-1", -1), ("+12", 12), ("9223372036854775807", 9_223_372_036_854_775_807), ("0x1F", 31),
        ("0o17", 15), ("1.5", 1.5), ("1.", 1.0), (".5", 0.5), ("1e3", 1000.0), ("1.5E-2", 0.015), ("-.5", -0.5),
        ("1e", "1e"), ("0x", "0x"), ("0o8", "0o8"), ("1.2.3", "1.2.3"), ("-", "-"), ("12:30", "12:30"),
        ("2024-06-01", "2024-06-01"), ("1_", "1_"), ("text", "text"), ("\"1\"", "1"), ("'~'", "~"), ("!!str 1", "1"),
        ("!!int \"3\"", 3), ("!!float 1", 1.0), ("!local 1", "1"), ("!!null x", .null),
        ("18446744073709551616", 18446744073709551616.0),
    ]

    @Test(arguments: same.filter { $0.0 != "1_" && !$0.0.isEmpty })
    func `what both schemas see alike`(text: String, value: JSONValue) throws {
        let document = text == "-" ? "\"-\"" : text
        #expect(try YAMLDecoder().decode(JSONValue.self, from: document) == value)
        #expect(try YAMLDecoder(schema: .kubernetes).decode(JSONValue.self, from: document) == value)
    }

    @Test(
        arguments: [
            ("yes", "yes", true), ("Off", "Off", false), ("y", "y", true), ("N", "N", false), ("on", "on", true),
            ("017", 17, 15), ("08", 8, 8.0), ("1_000", "1_000", 1000), ("0b101", "0b101", 5), ("0X1F", "0X1F", 31),
            ("-0x1F", "-0x1F", -31), ("+0o17", "+0o17", 15), ("0O17", "0O17", 15), ("1_0.5", "1_0.5", 10.5),
            ("._5", "._5", "._5"), ("18446744073709551615", 18446744073709551615.0, 18446744073709551615.0),
        ] as [(String, JSONValue, JSONValue)]
    )
    func `what kubectl sees otherwise`(text: String, core: JSONValue, kubernetes: JSONValue) throws {
        #expect(try YAMLDecoder().decode(JSONValue.self, from: text) == core)
        #expect(try YAMLDecoder(schema: .kubernetes).decode(JSONValue.self, from: text) == kubernetes)
    }

    @Test func `infinities and NaN are numbers of YAML, but not of Kubernetes`() throws {
        #expect(
            try YAMLDecoder().decode([Double].self, from: "[.inf, -.Inf, +.INF]") == [.infinity, -.infinity, .infinity]
        )
        #expect(try YAMLDecoder().decode(Double.self, from: ".NaN").isNaN)
        for text in [".inf", "-.inf", ".nan"] {
            let error = try #require(throws: YAMLDecodingError.self) {
                try YAMLDecoder(schema: .kubernetes).decode(Double.self, from: text)
            }
            #expect(error.problems[0].diagnostic.message == "JSON, and so Kubernetes, has no such number")
        }
    }

    @Test func `a text of several lines is a text`() throws {
        #expect(try YAMLDecoder().decode(JSONValue.self, from: "1\n2\n") == "1 2")
        #expect(try YAMLDecoder().decode(JSONValue.self, from: "|\n  1\n") == "1\n")
    }
}
