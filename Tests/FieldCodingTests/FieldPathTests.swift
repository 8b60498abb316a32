// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

struct FieldPathTests {
    @Test(arguments: [
        (FieldPath.root, ""),
        (FieldPath.root.field("spec"), "spec"),
        (FieldPath.root.field("spec").field("containers").index(0).field("name"), "spec.containers[0].name"),
        (FieldPath.root.index(3).field("name"), "[3].name"),
        (FieldPath.root.index(1).index(2), "[1][2]"),
        (FieldPath.root.field("labels").key("app.kubernetes.io/name"), "labels[app.kubernetes.io/name]"),
        (FieldPath.root.field("data").key("a b.c[d"), "data[a b.c[d]"),
        (FieldPath.root.field("data").key("\u{e9}\u{1f600}"), "data[\u{e9}\u{1f600}]"),
    ])
    func `a path is written as Kubernetes writes it`(path: FieldPath, text: String) {
        #expect(path.description == text)
    }

    @Test(arguments: [
        ("", #"[""]"#), ("0", #"["0"]"#), ("12", #"["12"]"#), ("a]b", #"["a]b"]"#), ("\"", #"["\""]"#),
        ("a\\b", #"["a\\b"]"#), ("1a", "[1a]"), ("-1", "[-1]"), ("\u{664}", "[\u{664}]"),
    ])
    func `a key is quoted where it could be taken for something else`(key: String, text: String) {
        #expect(FieldPath.root.key(key).description == text)
    }

    @Test func `a path is built from its steps`() {
        let path = FieldPath([.field("spec"), .index(0), .key("k")])
        #expect(path.components == [.field("spec"), .index(0), .key("k")])
        #expect(path == FieldPath.root.field("spec").index(0).key("k"))
        #expect(FieldPath().components.isEmpty)
        #expect(FieldPath.root == FieldPath())
    }

    @Test func `a path goes behind another`() {
        let outer: FieldPath = "spec.template"
        #expect(outer.appending("spec.containers[0]") == "spec.template.spec.containers[0]")
        #expect(outer.appending(.root) == outer)
        #expect(FieldPath.root.appending(outer) == outer)
    }

    @Test func `a field, an index and a key of the same text are three steps`() {
        let paths: Set<FieldPath> = [FieldPath.root.field("0"), FieldPath.root.index(0), FieldPath.root.key("0")]
        #expect(paths.count == 3)
    }
}
