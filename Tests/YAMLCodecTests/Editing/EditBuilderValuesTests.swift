// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import YAMLCodec

struct EditBuilderValuesTests {
    // MARK: - Single values

    @Test(
        arguments: [
            ("a: 1 # c\n", "a: x # c\n"),
            ("a:   1\n", "a:   x\n"),
            ("a:\n", "a: x\n"),
            ("a: # c\nb: 1\n", "a: x # c\nb: 1\n"),
            ("a: &x\n", "a: &x x\n"),
            ("a: ~\n", "a: x\n"),
            ("a:\n  1\n", "a:\n  x\n"),
            ("a: 'y' # c\n", "a: 'x' # c\n"),
            ("a: \"y\"\n", "a: \"x\"\n"),
            ("a: y\n  z # c\n", "a: x # c\n"),
            ("a: 'y\n\n  z'\n", "a: 'x'\n"),
            ("a: | # c\n  y\n  z\nb: 1\n", "a: x # c\nb: 1\n"),
            ("a: >+\n  y\n\nb: 1\n", "a: x\nb: 1\n"),
            ("a: |\n  y\n\nb: 1\n", "a: x\n\nb: 1\n"),
            ("a: |\n\nb: 1\n", "a: x\n\nb: 1\n"),
            ("a: |\n  y", "a: x"),
            ("a: [1,\n  2] # c\n", "a: x # c\n"),
            ("a: # c\n  # d\n  b: 1 # e\n  # f\n# g\nh: 1\n", "a: x # c\n  # f\n# g\nh: 1\n"),
            ("a: &x\n  b: 1\n", "a: &x x\n"),
            ("a:\n- b\n- c # d\n", "a: x\n"),
            ("? a\n", "? a\n: x\n"),
            ("? a\n: b\n", "? a\n: x\n"),
        ]
    )
    func `a text takes the place of what was there`(text: String, expected: String) throws {
        #expect(try edited(text) { try $0.set("a", to: "x") } == expected)
    }

    @Test(
        arguments: [
            ("a: 'b'\n", "it's", "a: 'it''s'\n"),
            ("a: 'b'\n", "x\ny", "a: |-\n  x\n  y\n"),
            ("a: 'b'\n", "\t\u{7}", "a: \"\\t\\x07\"\n"),
            ("a: \"b\"\n", "x\ny", "a: \"x\\ny\"\n"),
            ("a: b\n", "80", "a: \"80\"\n"),
            ("a: 80\n", "b", "a: b\n"),
            ("a: '80'\n", "81", "a: '81'\n"),
            ("a: |\n  b\n", "x", "a: x\n"),
        ]
    )
    func `quotes stay where they can hold the text`(text: String, value: String, expected: String) throws {
        #expect(try edited(text) { try $0.set("a", to: value) } == expected)
    }

    @Test func `what is not a text has no quotes`() throws {
        #expect(try edited("a: '80'\n") { try $0.set("a", to: 81) } == "a: 81\n")
        #expect(try edited("a: \"x\"\n") { try $0.set("a", to: true) } == "a: true\n")
        #expect(try edited("a: 'x'\n") { try $0.set("a", to: Optional<Int>.none) } == "a: null\n")
        #expect(try edited("a: 1\n") { try $0.set("a", to: 1e20) } == "a: 1.0e+20\n")
    }

    @Test(
        arguments: [
            ("a: b # c\nd: 1\n", "a: |- # c\n  x\n   y\nd: 1\n"),
            ("a: |2 # c\n   old\nd: 1\n", "a: |- # c\n  x\n   y\nd: 1\n"),
            ("a: >\n     old\n\nd: 1\n", "a: |-\n     x\n      y\n\nd: 1\n"),
            ("a:\n    b: 1\nd:\n    e: 1\n", "a: |-\n    x\n     y\nd:\n    e: 1\n"),
            ("a:\r\n  b\r\nd: 1\r\n", "a:\r\n  |-\r\n  x\r\n   y\r\nd: 1\r\n"),
            ("a: b", "a: |-\n  x\n   y"),
        ]
    )
    func `a text of several lines stands in a block`(text: String, expected: String) throws {
        #expect(try edited(text) { try $0.set("a", to: "x\n y") } == expected)
    }

