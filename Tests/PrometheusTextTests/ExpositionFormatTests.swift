// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import Testing

struct ExpositionFormatTests {
    @Test(arguments: [
        ("# EOF", ExpositionFormat.openMetrics),
        ("# EOF\n", .openMetrics),
        ("a 1\n# EOF\n", .openMetrics),
        ("a 1\n# EOF\nb 1\n", .openMetrics),
        ("# UNIT a_seconds seconds\na_seconds 1\n", .openMetrics),
        ("", .prometheus),
        ("a 1\n", .prometheus),
        (" # EOF\n", .prometheus),
        ("# EOFX\n", .prometheus),
        ("#EOF\n", .prometheus),
        ("# UNITS a\n", .prometheus),
        ("# HELP a # EOF\n", .prometheus),
        ("a{b=\"# EOF\"} 1\n", .prometheus),
    ])
    func `the format is told by lines that only OpenMetrics has`(text: String, format: ExpositionFormat) {
        #expect(ExpositionFormat(detectedIn: Array(text.utf8)) == format)
    }
}
