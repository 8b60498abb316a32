// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText
import Testing

struct SourceDiagnosticTests {
    @Test func `a diagnostic reads like a compiler's`() {
        let text = SourceText("spec:\n  terminationGracePeriodSeconds: soon\n", name: "pod.yaml")
        let diagnostic = text.diagnostic("expected a whole number of seconds", at: 39..<43)
        #expect(diagnostic.location == SourceLocation(offset: 39, line: 2, column: 34))
        #expect(diagnostic.message == "expected a whole number of seconds")
        #expect(
            diagnostic.description == """
                pod.yaml:2:34: error: expected a whole number of seconds
                 2 |   terminationGracePeriodSeconds: soon
                   |                                  ^~~~
                """
        )
    }
}
