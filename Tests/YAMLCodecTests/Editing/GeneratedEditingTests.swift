// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import YAMLCodec

/// Edits of documents that are generated.
struct GeneratedEditingTests {
    @Test func `every edit of a generated document gives the tree that was asked for`() throws {
        var texts = 0
        for seed in 0..<300 {
            var generator = DocumentGenerator(seed: UInt64(seed))
            let text = generator.text()
            guard let checker = try? EditChecker.check(text) else { print("BAD", text.debugDescription); continue }
            texts += 1
            for failure in checker.failures { Issue.record("seed \(seed): \(failure)") }
        }
        // Few of the texts are not YAML.
        print("TEXTS", texts)
        #expect(texts > 270)
    }
}
