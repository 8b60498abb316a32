// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesManifests
import KubernetesModels
import RolloutPolicy
import SourceText
import YAMLCodec

extension Subject {
    /// How the time grows with inputs of shapes that trip careless readers.
    static let shapes = Subject(name: "shapes") { run in
        try run.grow(
            "Time for a byte as unusual inputs grow, relative to the smallest (1.0: it grows with the size only)",
            Shapes.parsed(run) + Shapes.decoded(run) + Shapes.written(run)
        )
    }
}

/// Inputs of unusual shapes and the work on them.
private enum Shapes {
    // MARK: - Parsing

    static func parsed(_ run: Run) -> [Growth] {
        let texts: [(name: String, count: Int, text: (Int) -> String)] = [
            ("a list on one line", 50_000, { "[" + repeated("a, ", $0) + "a]" }),
            ("a map on one line", 50_000, { "{" + numbered($0) { "k\($0): a, " } + "}" }),
            ("pairs in a list", 50_000, { "[" + repeated("a: b, ", $0) + "a]" }),
            ("a plain text of many lines", 20_000, { repeated("some words\n", $0) }),
            ("a plain text of blank lines", 100_000, { "a" + repeated("\n", $0) + "b" }),
            ("a double-quoted text of many lines", 20_000, { "\"" + repeated("some words\n", $0) + "\"" }),
            ("a single-quoted text of many lines", 20_000, { "'" + repeated("some words\n", $0) + "'" }),
            ("a literal text of many lines", 20_000, { "|\n" + repeated(" some words\n", $0) }),
            ("a folded text of many lines", 20_000, { ">\n" + repeated(" some words\n", $0) }),
            ("one long line", 500_000, { repeated("a", $0) }),
            ("escapes", 50_000, { "\"" + repeated("\\u00e9\\n", $0) + "\"" }),
            ("anchors", 20_000, { numbered($0) { "- &a\($0) x\n" } }),
            ("aliases", 1000, { "- &a x\n" + repeated("- *a\n", $0) }),
            ("comments", 20_000, { repeated("# a comment\n", $0) + "a: b\n" }),
            ("comments behind values", 20_000, { numbered($0) { "k\($0): v # a comment\n" } }),
            ("nested maps", 100, { numbered($0) { repeated(" ", $0) + "a:\n" } }),
            ("nested lists on one line", 100, { repeated("[", $0) + repeated("]", $0) }),
            ("nested pairs on one line", 25, { repeated("[", $0) + repeated("]: a", $0) }),
            ("a map of many keys", 12_500, { numbered($0) { "key-\($0): value\n" } }),
            ("a map of many keys in quotes", 12_500, { numbered($0) { "\"key\\n\($0)\": value\n" } }),
            ("documents", 12_500, { repeated("---\na: b\n", $0) }),
            ("empty documents", 12_500, { repeated("---\n", $0) }),
            ("tags", 20_000, { repeated("- !!str a\n", $0) }),
            ("carriage returns", 20_000, { repeated("- a\r\n", $0) }),
            ("Chinese text", 20_000, { repeated("- \u{4e2d}\u{6587}\n", $0) }),
        ]
        return texts.map { name, count, text in
            Growth("parse: \(name)", size: run.size(count)) { count in
                let text = text(count)
                return Growth.Work(bytes: text.utf8.count) {
                    let stream = try YAMLStream(parsing: text)
                    for document in stream.documents { keep(document.root.text) }
                }
            }
        }
    }

    // MARK: - Decoding

