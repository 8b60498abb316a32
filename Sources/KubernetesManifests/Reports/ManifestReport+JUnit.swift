// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import RolloutPolicy
import SourceText

extension ManifestReport {
    /// XML as JUnit's reporters write it: a suite for each text, and a test that failed for each finding.
    ///
    /// Notes are tests that pass, and what is suppressed are tests that were skipped. A document that could not be read is
    /// a test with an error. A text without any of these has one test, which passes.
    public var junit: String {
        // Errors know their texts by name only: of texts with the same name the first gets them.
        var errors = Dictionary(grouping: bundle.errors, by: \.diagnostic.name)
        let found = Dictionary(grouping: findings, by: \.place.textIndex)
        let suites = bundle.texts.enumerated().map { index, text in
            let broken = (errors.removeValue(forKey: text.name) ?? []).map { Case($0) }
            return Suite(name: text.name, cases: broken + (found[index] ?? []).map { Case($0) })
        }
        let counts = Counts(suites.flatMap(\.cases))
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="rollout rules"\(counts)>
            \(suites.map(\.text).joined())</testsuites>

            """
    }

    /// The tests of a text.
    private struct Suite {
        let name: String
        let cases: [Case]

        init(name: String, cases: [Case]) {
            self.name = name
            self.cases = cases.isEmpty ? [Case(name: "no findings")] : cases
        }

        var text: String {
            let name = XML.escaped(name)
            return "  <testsuite name=\"\(name)\"\(Counts(cases))>\n"
                + cases.map { $0.text(in: name) }.joined() + "  </testsuite>\n"
        }
    }

    /// A test.
    private struct Case {
        enum Result: String {
            case failure, error, skipped
            case output = "system-out"
        }

        let name: String
        var result: Result?
        var attributes = ""
        var details = ""

        init(name: String) {
            self.name = name
        }

        init(_ finding: ManifestFinding) {
            name = "\(finding.code) at \(finding.place.start): \(finding.place.title)"
            if let reason = finding.finding.suppression {
                result = .skipped
                attributes = " message=\"\(XML.escaped(reason))\""
                return
            }
            details = finding.description
            if finding.severity == .note {
                result = .output
            } else {
                result = .failure
                let message = XML.escaped(finding.finding.message)
                attributes = " message=\"\(message)\" type=\"\(finding.severity.rawValue)\""
            }
        }

        init(_ error: ManifestError) {
            name = "read at \(error.diagnostic.location)"
            result = .error
            attributes = " message=\"\(XML.escaped(error.diagnostic.message))\" type=\"\(error.code)\""
            details = error.description
        }

        func text(in suite: String) -> String {
            let start = "    <testcase classname=\"\(suite)\" name=\"\(XML.escaped(name))\""
            guard let result else { return start + "/>\n" }
            let element = "      <\(result.rawValue)\(attributes)"
            let content =
                details.isEmpty
                ? "/>" : ">\(XML.escaped(details, keepsLines: true))</\(result.rawValue)>"
            return "\(start)>\n\(element)\(content)\n    </testcase>\n"
        }
    }

    /// The numbers of tests as attributes.
    private struct Counts: CustomStringConvertible {
        let cases: [Case]

        init(_ cases: [Case]) {
            self.cases = cases
        }

        var description: String {
            func count(_ result: Case.Result) -> Int { cases.count { $0.result == result } }
            return " tests=\"\(cases.count)\" failures=\"\(count(.failure))\" errors=\"\(count(.error))\""
                + " skipped=\"\(count(.skipped))\""
        }
    }
}
