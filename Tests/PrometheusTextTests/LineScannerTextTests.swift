// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import Testing

struct LineScannerTextTests {
    private func value(_ written: String, _ format: ExpositionFormat) throws -> String? {
        let end = format == .openMetrics ? "# EOF\n" : ""
        let text = "a{b=\"\(written)\"} 1\n\(end)"
        return try Exposition(parsing: text, format: format)["a"]?.samples.first?.labels["b"]
    }

    @Test(arguments: [
        (#"C:\\DIR\\FILE.TXT"#, #"C:\DIR\FILE.TXT"#),
        (#"Cannot find file:\n\"FILE.TXT\""#, "Cannot find file:\n\"FILE.TXT\""),
        (#"\\n"#, #"\n"#),
        (#"\\"#, #"\"#),
        (#"\n"#, "\n"),
        ("caf\u{E9} \u{1F600}\t\u{0}#", "caf\u{E9} \u{1F600}\t\u{0}#"),
    ])
    func `escapes in a label's value are undone`(written: String, expected: String) throws {
        #expect(try value(written, .prometheus) == expected)
        #expect(try value(written, .openMetrics) == expected)
    }

    @Test func `OpenMetrics keeps a backslash before other characters`() throws {
        #expect(try value(#"\a\d+"#, .openMetrics) == #"\a\d+"#)
    }

    @Test(arguments: [
        (#"Time \\ spent in C:\\ \n and \"more\""#, "Time \\ spent in C:\\ \n and \"more\""),
        ("plain {text} # with 'signs'", "plain {text} # with 'signs'"),
        ("ends with a blank ", "ends with a blank "),
    ])
    func `escapes in a help text are undone`(written: String, expected: String) throws {
        #expect(try Exposition(parsing: "# HELP a \(written)\n")["a"]?.help == expected)
        #expect(try Exposition(parsing: "# HELP a \(written)\n# EOF\n")["a"]?.help == expected)
    }
}