    static func decoded(_ run: Run) -> [Growth] {
        [
            Growth("decode: a map of many keys", size: run.size(12_500)) { count in
                let text = numbered(count) { "key-\($0): value\n" }
                return Growth.Work(bytes: text.utf8.count) {
                    keep(try YAMLDecoder().decode([String: String].self, from: text))
                }
            },
            Growth("decode: a map of many keys, by any Decodable", size: run.size(2000)) { count in
                let text = numbered(count) { "key-\($0): {value: a}\n" }
                return Growth.Work(bytes: text.utf8.count) {
                    keep(try YAMLDecoder().decode([String: Plain].self, from: text))
                }
            },
            Growth("decode: a list of many elements, by any Decodable", size: run.size(10_000)) { count in
                let text = repeated("- {value: a}\n", count)
                return Growth.Work(bytes: text.utf8.count) {
                    keep(try YAMLDecoder().decode([Plain].self, from: text))
                }
            },
            Growth("decode: merged maps of many keys", size: run.size(2000)) { count in
                let entries = numbered(count) { "  key-\($0): value\n" }
                let text = "a: &a\n" + entries + "b:\n  <<: *a\n" + entries
                return Growth.Work(bytes: text.utf8.count) {
                    keep(try YAMLDecoder(schema: .kubernetes).decode(JSONValue.self, from: text))
                }
            },
            Growth("decode: unknown fields, strictly", size: run.size(2000)) { count in
                let text = "metadata: {name: a}\n" + numbered(count) { "unknown-\($0): value\n" }
                return Growth.Work(bytes: text.utf8.count) {
                    try failing { try YAMLDecoder(isStrict: true).decode(ConfigMap.self, from: text) }
                }
            },
            Growth("decode: unknown fields in a list, strictly", size: run.size(2000)) { count in
                let text = "spec:\n  ports:\n" + repeated("  - {port: 80, nodeProt: 1}\n", count)
                return Growth.Work(bytes: text.utf8.count) {
                    try failing { try YAMLDecoder(isStrict: true).decode(Service.self, from: text) }
                }
            },
            Growth("decode: wrong types in a list", size: run.size(2000)) { count in
                let text = "spec:\n  ports:\n" + repeated("  - {port: eighty}\n", count)
                return Growth.Work(bytes: text.utf8.count) {
                    try failing { try YAMLDecoder().decode(Service.self, from: text) }
                }
            },
            Growth("decode: wrong types behind aliases", size: run.size(1000)) { count in
                let text = "anchor: &a {port: eighty}\nspec:\n  ports:\n" + repeated("  - *a\n", count)
                return Growth.Work(bytes: text.utf8.count) {
                    try failing { try YAMLDecoder().decode(Service.self, from: text) }
                }
            },
            Growth("decode: wrong types behind aliases, far away", size: run.size(1000)) { count in
                let filler = repeated("- a\n", 10 * count)
                let anchor = numbered(count) { "- &a\($0) {port: eighty}\n" }
                let ports = numbered(count) { "  - *a\($0)\n" }
                let text = "filler:\n" + filler + "anchors:\n" + anchor + "spec:\n  ports:\n" + ports
                return Growth.Work(bytes: text.utf8.count) {
                    try failing { try YAMLDecoder().decode(Service.self, from: text) }
                }
            },
            Growth("bundle: documents that are no objects", size: run.size(2000)) { count in
                let text = repeated("---\na: b\n", count)
                return Growth.Work(bytes: text.utf8.count) { keep(ManifestBundle(text)) }
            },
            Growth("bundle: documents that are not YAML", size: run.size(2000)) { count in
                let text = repeated("---\na: [\n", count)
                return Growth.Work(bytes: text.utf8.count) { keep(ManifestBundle(text)) }
            },
            Growth("bundle: documents with a key twice", size: run.size(2000)) { count in
                let text = repeated("---\na: b\na: c\n", count)
                return Growth.Work(bytes: text.utf8.count) { keep(ManifestBundle(text)) }
            },
            Growth("bundle: documents of a wrong type", size: run.size(2000)) { count in
                let text = repeated("---\napiVersion: v1\nkind: Service\nspec: 1\n", count)
                return Growth.Work(bytes: text.utf8.count) { keep(ManifestBundle(text)) }
            },
            Growth("bundle: a List of many items", size: run.size(2000)) { count in
                let item = "- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n"
                let text = "apiVersion: v1\nkind: List\nitems:\n" + repeated(item, count)
                return Growth.Work(bytes: text.utf8.count) { keep(ManifestBundle(text)) }
            },
            Growth("bundle: a List of items of a wrong type", size: run.size(2000)) { count in
                let item = "- {apiVersion: v1, kind: ConfigMap, metadata: 1}\n"
                let text = "apiVersion: v1\nkind: List\nitems:\n" + repeated(item, count)
                return Growth.Work(bytes: text.utf8.count) { keep(ManifestBundle(text)) }
            },
        ]
    }

    private struct Plain: Codable {
        let value: String
    }

    private static func failing<Value>(_ decode: () throws -> Value) throws {
        do {
            keep(try decode())
        } catch let error as YAMLDecodingError {
            keep(error)
            return
        }
        throw Disagreement(description: "a text with mistakes was decoded")
    }

    // MARK: - Writing

