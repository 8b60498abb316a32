// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct NodeRangeTests {
    @Test(
        arguments: [
            ("a: [x, y]\n", "a: [x, y]"),
            ("- a: {b: [c]}\n", "- a: {b: [c]}"),
            ("a: [x, [y]] # comment\n", "a: [x, [y]]"),
            ("? [a, b]\n", "? [a, b]"),
        ]
    )
    func `a block collection ends behind the bracket of its last entry`(text: String, expected: String) throws {
        let root = try YAMLDocument(text).root
        #expect(String(decoding: Array(text.utf8)[root.range], as: UTF8.self) == expected)
    }

    @Test(arguments: ["? [a, b]\n", "{[a, b]}\n", "[[a, b]: , c]\n"])
    func `what is not written behind a key in brackets stands behind the bracket`(text: String) throws {
        let stream = try YAMLStream(parsing: text)
        let records = stream.storage.records
        let empty = try #require(records.first { $0.range.isEmpty })
        let bracket = try #require(text.utf8.firstIndex(of: UInt8(ascii: "]")))
        #expect(empty.range.lowerBound > text.utf8.distance(from: text.utf8.startIndex, to: bracket))
    }

    @Test(arguments: ["a: &x  # comment\n", "a: &x\t\n", "a:\n  &x # comment\nb: 1\n"])
    func `what is not written behind an anchor stands right behind it`(text: String) throws {
        let node = try #require(YAMLDocument(text).root["a"])
        #expect(String(decoding: Array(text.utf8)[..<node.range.lowerBound], as: UTF8.self).hasSuffix("&x"))
        #expect(node.range.isEmpty)
    }
}
