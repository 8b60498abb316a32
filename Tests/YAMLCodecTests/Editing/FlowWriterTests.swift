// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import YAMLCodec

struct FlowWriterTests {
    private let tree = YAMLTree.map([
        YAMLTree.Entry(key: "a", value: .sequence([.null, .boolean(true), .integer("7"), .number(1e16), .float(0.1)])),
        YAMLTree.Entry(key: "b, c", value: .map([])),
        YAMLTree.Entry(key: "d", value: .string("e\u{1}\u{85}")),
    ])

    @Test func `collections stand on a line`() {
        #expect(
            written(tree, FlowWriter.Style())
                == #"{a: [null, true, 7, 1.0e+16, 0.1], "b, c": {}, d: "e\x01\x85"}"#
        )
    }

    @Test func `JSON stays JSON`() {
        #expect(
            written(tree, FlowWriter.Style(isJSON: true))
                == #"{"a": [null, true, 7, 1.0e+16, 0.1], "b, c": {}, "d": "e\u0001\u0085"}"#
        )
        let tight = written(.sequence([tree]), FlowWriter.Style(isJSON: true, isTight: true))
        #expect(tight.hasPrefix(#"[{"a":[null,true,7"#))
    }

    @Test func `a key that is too long has a question mark`() {
        let key = String(repeating: "k", count: 1001)
        let text = written(.map([YAMLTree.Entry(key: key, value: .null)]), FlowWriter.Style())
        #expect(text == "{? \(key): null}")
    }

    @Test func `any text survives`() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<3000 {
            let (key, value) = (HostileText.random(using: &random), HostileText.random(using: &random))
            let style = FlowWriter.Style(isJSON: Bool.random(using: &random))
            let tree = YAMLTree.sequence([.string(value), .map([YAMLTree.Entry(key: key, value: .string(value))])])
            let text = written(tree, style)
            #expect(try YAMLTree(YAMLDocument(text).root) == tree, "\(text)")
        }
    }

    private func written(_ tree: YAMLTree, _ style: FlowWriter.Style) -> String {
        String(decoding: FlowWriter.text(of: tree, style), as: UTF8.self)
    }
}
