// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import YAMLCodec

/// Edits of manifests in the styles of people and tools.
struct CorpusEditingTests {
    @Test(arguments: try Corpus.files())
    func `every edit of a manifest gives the tree that was asked for`(file: Corpus.File) throws {
        let checker = try EditChecker.check(YAMLStream(parsing: file.bytes).text)
        for failure in checker.failures { Issue.record("\(failure)") }
    }
}
