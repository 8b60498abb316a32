// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TestSupport
import Testing
import YAMLCodec

struct TextTests {
    @Test(arguments: 0..<20)
    func `hostile texts are read back byte for byte`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 { try expectReading(of: HostileText.random(using: &random)) }
    }

    @Test(arguments: 20..<30)
    func `hostile lines are read back byte for byte`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 { try expectReading(of: HostileText.randomLines(using: &random)) }
    }

    @Test(arguments: 30..<34)
    func `texts of any characters are read back byte for byte`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                let limit = random.element(of: [0x100, 0x3000, 0x11_0000] as [UInt32])
                text.append(Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random)) ?? "a")
            }
            try expectReading(of: String(text))
        }
    }

    @Test(arguments: [0, 1, 2, 3], [0, 1, 2, 3])
    func `every number of line feeds at either end is read back`(before: Int, behind: Int) throws {
        for body in ["a", " a", "\ta", "a\n\n  b", "a\n \nb", "#a", "- a\n", "a: b\n\nc", "  a\nb\n  c", "---", "a "] {
            try expectReading(
                of: String(repeating: "\n", count: before) + body + String(repeating: "\n", count: behind)
            )
        }
    }

    @Test(arguments: [80, 118, 999, 1000, 1001, 1025, 5000])
    func `long texts and keys are read back`(length: Int) throws {
        for piece in ["k", "word ", "\u{e9}", ": ", "\"", "a\n"] {
            try expectReading(of: String(String(repeating: piece, count: length).unicodeScalars.prefix(length)))
        }
    }

    /// Expects a text to come back as value, key and item, at the depths that change how it is indented.
    private func expectReading(of text: String) throws {
        let value: JSONValue = [
            "value": .string(text), "key": .object([text: "value"]), "keys": .object([text: .object([text: []])]),
            "items": [.string(text), [.string(text)], ["name": .string(text)], .object([text: .string(text)])],
        ]
        for encoder in [YAMLEncoder(), YAMLEncoder(indentsSequences: true)] {
            let yaml = try encoder.encode(value)
            let read = try YamsReader.value(yaml)
            #expect(texts(of: read).elementsEqual(texts(of: value, as: \.readByYams)), "\(yaml)")
        }
        let yaml = try YAMLEncoder().encode(text)
        #expect(try YamsReader.value(yaml).stringValue?.utf8.elementsEqual(text.readByYams) == true, "\(yaml)")
    }

    /// All keys and texts, in order, with what tells one from another.
    private func texts(
        of value: JSONValue,
        as form: (String) -> Substring.UTF8View = { $0.utf8[...] }
    ) -> [[UInt8]] {
        switch value {
        case .string(let text): [Array("text".utf8), Array(form(text))]
        case .array(let elements): [Array("[".utf8)] + elements.flatMap { texts(of: $0, as: form) }
        case .object(let object):
            [Array("{".utf8)] + object.members.flatMap { [Array(form($0.name))] + texts(of: $0.value, as: form) }
        default: [Array("other".utf8)]
        }
    }
}
