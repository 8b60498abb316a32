// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import ModelTestSupport
import TestSupport
import Testing

struct HostileJSONTests {
    @Test(arguments: AllModels.definitions)
    func `wrong types anywhere are errors of decoding`(definition: String, type: any FieldValue.Type) throws {
        try expectErrors(reading: type, seed: UInt64(definition.utf8.count))
    }

    /// Puts other values into a value with every field, and reads that.
    private func expectErrors<Value: FieldValue>(reading type: Value.Type, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var filler = ModelFiller(DistinctLeaves())
        let original = try JSON.read("[\(JSON.text(of: filler.value(type)))]", as: JSONValue.self)
        for share in [3, 5, 10, 10, 30, 100, 300] {
            let text = try JSON.text(of: original.changed(inOneOf: share, using: &random))
            do {
                let values = try JSON.read(text, as: [Value].self)
                // What can be read can be written and read again.
                #expect(try JSON.read(JSON.text(of: values)) == values, "\(text)")
                for case let value as any Defaultable in values { expectDefaults(of: value) }
            } catch is DecodingError {
                continue
            }
        }
    }

    private func expectDefaults(of value: some Defaultable) {
        let once = value.applyingDefaults()
        #expect(once.applyingDefaults() == once)
    }
}

extension JSONValue {
    /// The value with others in some of its places, in one of as many as `share` says on an average.
    fileprivate func changed(inOneOf share: Int, using random: inout SeededGenerator) -> JSONValue {
        if Int.random(in: 0..<share, using: &random) == 0 { return .stranger(using: &random) }
        switch self {
        case .array(let elements):
            return .array(elements.map { $0.changed(inOneOf: share, using: &random) })
        case .object(let object):
            return .object(
                JSONObject(object.members.map { ($0.name, $0.value.changed(inOneOf: share, using: &random)) })
            )
        default:
            return self
        }
    }

    private static func stranger(using random: inout SeededGenerator) -> JSONValue {
        random.element(of: [
            .null, true, false, 0, -1, .integer(.max), .integer(.min), 0.5, .number(1e300), .number(-1e-300), "", "1",
            "1e999999999", "99999999999999999999999999%", "2024-13-01T00:00:00Z", "\u{0}", "e\u{301}", [], [[]],
            [.null],
            [1, "a"], [:], ["a": .null], ["name": 1], ["": [:]],
        ])
    }
}
