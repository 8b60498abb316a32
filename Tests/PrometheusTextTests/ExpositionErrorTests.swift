// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import SourceText
import Testing

struct ExpositionErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let code: ExpositionError.Code
        let location: String
        let message: String

        init(_ text: String, _ code: ExpositionError.Code, _ location: String, _ message: String) {
            self.text = text
            self.code = code
            self.location = location
            self.message = message
        }

        var testDescription: String { "\(code): \(text.debugDescription)" }
    }

    private func check(_ wrong: Case, format: ExpositionFormat) {
        let error = #expect(throws: ExpositionError.self) { try Exposition(parsing: wrong.text, format: format) }
        #expect(error?.code == wrong.code)
        #expect(error?.location.description == wrong.location)
        #expect(error?.message == wrong.message)
    }

    @Test func `an error is told like a compiler's`() {
        let text = """
            # TYPE workqueue_depth gauge
            workqueue_depth{name="service"} 0
            workqueue_depth{name="ingress} 0

            """
        let error = #expect(throws: ExpositionError.self) { try Exposition(parsing: text, name: "scrape.txt") }
        #expect(
            error?.description == """
                scrape.txt:3:22: error: expected a double quote to close the value of a label on its line
                 3 | workqueue_depth{name="ingress} 0
                   |                      ^~~~~~~~~~~
                """
        )
    }

    @Test(arguments: [
        Case(
            "a 1",
            .truncated,
            "1:4",
            "expected a line feed at the end of the last line; the text may have been cut off"
        ),
        Case(
            "a 1\nb{c=\"d",
            .truncated,
            "2:7",
            "expected a line feed at the end of the last line; the text may have been cut off"
        ),
        Case(
            "a 1\r\nb 2\r\n",
            .invalidLineEnd,
            "1:4",
            "expected a line feed alone, found a carriage return before it"
        ),
        Case("1a 2\n", .invalidMetricName, "1:1", "expected the name of a metric, found \"1\""),
        Case("{a=\"b\"} 2\n", .invalidMetricName, "1:1", "expected the name of a metric, found \"{\""),
        Case("\u{E9} 2\n", .invalidMetricName, "1:1", "expected the name of a metric, found \"\u{E9}\""),
        Case("\u{0}a 2\n", .invalidMetricName, "1:1", "expected the name of a metric, found \"\u{FFFD}\""),
        Case(
            "a-b 2\n",
            .invalidMetricName,
            "1:2",
            "expected letters, digits, \"_\" and \":\" in the name of a metric, found \"-\""
        ),
        Case("# HELP\n", .invalidMetricName, "1:7", "expected the name of a metric, found the end of the line"),
        Case("# TYPE 5 gauge\n", .invalidMetricName, "1:8", "expected the name of a metric, found \"5\""),
        Case("a{1=\"b\"} 2\n", .invalidLabelName, "1:3", "expected the name of a label, found \"1\""),
        Case("a{,} 2\n", .invalidLabelName, "1:3", "expected the name of a label, found \",\""),
        Case("a{b=\"c\",,} 2\n", .invalidLabelName, "1:9", "expected the name of a label, found \",\""),
        Case("a{b:c=\"d\"} 2\n", .invalidLabels, "1:4", "expected \"=\" behind the name of a label, found \":\""),
        Case("a{b} 2\n", .invalidLabels, "1:4", "expected \"=\" behind the name of a label, found \"}\""),
        Case("a{b=c} 2\n", .invalidLabels, "1:5", "expected the value of a label in double quotes, found \"c\""),
        Case("a{b='c'} 2\n", .invalidLabels, "1:5", "expected the value of a label in double quotes, found \"'\""),
        Case(
            "a{b=\n",
            .invalidLabels,
            "1:5",
            "expected the value of a label in double quotes, found the end of the line"
        ),
        Case("a{b=\"c\" d=\"e\"} 2\n", .invalidLabels, "1:9", "expected \",\" or \"}\" behind a label, found \"d\""),
        Case(
            "a{b=\"c\" 2\n",
            .invalidLabels,
            "1:9",
            "expected \",\" or \"}\" behind a label, found \"2\""
        ),
        Case(
            "a{b=\"c} 2\n",
            .unclosedQuote,
            "1:5",
            "expected a double quote to close the value of a label on its line"
        ),
        Case(
            "a{b=\"\\\\\\\"} 2\n",
            .unclosedQuote,
            "1:5",
            "expected a double quote to close the value of a label on its line"
        ),
        Case(
            "a{b=\"\\x\"} 2\n",
            .invalidEscape,
            "1:7",
            "expected a backslash, a double quote or \"n\" behind a backslash, found \"x\""
        ),
        Case(
            "# HELP a C:\\dir\n",
            .invalidEscape,
            "1:13",
            "expected a backslash, a double quote or \"n\" behind a backslash, found \"d\""
        ),
        Case(
            "# HELP a dir\\\n",
            .invalidEscape,
            "1:14",
            "expected a backslash, a double quote or \"n\" behind a backslash, found the end of the line"
        ),
        Case("a{b=\"1\",b=\"1\"} 2\n", .duplicateLabel, "1:9", "expected another label, found a second \"b\""),
        Case("a\n", .missingValue, "1:2", "expected a value, found the end of the line"),
        Case("a \n", .missingValue, "1:3", "expected a value, found the end of the line"),
        Case("a{b=\"c\"}\n", .missingValue, "1:9", "expected a value, found the end of the line"),
        Case("a one\n", .invalidValue, "1:3", "expected a number as the value, found \"one\""),
        Case("a 0x1p-2\n", .invalidValue, "1:3", "expected a number as the value, found \"0x1p-2\""),
        Case("a 1e999\n", .invalidValue, "1:3", "expected a number as the value, found \"1e999\""),
        Case("a 1\u{0}\n", .invalidValue, "1:3", "expected a number as the value, found \"1\u{FFFD}\""),
        Case(
            "a 1 1.5\n",
            .invalidTimestamp,
            "1:5",
            "expected a whole number of milliseconds as the timestamp, found \"1.5\""
        ),
        Case(
            "a 1 9223372036854775808\n",
            .invalidTimestamp,
            "1:5",
            "expected a whole number of milliseconds as the timestamp, found \"9223372036854775808\""
        ),
        Case("a 1 2 3\n", .unexpectedText, "1:7", "expected the end of the line, found \"3\""),
        Case("a 1 # {} 2\n", .unexpectedText, "1:5", "expected the end of the line, found \"#\""),
        Case(
            "# TYPE a sketch\n",
            .invalidType,
            "1:10",
            "expected counter, gauge, histogram, summary, untyped as the type, found \"sketch\""
        ),
        Case(
            "# TYPE a\n",
            .invalidType,
            "1:9",
            "expected counter, gauge, histogram, summary, untyped as the type, found the end of the line"
        ),
        Case("# TYPE a gauge x\n", .unexpectedText, "1:16", "expected the end of the line, found \"x\""),
        Case(
            "# TYPE a gauge\n# TYPE a gauge\n",
            .duplicateMetadata,
            "2:1",
            "expected one TYPE line for a family, found a second for a"
        ),
        Case(
            "# HELP a b\na 1\n# HELP a b\n",
            .duplicateMetadata,
            "3:1",
            "expected one HELP line for a family, found a second for a"
        ),
        Case(
            "a 1\n# TYPE a gauge\n",
            .metadataAfterSamples,
            "2:1",
            "expected the TYPE line before the samples of a"
        ),
        Case(
            "a 1\nb 1\n# TYPE a gauge\n",
            .metadataAfterSamples,
            "3:1",
            "expected the TYPE line before the samples of a"
        ),
        Case(
            "a 1\na 2\n",
            .duplicateSample,
            "2:1",
            "expected one sample for a name, labels and timestamp, found a second"
        ),
        Case(
            "a{b=\"1\",c=\"2\"} 1 5\na{c=\"2\",b=\"1\"} 1 5\n",
            .duplicateSample,
            "2:1",
            "expected one sample for a name, labels and timestamp, found a second"
        ),
        Case(
            "a{b=\"1\"} 1\nc 1\na{b=\"2\"} 1\nc{d=\"1\"} 1\n a{b=\"1\"} 3\n",
            .duplicateSample,
            "5:2",
            "expected one sample for a name, labels and timestamp, found a second"
        ),
    ])
    func `a mistake in the Prometheus format has its code, place and words`(wrong: Case) {
        check(wrong, format: .prometheus)
    }

    @Test(arguments: [
        Case("", .missingEnd, "1:1", "expected \"# EOF\" as the last line; the text may have been cut off"),
        Case("a 1\n", .missingEnd, "2:1", "expected \"# EOF\" as the last line; the text may have been cut off"),
        Case("a 1\n# EO", .missingEnd, "2:5", "expected \"# EOF\" as the last line; the text may have been cut off"),
        Case("a 1\nb 2", .missingEnd, "2:4", "expected \"# EOF\" as the last line; the text may have been cut off"),
        Case("# EOF\na 1\n", .textAfterEnd, "2:1", "expected nothing behind \"# EOF\""),
        Case("# EOF\n\n", .textAfterEnd, "2:1", "expected nothing behind \"# EOF\""),
        Case("# EOF\n# EOF\n", .textAfterEnd, "2:1", "expected nothing behind \"# EOF\""),
        Case("a 1\n\n# EOF\n", .unexpectedLine, "2:1", "expected a sample, found a blank line"),
        Case(
            "# note\n# EOF\n",
            .unexpectedLine,
            "1:1",
            "expected \"# TYPE\", \"# HELP\", \"# UNIT\" or \"# EOF\", found a comment"
        ),
        Case(
            "# EOF \n",
            .unexpectedLine,
            "1:1",
            "expected \"# TYPE\", \"# HELP\", \"# UNIT\" or \"# EOF\", found a comment"
        ),
        Case(
            "a 1\n#EOF\n",
            .unexpectedLine,
            "2:1",
            "expected \"# TYPE\", \"# HELP\", \"# UNIT\" or \"# EOF\", found a comment"
        ),
        Case(" a 1\n# EOF\n", .invalidMetricName, "1:1", "expected the name of a metric, found \" \""),
        Case("a  1\n# EOF\n", .missingValue, "1:3", "expected a value, found \" \""),
        Case("a\t1\n# EOF\n", .missingValue, "1:2", "expected a blank before the value, found \" \""),
        Case("a{b=\"c\"}1\n# EOF\n", .missingValue, "1:9", "expected a blank before the value, found \"1\""),
        Case("a{b=\"c\",} 1\n# EOF\n", .invalidLabelName, "1:9", "expected the name of a label, found \"}\""),
        Case("a{ b=\"c\"} 1\n# EOF\n", .invalidLabelName, "1:3", "expected the name of a label, found \" \""),
        Case("a {b=\"c\"} 1\n# EOF\n", .invalidValue, "1:3", "expected a number as the value, found \"{b=\"c\"}\""),
        Case("a 1 \n# EOF\n", .unexpectedText, "1:4", "expected the end of the line, found a blank"),
        Case(
            "a 1 Inf\n# EOF\n",
            .invalidTimestamp,
            "1:5",
            "expected a number of seconds as the timestamp, found \"Inf\""
        ),
        Case("a 1 2 3\n# EOF\n", .unexpectedText, "1:7", "expected the end of the line, found \"3\""),
        Case(
            "# TYPE a counter\na_total 1 # 5\n# EOF\n",
            .invalidExemplar,
            "2:11",
            "expected an exemplar such as # {trace_id=\"a\"} 0.5"
        ),
        Case(
            "# TYPE a counter\na_total 1 # {}\n# EOF\n",
            .missingValue,
            "2:15",
            "expected a blank before the value, found the end of the line"
        ),
        Case(
            "# TYPE a counter\na_total 1 # {b=\"\(String(repeating: "x", count: 128))\"} 1\n# EOF\n",
            .invalidExemplar,
            "2:11",
            "expected at most 128 characters in the exemplar's labels, found 129"
        ),
        Case(
            "# TYPE a gauge\na 1 # {} 2\n# EOF\n",
            .invalidExemplar,
            "2:1",
            "expected an exemplar on a bucket or a counter's total only"
        ),
        Case(
            "# TYPE a counter\na_created 1 # {} 2\n# EOF\n",
            .invalidExemplar,
            "2:1",
            "expected an exemplar on a bucket or a counter's total only"
        ),
        Case(
            "# TYPE a untyped\n# EOF\n",
            .invalidType,
            "1:10",
            "expected counter, gauge, histogram, summary, unknown, info, stateset, gaugehistogram as the type, "
                + "found \"untyped\""
        ),
        Case(
            "# UNIT a_seconds bytes\n# EOF\n",
            .invalidUnit,
            "1:18",
            "expected the unit at the end of the name a_seconds, found \"bytes\""
        ),
        Case(
            "# UNIT seconds seconds\n# EOF\n",
            .invalidUnit,
            "1:16",
            "expected the unit at the end of the name seconds, found \"seconds\""
        ),
        Case(
            "# UNIT a_s s\n# UNIT a_s s\n# EOF\n",
            .duplicateMetadata,
            "2:1",
            "expected one UNIT line for a family, found a second for a_s"
        ),
        Case(
            "a 1\n# HELP a text\n# EOF\n",
            .metadataAfterSamples,
            "2:1",
            "expected the HELP line before the samples of a"
        ),
        Case(
            "a_s 1\n# UNIT a_s s\n# EOF\n",
            .metadataAfterSamples,
            "2:1",
            "expected the UNIT line before the samples of a_s"
        ),
        Case(
            "# TYPE a counter\na 1\n# EOF\n",
            .unexpectedSample,
            "2:1",
            "expected a_total or a_created as the name of a sample of the counter"
        ),
        Case(
            "a 1\nb 1\na{c=\"d\"} 1\n# EOF\n",
            .interleavedFamily,
            "3:1",
            "expected the lines of a in one piece, found another family's between them"
        ),
        Case(
            "# TYPE a counter\na_total 1\nb 1\na_created 1\n# EOF\n",
            .interleavedFamily,
            "4:1",
            "expected the lines of a in one piece, found another family's between them"
        ),
        Case(
            "# TYPE a gauge\n# TYPE b gauge\n# HELP a text\n# EOF\n",
            .interleavedFamily,
            "3:8",
            "expected the lines of a in one piece, found another family's between them"
        ),
        Case(
            "a 1 5\na 2 5\n# EOF\n",
            .duplicateSample,
            "2:1",
            "expected one sample for a name, labels and timestamp, found a second"
        ),
    ])
    func `a mistake in OpenMetrics has its code, place and words`(wrong: Case) {
        check(wrong, format: .openMetrics)
    }

    @Test(
        arguments: [
            ([0x61, 0x20, 0x31, 0x0A, 0x1F, 0x8B, 0x08], "2:2"),
            ([0x61, 0x7B, 0x62, 0x3D, 0x22, 0xC3, 0x22, 0x7D, 0x20, 0x31, 0x0A], "1:6"),
            ([0xFF, 0xFE, 0x61, 0x00], "1:1"),
        ] as [([UInt8], String)]
    )
    func `bytes that are not UTF-8 are refused`(bytes: [UInt8], location: String) {
        let error = #expect(throws: ExpositionError.self) { try Exposition(parsing: bytes) }
        #expect(error?.code == .invalidUTF8)
        #expect(error?.location.description == location)
        #expect(error?.message == "expected UTF-8; the text may be compressed")
    }

    @Test func `a code has a name`() {
        #expect(ExpositionError.Code.duplicateSample.description == "duplicateSample")
    }
}