    static func written(_ run: Run) -> [Growth] {
        [
            Growth("encode: a map of many keys", size: run.size(12_500)) { count in
                let value = Dictionary(uniqueKeysWithValues: (0..<count).map { ("key-\($0)", "value") })
                return Growth.Work(bytes: count * 18) { keep(try YAMLEncoder().encode(value)) }
            },
            Growth("encode: a text of many lines", size: run.size(20_000)) { count in
                let text = repeated("some words\n", count)
                return Growth.Work(bytes: text.utf8.count) { keep(try YAMLEncoder().encode(["a": text])) }
            },
            Growth("encode: a text with escapes", size: run.size(50_000)) { count in
                let text = repeated("\u{1}\u{85}", count)
                return Growth.Work(bytes: text.utf8.count) { keep(try YAMLEncoder().encode(["a": text])) }
            },
            Growth("encode: a list of structures", size: run.size(5000)) { count in
                let value = Array(repeating: Plain(value: "a"), count: count)
                return Growth.Work(bytes: count * 11) { keep(try YAMLEncoder().encode(value)) }
            },
            Growth("edit: an entry of a large map", size: run.size(5000)) { count in
                let document = try YAMLDocument(numbered(count) { "key-\($0): value\n" })
                return Growth.Work(bytes: document.text.utf8.count) {
                    keep(try document.edits(setting: FieldPath([.field("key-\(count / 2)")]), to: "other"))
                }
            },
            Growth("edit: every entry of a large map", size: run.size(2000)) { count in
                let document = try YAMLDocument(numbered(count) { "key-\($0): value\n" })
                return Growth.Work(bytes: document.text.utf8.count) {
                    let edits = try document.edits([String: String].self) { $0 = $0.mapValues { $0 + "s" } }
                    keep(edits)
                }
            },
            Growth("edit: every element of a large list", size: run.size(2000)) { count in
                let document = try YAMLDocument(numbered(count) { "- name: n\($0)\n  value: a\n" })
                return Growth.Work(bytes: document.text.utf8.count) {
                    let edits = try document.edits([[String: String]].self) { list in
                        for index in list.indices { list[index]["value"] = "b" }
                    }
                    keep(edits)
                }
            },
            Growth("edit: half of a large list removed", size: run.size(2000)) { count in
                let document = try YAMLDocument(numbered(count) { "- element-\($0)\n" })
                return Growth.Work(bytes: document.text.utf8.count) {
                    let edits = try document.edits([String].self) { list in
                        list = list.indices.filter { $0.isMultiple(of: 2) }.map { list[$0] }
                    }
                    keep(edits)
                }
            },
            Growth("edit: every element of a large list, one by one", size: run.size(2000)) { count in
                let document = try YAMLDocument(numbered(count) { "- name: n\($0)\n" })
                return Growth.Work(bytes: document.text.utf8.count) {
                    let paths = (0..<count).map { FieldPath.root.index($0).field("name") }
                    keep(try paths.map { try document.edits(setting: $0, to: "b") })
                }
            },
            Growth("fix: every object of a List, one by one", size: run.size(2000)) { count in
                let (bundle, bytes) = list(of: count)
                let fixes = (0..<count).map { fix("data.a", of: $0) }
                return Growth.Work(bytes: bytes) { keep(try fixes.map { try bundle.edits(of: [$0]) }) }
            },
            Growth("fix: every key of an object", size: run.size(2000)) { count in
                let text = "apiVersion: v1\nkind: ConfigMap\ndata:\n" + numbered(count) { "  k\($0): \"1\"\n" }
                let bundle = ManifestBundle(text)
                let fixes = (0..<count).map { fix(FieldPath("data").key("k\($0)"), of: 0) }
                return Growth.Work(bytes: text.utf8.count) { keep(try bundle.edits(of: fixes)) }
            },
            Growth("fix: every object of a List, which is refused", size: run.size(2000)) { count in
                let (bundle, bytes) = list(of: count)
                let fixes = (0..<count).map { fix("data.a.b", of: $0) }
                return Growth.Work(bytes: bytes) {
                    for fix in fixes { keep((try? bundle.edits(of: [fix])) ?? []) }
                }
            },
            Growth("edit: every object of a List, typed", size: run.size(500)) { count in
                let (bundle, bytes) = list(of: count)
                return Growth.Work(bytes: bytes) {
                    keep(try (0..<count).map { try bundle.edits(of: $0, as: ConfigMap.self) { $0.data?["a"] = "2" } })
                }
            },
            Growth("diff: every other line differs", size: run.size(5000)) { count in
                let old = SourceText(numbered(count) { "line \($0)\nsame \($0)\n" }, name: "old")
                let new = SourceText(numbered(count) { "other \($0)\nsame \($0)\n" }, name: "new")
                return Growth.Work(bytes: old.bytes.count) { keep(UnifiedDiff(from: old, to: new).description) }
            },
            Growth("diff: every line differs", size: run.size(5000)) { count in
                let old = SourceText(numbered(count) { "line \($0)\n" }, name: "old")
                let new = SourceText(numbered(count) { "other \($0)\n" }, name: "new")
                return Growth.Work(bytes: old.bytes.count) { keep(UnifiedDiff(from: old, to: new).description) }
            },
            Growth("diff: the same line again and again", size: run.size(5000)) { count in
                let old = SourceText(repeated("a\n", count), name: "old")
                let new = SourceText(repeated("b\na\n", count), name: "new")
                return Growth.Work(bytes: old.bytes.count) { keep(UnifiedDiff(from: old, to: new).description) }
            },
        ]
    }

    /// A List of objects, and the number of bytes of its text.
    private static func list(of count: Int) -> (bundle: ManifestBundle, bytes: Int) {
        let item = "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {}, \"data\": {\"a\": \"1\"}}"
        let text = "apiVersion: v1\nkind: List\nitems:\n" + repeated("- \(item)\n", count)
        return (ManifestBundle(text), text.utf8.count)
    }

    private static func fix(_ path: FieldPath, of position: Int) -> Fix {
        Fix("Set it to 2", [Fix.Change(position: position, path: path, action: .set("2"))])
    }

    // MARK: - Texts

    private static func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    private static func numbered(_ count: Int, _ text: (Int) -> String) -> String {
        (0..<count).map(text).joined()
    }
}
