// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import SourceText

@testable import YAMLCodec

/// Tries every edit at every place of a text, and tells where the result is not what was asked for.
struct EditChecker {
    let text: String
    private let bytes: [UInt8]
    let stream: YAMLStream
    private(set) var failures: [String] = []
    /// How many edits were counted, whether they were tried or not.
    private(set) var count = 0
    private let sample: Sample

    /// Which edits are tried.
    struct Sample {
        /// Every edit.
        static let all = Sample(stride: 1, first: 0)

        /// One of so many, counted from a first one.
        let stride: Int
        let first: Int
    }

    init(_ text: String, _ sample: Sample = .all) throws {
        self.text = text
        self.sample = sample
        bytes = Array(text.utf8)
        stream = try YAMLStream(parsing: text, allowsDuplicateKeys: true)
    }

    /// A place that a path leads to.
    struct Place {
        let path: FieldPath
        let position: NodeModel.Position
        let node: YAMLNode
    }

    /// Checks a text.
    static func check(_ text: String, _ sample: Sample = .all) throws -> EditChecker {
        var checker = try EditChecker(text, sample)
        for document in checker.stream.documents.indices {
            for place in checker.places(in: document) { checker.check(place, in: document) }
        }
        return checker
    }

    /// A text, the same with other line ends, and without the last one, as far as they can be read.
    static func variants(of text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let all = [text, lines.joined(separator: "\r\n"), text.hasSuffix("\n") ? String(text.dropLast()) : text + "\n"]
        return all.filter { (try? YAMLStream(parsing: $0, allowsDuplicateKeys: true)) != nil }
    }

    /// Every node that a path leads to, without following aliases.
    func places(in document: Int) -> [Place] {
        var places = [Place(path: .root, position: [], node: stream.documents[document].root)]
        var next = 0
        while next < places.count {
            let place = places[next]
            next += 1
            let keys = place.node.keys.map(\.resolved.text)
            for (index, node) in place.node.values.enumerated() {
                var path = place.path.index(index)
                if place.node.kind == .mapping {
                    guard let key = keys[index] else { continue }
                    let isAmbiguous = keys.filter { $0?.utf8.elementsEqual(key.utf8) == true }.count > 1
                    if isAmbiguous { continue }
                    path = place.path.key(key)
                }
                places.append(Place(path: path, position: place.position + [index], node: node))
            }
        }
        return places
    }

    /// An edit of what a path leads to.
    private enum Operation {
        case set(YAMLTree)
        case insert(YAMLTree, keyOrder: [String])
        case remove
        case rename(String)

        var isInsertion: Bool {
            if case .insert = self { true } else { false }
        }

        func change(_ document: YAMLDocument, _ path: FieldPath) throws(EditFailure) -> NodeChange {
            let edit = PathEdit(document, path)
            return switch self {
            case .set(let tree): try edit.setting(tree, keyOrder: [])
            case .insert(let tree, let keyOrder): try edit.inserting(tree, keyOrder: keyOrder)
            case .remove: try edit.removing()
            case .rename(let key): try edit.renaming(to: key)
            }
        }
    }

    private static let map = YAMLTree.map([
        YAMLTree.Entry(key: "m", value: .integer("1")),
        YAMLTree.Entry(
            key: "n",
            value: .sequence([.string("x"), .map([YAMLTree.Entry(key: "o p", value: .sequence([.string("q\nr\n")]))])])
        ),
    ])

    private static let list = YAMLTree.sequence([
        .sequence([.string("a")]), .map([YAMLTree.Entry(key: "b: c", value: .string("d\ne"))]), .null,
    ])

    private static let values: [YAMLTree] = [
        .string("x"), .string("a: b, [c] #d"), .string("two\nlines"), .string("two\n  lines\n"),
        .string("  two\nlines\n\n"), .string(""), .string("- "), .integer("7"), .null, .boolean(true), .map([]),
        .sequence([]), map, list,
    ]

