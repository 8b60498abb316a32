// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import PrometheusText

struct LineScannerTests {
    private func scanner(_ text: String, _ format: ExpositionFormat = .prometheus) -> LineScanner {
        LineScanner(bytes: Array(text.utf8), name: "metrics", format: format)
    }

    @Test func `lines are taken one by one without their line feeds`() throws {
        var scanner = scanner("ab\n\ncd\n")
        var lines: [String] = []
        while try scanner.nextLine() {
            lines.append(String(decoding: scanner.bytes[scanner.token()], as: UTF8.self))
            #expect(scanner.isAtEndOfLine)
        }
        #expect(lines == ["ab", "", "cd"])
        #expect(scanner.isAtEndOfText)
    }

    @Test func `the Prometheus format takes any number of blanks and tabs`() throws {
        var scanner = scanner("a \t  b\n")
        _ = try scanner.nextLine()
        let steps = (scanner.skipBlanks(), scanner.token(), scanner.skipBlanks(), scanner.token())
        #expect(steps == (false, 0..<1, true, 5..<6))
    }

    @Test func `OpenMetrics takes one blank`() throws {
        var scanner = scanner("a  b\n# EOF\n", .openMetrics)
        _ = try scanner.nextLine()
        let steps = (scanner.token(), scanner.skipBlanks(), scanner.token())
        #expect(steps == (0..<1, true, 2..<2))
    }

    @Test func `nothing is taken beyond the line`() throws {
        var scanner = scanner("a\nb\n")
        _ = try scanner.nextLine()
        let name = try scanner.metricName()
        #expect(name == "a")
        #expect(scanner.current == nil)
        let steps = (scanner.token(), scanner.skip(UInt8(ascii: "\n")))
        #expect(steps == (1..<1, false))
        #expect(scanner.found == "the end of the line")
    }

    @Test func `what was found is a whole scalar`() throws {
        var scanner = scanner("\u{1F600}\u{E9}\n")
        _ = try scanner.nextLine()
        #expect(scanner.found == "\"\u{1F600}\"")
    }

    @Test(arguments: ["a", "_a", ":a", "workqueue_depth", "A9:b"])
    func `the name of a metric has letters, digits, underscores and colons`(name: String) throws {
        var scanner = scanner("\(name) 1\n")
        _ = try scanner.nextLine()
        let taken = try scanner.metricName()
        #expect(taken == name)
    }
}
