// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct IndentationFinderTests {
    @Test(
        arguments: [
            ("a: 1\n", BlockIndentation()),
            ("a:\n    b: 1\n", BlockIndentation(map: 4)),
            ("a:\n- b\n", BlockIndentation(sequence: 0)),
            ("a:\n   -  b\n", BlockIndentation(sequence: 3, item: 3)),
            ("- - a\n", BlockIndentation()),
            ("-\n  a: 1\n-   b\n", BlockIndentation(item: 4)),
            ("-\ta\n", BlockIndentation()),
            ("? a\n:     b: 1\n", BlockIndentation()),
            ("a: {b: {c: 1}}\n", BlockIndentation()),
        ]
    )
    func `a document shows how it indents`(text: String, expected: BlockIndentation) throws {
        let storage = try YAMLStream(parsing: text).storage
        var finder = IndentationFinder(storage: storage, document: 0)
        #expect(finder.indentation(in: []) == expected)
    }

    @Test func `the nearest example counts`() throws {
        let text = "a:\n   b: 1\nc:\n     d:\n       e: 1\nf:\n- 1\n"
        let storage = try YAMLStream(parsing: text).storage
        let map = try #require(YAMLNode(index: 0, storage: storage)["c"]).index
        var finder = IndentationFinder(storage: storage, document: 0)
        #expect(finder.indentation(in: [0]) == BlockIndentation(map: 3))
        #expect(finder.indentation(in: [0, map]) == BlockIndentation(map: 2))
    }

    @Test(arguments: [(198, 4), (199, 4), (200, 2)])
    func `the first entries count, so that an edit takes no longer in a longer document`(
        count: Int,
        expected: Int
    ) throws {
        let text = (0..<count).map { "k\($0): 1\n" }.joined() + "a:\n    b: 1\n"
        let storage = try YAMLStream(parsing: text).storage
        var finder = IndentationFinder(storage: storage, document: 0)
        #expect(finder.indentation(in: [0]).map == expected)
        #expect(finder.indentation(in: []).map == expected)
    }

    @Test func `only the document itself counts`() throws {
        let storage = try YAMLStream(parsing: "a:\n    b: 1\n---\nc: 1\n").storage
        var finder = IndentationFinder(storage: storage, document: storage.documents[1].root)
        #expect(finder.indentation(in: []) == BlockIndentation())
    }
}
