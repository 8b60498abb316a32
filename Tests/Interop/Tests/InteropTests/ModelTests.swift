// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import ModelTestSupport
import TestSupport
import Testing
import YAMLCodec

struct ModelTests {
    static let encoders = [
        YAMLEncoder(), YAMLEncoder(keyOrder: .sorted), YAMLEncoder(indentsSequences: true),
        YAMLEncoder(keyOrder: .sorted, indentsSequences: true),
    ]

    @Test(arguments: AllModels.definitions)
    func `a value with every field is read back`(definition: String, type: any FieldValue.Type) throws {
        var filler = ModelFiller(DistinctLeaves())
        try expectReading(of: filler.value(type), with: Self.encoders)
    }

    @Test(arguments: AllModels.definitions)
    func `hostile texts in every field are read back`(definition: String, type: any FieldValue.Type) throws {
        var filler = ModelFiller(HostileLeaves(seed: UInt64(definition.utf8.count)))
        try expectReading(of: filler.value(type), with: Self.encoders)
    }

    @Test(arguments: AllModels.definitions)
    func `a value with some fields is read back`(definition: String, type: any FieldValue.Type) throws {
        var filler = ModelFiller(RandomLeaves(seed: UInt64(definition.utf8.count)))
        for _ in 0..<5 { try expectReading(of: filler.value(type), with: [YAMLEncoder()]) }
    }

    private func expectReading(of value: some FieldValue, with encoders: [YAMLEncoder]) throws {
        let expected = try JSON.read(JSON.text(of: value), as: JSONValue.self)
        for encoder in encoders {
            let text = try encoder.encode(value)
            let read = try YamsReader.value(text)
            #expect(read == expected, "\(text)")
            // Swift's equality of texts would let canonically equivalent ones pass.
            #expect(try JSON.text(of: read).utf8.elementsEqual(JSON.text(of: expected).utf8))
        }
    }
}
