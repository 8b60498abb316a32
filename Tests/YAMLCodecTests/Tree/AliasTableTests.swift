// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct AliasTableTests {
    @Test func `aliases are found by what they stand for`() throws {
        let stream = try YAMLStream(parsing: "a: &x [&y 1, &z 2]\nb: [*y, *x]\nc: *y\n---\nd: &x 1\ne: *x\n")
        let table = stream.storage.aliases
        func names(_ records: Range<Int>) -> [String] {
            table.aliases(of: records).map { YAMLNode(index: $0.alias, storage: stream.storage).aliasName ?? "" }
        }
        let list = try #require(stream.documents[0].root["a"])
        #expect(names(list.index..<list.index + 1) == ["x"])
        #expect(names(list.index..<list.index + 3) == ["x", "y", "y"])
        #expect(names(list.elements[1].index..<list.elements[1].index + 1) == [])
        #expect(names(0..<stream.storage.records.count) == ["x", "y", "y", "x"])
        #expect(names(0..<0) == [])
        let first = try #require(table.aliases(of: list.elements[0].index..<list.elements[0].index + 1).first)
        #expect(first.alias == stream.documents[0].root["b"]?.elements[0].index)
    }
}