    private mutating func check(_ place: Place, in document: Int) {
        let model = NodeModel(place.node)
        for tree in Self.values { checkSet(place, tree, in: document) }
        if let last = place.position.last {
            check(.remove, at: place.path, in: document, window: window(of: place)) {
                $0.changing(place.position.dropLast()) { $0.removing(last) }
            }
            if place.path.components.last?.name != nil {
                let keys = collection(around: place).keys.map(\.resolved.text)
                for key in ["renamed", "two words: a", "true"] where !keys.contains(key) {
                    check(.rename(key), at: place.path, in: document, window: window(of: place)) {
                        $0.changing(place.position.dropLast()) { $0.renaming(last, to: key) }
                    }
                }
            }
        }
        if model.isSequence {
            for index in Set([0, 1, model.values.count / 2, model.values.count]) where index <= model.values.count {
                for tree in [Self.values[0], Self.values[3], Self.map, Self.list] {
                    check(.insert(tree, keyOrder: []), at: place.path.index(index), in: document) {
                        $0.changing(place.position[...]) { $0.inserting(NodeModel(tree), key: nil, at: index) }
                    }
                }
            }
        }
        if model.isMapping {
            let keys = place.node.keys.map(\.resolved.text)
            for index in Set([0, 1, keys.count / 2, keys.count]) where index <= keys.count {
                let after = index < keys.count ? keys[index] : nil
                guard index == keys.count || (after != nil && keys.filter { $0 == after }.count == 1) else { continue }
                let entries = [
                    ("key", Self.values[0]), ("a key: b", Self.values[3]), ("on", Self.map), ("", Self.list),
                ]
                for (key, tree) in entries where !keys.contains(key) {
                    let order = after.map { [key, $0] } ?? []
                    check(.insert(tree, keyOrder: order), at: place.path.key(key), in: document) {
                        $0.changing(place.position[...]) { $0.inserting(NodeModel(tree), key: key, at: index) }
                    }
                }
            }
        }
    }

    private mutating func checkSet(_ place: Place, _ tree: YAMLTree, in document: Int) {
        let before = YAMLTree(place.node)
        switch (place.node.kind, tree) {
        case (.sequence, .sequence) where before != nil, (.mapping, .map) where before != nil:
            check(.set(tree), at: place.path, in: document, window: window(of: place), valueAt: place.position) {
                $0.changing(place.position[...]) { _ in NodeModel(tree.arranged(among: place.node.keys)) }
            }
        default:
            check(.set(tree), at: place.path, in: document, window: window(of: place)) {
                $0.changing(place.position[...]) { before == tree ? $0 : $0.replaced(by: tree) }
            }
        }
    }

    /// Where an edit of an entry may touch the text: from the end of what stands before it to the start of what comes
    /// behind it.
    private func window(of place: Place) -> Range<Int> {
        let storage = stream.storage
        guard let index = place.position.last else { return 0..<storage.endOfText }
        let parent = collection(around: place)
        let first = parent.kind == .mapping ? parent.keys[index].index : place.node.index
        let next = place.node.index + Int(storage.records[place.node.index].size)
        var before = first - 1
        while before >= 0, storage.records[before].kind == .sequence || storage.records[before].kind == .mapping {
            before -= 1
        }
        let start = before < 0 ? 0 : storage.contentEnd(of: before)
        let document = storage.documents.last { $0.root <= place.node.index }
        var end = document?.range.upperBound ?? storage.endOfText
        if let document, next < document.root + Int(storage.records[document.root].size) {
            end = storage.properties(of: next)?.range.lowerBound ?? Int(storage.records[next].start)
        }
        return start..<max(start, end)
    }

    private func collection(around place: Place) -> YAMLNode {
        let document = stream.documents.last { $0.record.root <= place.node.index } ?? stream.documents[0]
        return place.position.dropLast().reduce(document.root) { $0.values[$1] }
    }