    // MARK: - Collections

    @Test(
        arguments: [
            ("a: 1 # c\nd: 2\n", "a: # c\n  m: 1\n  z: x\nd: 2\n"),
            ("a:\n", "a:\n  m: 1\n  z: x\n"),
            ("a: &x 1\n", "a: &x\n  m: 1\n  z: x\n"),
            ("a:\n    1\nd: 2\n", "a:\n    m: 1\n    z: x\nd: 2\n"),
            ("a: 1\nb:\n    c: 1\n", "a:\n    m: 1\n    z: x\nb:\n    c: 1\n"),
            ("a: |\n  y\nb: 1\n", "a:\n  m: 1\n  z: x\nb: 1\n"),
            ("a:\n- 1\nb: 1\n", "a:\n  m: 1\n  z: x\nb: 1\n"),
            ("a: [1, 2]\n", "a:\n  m: 1\n  z: x\n"),
            ("a: 1", "a:\n  m: 1\n  z: x"),
            ("? a\n", "? a\n: m: 1\n  z: x\n"),
            ("? a\n: b # c\n", "? a\n: m: 1 # c\n  z: x\n"),
        ]
    )
    func `a map stands below its key`(text: String, expected: String) throws {
        let value = Pair(m: 1, z: "x")
        #expect(try edited(text) { try $0.set("a", to: value) } == expected)
    }

    private struct Pair: Encodable {
        let m: Int
        let z: String
    }

    @Test(
        arguments: [
            ("a: 1\n", "a:\n- x\n- - w\n"),
            ("a: 1\nb:\n  - c\n", "a:\n  - x\n  - - w\nb:\n  - c\n"),
            ("a: 1\nb:\n-   c\n", "a:\n-   x\n-   -   w\nb:\n-   c\n"),
            ("a:\n  b: 1\n", "a:\n- x\n- - w\n"),
        ]
    )
    func `a list stands below its key`(text: String, expected: String) throws {
        #expect(try edited(text) { try $0.set("a", to: Mixed()) } == expected)
    }

    private struct Mixed: Encodable {
        func encode(to encoder: any Encoder) throws {
            var container = encoder.unkeyedContainer()
            try container.encode("x")
            try container.encode(["w"])
        }
    }

    @Test(
        arguments: [
            ("- 1 # c\n- b\n", "- m: 1 # c\n  z: x\n- b\n"),
            ("-\n- b\n", "- m: 1\n  z: x\n- b\n"),
            ("-   1\n", "-   m: 1\n    z: x\n"),
            ("- &x 1\n", "- &x\n  m: 1\n  z: x\n"),
            ("-\t1\n", "-\n  m: 1\n  z: x\n"),
            ("-\n    1\n", "-\n    m: 1\n    z: x\n"),
            ("- - 1\n  - 2\n- b\n", "- m: 1\n  z: x\n- b\n"),
            ("- !!str 1\n", "- m: 1\n  z: x\n"),
        ]
    )
    func `a map stands behind its dash`(text: String, expected: String) throws {
        #expect(try edited(text) { try $0.set("[0]", to: Pair(m: 1, z: "x")) } == expected)
    }

    // MARK: - Documents

    @Test(
        arguments: [
            ("x # c\n", "m: 1 # c\nz: x\n"),
            ("--- x # c\n", "--- # c\nm: 1\nz: x\n"),
            ("---\n...\n", "---\nm: 1\nz: x\n...\n"),
            ("--- &a\n- 1\n- 2 # c\n", "--- &a\nm: 1 # c\nz: x\n"),
            ("  - 1\n", "  m: 1\n  z: x\n"),
            ("--- |\n y\n z\n", "---\nm: 1\nz: x\n"),
            ("%YAML 1.2\n--- [1]\n", "%YAML 1.2\n---\nm: 1\nz: x\n"),
            ("", "m: 1\nz: x\n"),
            ("# c\n", "# c\nm: 1\nz: x\n"),
            ("# c", "# c\nm: 1\nz: x"),
        ]
    )
    func `a map takes the place of a document`(text: String, expected: String) throws {
        #expect(try edited(text) { try $0.set(.root, to: Pair(m: 1, z: "x")) } == expected)
    }

