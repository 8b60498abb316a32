// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TestSupport
import Testing
import YAMLCodec

/// Manifests in the styles of people and tools, as we read them and as Yams does.
struct CorpusTests {
    private static func files() throws -> [Corpus.File] {
        try Corpus.files().filter { file in !KnownRefusal.all.contains { $0.file == file.name } }
    }

    @Test(arguments: try files())
    func `trees and their places are the same, known differences aside`(file: Corpus.File) throws {
        let stream = try YAMLStream(parsing: file.bytes)
        let source = stream.sourceText()
        let ours = stream.documents.map { PlacedTree($0.root, in: source) }
        let theirs = try YamsReader.trees(stream.text)
        #expect(ours.count == theirs.count)
        let differences = zip(ours, theirs).flatMap { Difference.between($0, $1) }
        let known = KnownDifference.ofTrees.filter { $0.file == file.name }
        #expect(differences.sorted() == known.map(\.difference).sorted())
    }

    @Test(arguments: try files())
    func `values are the same, known differences aside`(file: Corpus.File) throws {
        let stream = try YAMLStream(parsing: file.bytes)
        let decoder = YAMLDecoder(schema: .kubernetes)
        let ours = try stream.documents.map { try decoder.decode(JSONValue.self, from: $0) }
        let theirs = try YamsReader.constructedValues(stream.text)
        #expect(ours.count == theirs.count)
        let differences = try zip(ours, theirs).enumerated().flatMap { try Difference.between($1.0, $1.1, at: "\($0)") }
        let known = KnownDifference.ofValues.filter { $0.file == file.name }
        #expect(differences.sorted() == known.map(\.difference).sorted())
    }

    @Test func `what is known is about manifests that are read`() throws {
        let names = Set(try Self.files().map(\.name))
        #expect(names.isSuperset(of: (KnownDifference.ofTrees + KnownDifference.ofValues).map(\.file)))
    }

    @Test(arguments: KnownRefusal.all)
    func `what Yams refuses is YAML all the same`(refusal: KnownRefusal) throws {
        let file = try #require(Corpus.files().first { $0.name == refusal.file })
        let stream = try YAMLStream(parsing: file.bytes)
        #expect(stream.documents.count == 1)
        let error = try #require(throws: (any Error).self) { try YamsReader.trees(stream.text) }
        #expect("\(error)".contains(refusal.message))
        #expect(throws: (any Error).self) { try YamsReader.constructedValues(stream.text) }
    }
}