    private mutating func check(
        _ operation: Operation,
        at path: FieldPath,
        in document: Int,
        window: Range<Int>? = nil,
        valueAt position: NodeModel.Position? = nil,
        expecting: (NodeModel) -> NodeModel
    ) {
        count += 1
        guard count % sample.stride == sample.first % sample.stride else { return }
        let name = "\(operation) at \(path)"
        let old = stream.documents[document]
        let edits: [TextEdit]
        do throws(EditFailure) {
            edits = try EditBuilder.edits(for: operation.change(old, path), of: old)
        } catch {
            switch (operation, error.code) {
            case (_, .anchorInUse) where old.record.hasAliases, (.rename, .unsupportedForm): return
            default: return fail("\(name): \(error.message)", [])
            }
        }
        checkPlaces(of: edits, name, window: window, isInsertion: operation.isInsertion)
        do {
            let new = try YAMLStream(parsing: TextEdit.apply(edits, to: bytes), allowsDuplicateKeys: true)
            guard new.documents.count == stream.documents.count else { return fail("\(name): documents", edits) }
            for (index, other) in new.documents.enumerated() where index != document {
                if other.text != stream.documents[index].text { fail("\(name): document \(index) has changed", edits) }
            }
            let expected = expecting(NodeModel(old.root))
            let found = NodeModel(new.documents[document].root)
            if !areEqual(found, expected, valueAt: position) {
                fail("\(name): found \(found.summary)\n  expected \(expected.summary)", edits)
            }
        } catch {
            fail("\(name): \(error)", edits)
        }
    }

    /// Checks that edits stand in order and take nothing away that is not theirs.
    private mutating func checkPlaces(
        of edits: [TextEdit],
        _ name: String,
        window: Range<Int>?,
        isInsertion: Bool
    ) {
        var end = 0
        for edit in edits {
            if edit.range.lowerBound < end || edit.range.upperBound > bytes.count { fail("\(name): order", []) }
            end = edit.range.upperBound
            if let window, edit.range.lowerBound < window.lowerBound || edit.range.upperBound > window.upperBound {
                fail("\(name): \(edit.range) is not within \(window)", edits)
            }
            let isBlank = bytes[edit.range].allSatisfy(\.isBlankOrLineEnd)
            if isInsertion, !isBlank { fail("\(name): \(edit.range) is taken away", edits) }
        }
    }

    /// Whether trees are equal; at a position only by their values, that is without anchors and tags of collections.
    private func areEqual(_ found: NodeModel, _ expected: NodeModel, valueAt position: NodeModel.Position?) -> Bool {
        guard let position else { return found == expected }
        let nothing = NodeModel(content: .scalar([]), tag: "")
        return found.changing(position[...]) { _ in nothing } == expected.changing(position[...]) { _ in nothing }
            && found.plain().node(at: position[...]) == expected.plain().node(at: position[...])
    }

    private mutating func fail(_ message: String, _ edits: [TextEdit]) {
        let result = String(decoding: TextEdit.apply(edits, to: bytes), as: UTF8.self)
        failures.append("\(text.debugDescription)\n  \(message)\n  result \(result.debugDescription)")
    }
}

extension YAMLTree {
    /// The value as it stands where a map with these keys had been, by the order that is promised: keys that were there
    /// stay in their order, and each other one stands right behind the one before it, if any of those was there, else
    /// right before the one behind it.
    func arranged(among keys: [YAMLNode]) -> YAMLTree {
        guard case .map(let new) = self else { return self }
        var entries: [Entry] = []
        func position(of key: String?) -> Int? { entries.firstIndex { $0.key == key } }
        for key in keys { entries += new.filter { $0.key == key.resolved.text } }
        guard let first = new.firstIndex(where: { position(of: $0.key) != nil }) else { return self }
        for index in first..<new.count where position(of: new[index].key) == nil {
            entries.insert(new[index], at: (position(of: new[index - 1].key) ?? 0) + 1)
        }
        for index in (0..<first).reversed() {
            entries.insert(new[index], at: position(of: new[index + 1].key) ?? 0)
        }
        return .map(entries)
    }
}

extension YAMLNode {
    /// The elements of a sequence or the values of a mapping.
    fileprivate var values: [YAMLNode] {
        kind == .mapping ? entries.map(\.value) : elements
    }
}