    @Test(
        arguments: [
            ("a: 1\nb: 2 # c\n", "\"--- x\" # c\n"),
            ("--- # c\n", "--- \"--- x\" # c\n"),
            ("--- |\n  y\n", "--- \"--- x\"\n"),
        ]
    )
    func `a text takes the place of a document`(text: String, expected: String) throws {
        #expect(try edited(text) { try $0.set(.root, to: "--- x") } == expected)
    }

    // MARK: - Tags and anchors

    @Test(
        arguments: [
            ("a: !!str 1\n", "a: !!str \"2\"\n", "a: 2\n"),
            ("a: ! 1\n", "a: ! \"2\"\n", "a: 2\n"),
            ("a: !!int 1 # c\n", "a: \"2\" # c\n", "a: !!int 2 # c\n"),
            ("a: !custom 1\n", "a: !custom \"2\"\n", "a: 2\n"),
            ("a: !custom [1]\n", "a: \"2\"\n", "a: 2\n"),
            ("a: &x !!int 1\n", "a: &x \"2\"\n", "a: &x !!int 2\n"),
            ("a: !!int &x 1\n", "a: &x \"2\"\n", "a: !!int &x 2\n"),
            ("a: !!map\n  b: 1\n", "a: \"2\"\n", "a: 2\n"),
            ("a: !!null\n", "a: \"2\"\n", "a: 2\n"),
            ("a: !<tag:yaml.org,2002:int> 1\n", "a: \"2\"\n", "a: !<tag:yaml.org,2002:int> 2\n"),
            ("a: &x\n  !!map\n  b: 1\n", "a: &x\n   \"2\"\n", "a: &x\n   2\n"),
        ]
    )
    func `a tag stays if the value is what it says`(text: String, string: String, integer: String) throws {
        #expect(try edited(text) { try $0.set("a", to: "2") } == string)
        #expect(try edited(text) { try $0.set("a", to: 2) } == integer)
    }

    @Test func `a tag that goes leaves the comment behind it a comment`() throws {
        #expect(try edited("!!null # c\n") { try $0.set(.root, to: "x") } == "x # c\n")
        #expect(try edited("a:\n  !!null # c\n") { try $0.set("a", to: "x") } == "a:\n  x # c\n")
        #expect(try edited("[\n  !!null # c\n]") { try $0.set("[0]", to: "x") } == "[\n   x # c\n]")
    }

    @Test func `what takes the place of a tag on a line of its own begins where that began`() throws {
        let (item, value) = ("-\n    !!null\n", "a:\n    !!null\n")
        #expect(try edited(item) { try $0.set("[0]", to: ["b"]) } == "-\n    - b\n")
        #expect(try edited(item) { try $0.set("[0]", to: ["b": "c\nd"]) } == "-\n    b: |-\n      c\n      d\n")
        #expect(try edited(value) { try $0.set("a", to: ["b": 1]) } == "a:\n    b: 1\n")
        #expect(try edited(value) { try $0.set("a", to: "c\nd") } == "a:\n    |-\n  c\n  d\n")
    }

    @Test func `a value with an anchor is changed for its aliases`() throws {
        #expect(try edited("a: &x 1\nb: *x\n") { try $0.set("a", to: 2) } == "a: &x 2\nb: *x\n")
        #expect(try edited("a: &x 1\nb: *x # c\n") { try $0.set("b", to: 2) } == "a: &x 1\nb: 2 # c\n")
        #expect(try edited("a: &x {b: 1}\nc: *x\n") { try $0.set("a.b", to: 2) } == "a: &x {b: 2}\nc: *x\n")
    }
}
