// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import YAMLCodec

/// Edits of every valid document of the YAML test suite, where that stands beside the package.
struct YAMLSuiteEditingTests {
    private struct Case: Decodable {
        let id: String
        let yaml: String
        let error: Bool
    }

    private static let file = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appending(path: "../../../../shared/conformance/yaml-suite.json")

    @Test(.enabled(if: FileManager.default.fileExists(atPath: file.path)))
    func `every edit of a document of the test suite gives the tree that was asked for`() throws {
        let cases = try JSON.read(String(contentsOf: Self.file, encoding: .utf8), as: [Case].self)
        var edits = 0
        for suiteCase in cases where !suiteCase.error {
            for text in EditChecker.variants(of: suiteCase.yaml) {
                let checker = try EditChecker.check(text)
                edits += checker.count
                for failure in checker.failures { Issue.record("\(suiteCase.id): \(failure)") }
            }
        }
        #expect(edits > 10_000)
        print("EDITS", edits)
    }
}
