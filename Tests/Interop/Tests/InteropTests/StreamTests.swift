// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import ModelTestSupport
import TestSupport
import Testing
import YAMLCodec

struct StreamTests {
    @Test func `every document of a stream is read back`() throws {
        var filler = ModelFiller(HostileLeaves(seed: 50))
        let resources = AllModels.definitions.compactMap { $0.type as? any KubernetesResource.Type }
        let documents = resources.map { filler.value($0) as any FieldValue }
        #expect(documents.count == 24)
        for encoder in ModelTests.encoders {
            let read = try YamsReader.values(encoder.encode(documents: documents))
            #expect(try read == documents.map { try JSON.read(JSON.text(of: $0)) })
        }
    }

    @Test func `documents of every shape are told apart`() throws {
        let documents: [JSONValue] = [
            "", "text", "---", "...", "--- a", "a\n---\nb\n", "# a", 0, true, .null, 0.5, [], [:], [[]], ["a"],
            ["a": "b"],
            ["---": "..."], ["a": "x\n---\ny\n"], ["...": 1], ["a": "|"], ["a\n", "b\n\n"], "last",
        ]
        for encoder in ModelTests.encoders {
            let text = try encoder.encode(documents: documents)
            #expect(try YamsReader.values(text) == documents, "\(text)")
        }
    }

    @Test func `hostile texts are documents`() throws {
        var random = SeededGenerator(seed: 51)
        for _ in 0..<300 {
            let texts = (0..<5).map { _ in HostileText.random(using: &random) + "." }
            let yaml = try YAMLEncoder().encode(documents: texts)
            let read = try YamsReader.values(yaml).map { try #require($0.stringValue) }
            #expect(read.count == texts.count)
            #expect(zip(read, texts).allSatisfy { $0.utf8.elementsEqual($1.readByYams) }, "\(yaml)")
        }
    }
}
