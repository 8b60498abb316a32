// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import ModelTestSupport
import TestSupport
import Testing
import YAMLCodec

struct CommentTests {
    @Test(arguments: 0..<10)
    func `comments anywhere do not change what is read`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var filler = ModelFiller(HostileLeaves(seed: seed))
        for value in [
            filler.value(Deployment.self) as any FieldValue, filler.value(Service.self), filler.value(Event.self),
        ] {
            let expected = try JSON.read(JSON.text(of: value), as: JSONValue.self)
            let chosen = paths(in: expected, below: .root).filter { _ in Int.random(in: 0..<3, using: &random) > 0 }
            let comments = Dictionary(chosen.map { ($0, comment(using: &random)) }) { $1 }
            let bare = try YAMLEncoder().encode(value)
            for indentsSequences in [false, true] {
                let encoder = YAMLEncoder(indentsSequences: indentsSequences, comments: comments)
                let text = try encoder.encode(value)
                #expect(try YamsReader.value(text) == expected, "\(text)")
                #expect(text.utf8.count > bare.utf8.count + comments.count)
            }
        }
    }

    /// The paths of all values.
    private func paths(in value: JSONValue, below path: FieldPath) -> [FieldPath] {
        switch value {
        case .array(let elements):
            [path] + elements.indices.flatMap { paths(in: elements[$0], below: path.index($0)) }
        case .object(let object):
            [path] + object.members.flatMap { paths(in: $0.value, below: path.key($0.name)) }
        default: [path]
        }
    }

    private func comment(using random: inout SeededGenerator) -> String {
        Bool.random(using: &random) ? HostileText.random(using: &random) : HostileText.randomLines(using: &random)
    }
}
