// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct YAMLTreeNodeTests {
    @Test(
        arguments: [
            ("", YAMLTree.null), ("~", .null), ("true", .boolean(true)), ("12", .integer("12")),
            ("0x1F", .integer("0x1F")), ("1.50", .number(1.5)), ("'.inf'", .string(".inf")), ("yes", .string("yes")),
            ("'12'", .string("12")), ("!!str 12", .string("12")), ("!!int '12'", .integer("12")),
            ("!custom 12", .string("12")),
            ("[a, [1]]", .sequence([.string("a"), .sequence([.integer("1")])])),
            ("{a: }", .map([YAMLTree.Entry(key: "a", value: .null)])),
            ("[&x [1], *x]", .sequence([.sequence([.integer("1")]), .sequence([.integer("1")])])),
        ]
    )
    func `a node has a value`(text: String, expected: YAMLTree) throws {
        #expect(try YAMLTree(YAMLDocument(text).root) == expected)
    }

    @Test(arguments: ["{[a]: 1}", "a: 1\na: 2\n", "[{a: [{{b: c}: d}]}]", "[.inf]", ".nan"])
    func `what is no value has none`(text: String) throws {
        let stream = try YAMLStream(parsing: text, allowsDuplicateKeys: true)
        #expect(YAMLTree(stream.documents[0].root) == nil)
    }

    @Test func `a node that is too deep has no value`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(try YAMLTree(YAMLDocument(nested(NodeChange.deepest)).root) != nil)
        #expect(try YAMLTree(YAMLDocument(nested(NodeChange.deepest + 2)).root) == nil)
        // Aliases make values deep, too.
        let (open, close) = (String(repeating: "[", count: 20), String(repeating: "]", count: 20))
        let text = (1...20).reduce("- &a0 []\n") { $0 + "- &a\($1) \(open)*a\($1 - 1)\(close)\n" }
        #expect(try YAMLTree(YAMLDocument(text).root) == nil)
    }

    @Test(
        arguments: [
            (YAMLTree.null, "null"), (.boolean(true), "bool"), (.integer("1"), "int"), (.number(1), "float"),
            (.float(1), "float"), (.string("a"), "str"),
        ]
    )
    func `a value fits its own tag of the core schema only`(tree: YAMLTree, tag: String) {
        for other in ["null", "bool", "int", "float", "str", "seq", "map"] {
            #expect(tree.fits(tag: "tag:yaml.org,2002:" + other, of: .scalar) == (tag == other))
        }
    }

    @Test func `another tag fits texts, and collections of the same kind`() {
        #expect(YAMLTree.string("a").fits(tag: "!t", of: .scalar))
        #expect(!YAMLTree.integer("1").fits(tag: "!t", of: .scalar))
        #expect(!YAMLTree.string("a").fits(tag: "!t", of: .mapping))
        #expect(YAMLTree.map([]).fits(tag: "!t", of: .mapping))
        #expect(!YAMLTree.sequence([]).fits(tag: "!t", of: .mapping))
    }
}
