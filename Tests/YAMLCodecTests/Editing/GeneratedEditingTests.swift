// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import SourceText
import TestSupport
import Testing

@testable import YAMLCodec

/// Edits of documents that are generated.
struct GeneratedEditingTests {
    private static let scale = 1

    @Test func `every edit of a generated document gives the tree that was asked for`() throws {
        var texts = 0
        for seed in 0..<40 * Self.scale {
            var generator = DocumentGenerator(seed: UInt64(seed))
            let text = generator.text()
            guard let checker = try? EditChecker.check(text) else { continue }
            texts += 1
            for failure in checker.failures { Issue.record("seed \(seed): \(failure)") }
        }
        // Few of the texts are not YAML.
        #expect(texts > 35 * Self.scale)
    }

    @Test func `every edit of a document that was tampered with gives the tree that was asked for`() throws {
        let pieces = [
            " ", "  ", "\n", "\t", "#", " # ", ":", ": ", "- ", "? ", ",", "[", "]", "{}", "'", "\"", "|", "&x ", "*x",
            "a",
        ]
        var texts = 0
        for seed in 0..<300 * Self.scale {
            var random = SeededGenerator(seed: UInt64(seed))
            var generator = DocumentGenerator(seed: UInt64(seed))
            var text = Array(generator.text().utf8.prefix(150))
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let start = Int.random(in: 0...text.count, using: &random)
                let end = min(text.count, start + Int.random(in: 0...2, using: &random))
                text.replaceSubrange(start..<end, with: random.element(of: pieces).utf8)
            }
            guard let checker = try? EditChecker.check(String(decoding: text, as: UTF8.self)) else { continue }
            texts += 1
            for failure in checker.failures { Issue.record("seed \(seed): \(failure)") }
        }
        #expect(texts > 50 * Self.scale)
    }

    @Test func `many changes at once give the value that was asked for`() throws {
        var count = 0
        for seed in 0..<400 * Self.scale {
            guard let (stream, before) = document(seed) else { continue }
            var mutator = TreeMutator(seed: UInt64(seed))
            let after = mutator.mutated(before)
            let document = stream.documents[0]
            var difference = TreeDifference(document.storage)
            do throws(EditFailure) {
                let change = try difference.change(of: document.root, to: after)
                let result = try applying(EditBuilder.edits(for: change, of: document), to: stream, seed)
                count += 1
                let found = result.flatMap { YAMLTree($0.documents[0].root) }
                #expect(found.map(sorted) == sorted(after), "\(report(seed, stream, result))")
            } catch {
                #expect([.unsupportedForm, .anchorInUse].contains(error.code), "\(seed): \(error.message)")
            }
        }
        #expect(count > 350 * Self.scale)
    }

    @Test func `what a type does not know survives changes of what it knows`() throws {
        var count = 0
        for seed in 0..<400 * Self.scale {
            guard let (stream, whole) = document(seed) else { continue }
            var mutator = TreeMutator(seed: UInt64(seed))
            let before = known(whole)
            let after = mutator.mutated(before)
            let document = stream.documents[0]
            var difference = TreeDifference(document.storage, keepsAliases: true)
            do throws(EditFailure) {
                let change = try difference.change(of: document.root, from: before, to: after)
                let result = try applying(EditBuilder.edits(for: change, of: document), to: stream, seed)
                count += 1
                let found = result.flatMap { YAMLTree($0.documents[0].root) }
                #expect(found.map { sorted(known($0)) } == sorted(after), "\(report(seed, stream, result))")
                let missing = found.map { lost(whole, $0, after, document.record.hasAliases) }
                #expect(missing == [], "\(report(seed, stream, result))")
            } catch {
                #expect(
                    [.unsupportedForm, .anchorInUse, .throughAlias].contains(error.code),
                    "\(seed): \(error.message)"
                )
            }
        }
        #expect(count > 300 * Self.scale)
    }

    @Test func `values that change are found as if all entries were gone along`() throws {
        var count = 0
        for seed in 0..<200 * Self.scale {
            var generator = DocumentGenerator(seed: UInt64(seed))
            guard let checker = try? EditChecker(generator.text()) else { continue }
            let document = checker.stream.documents[0]
            var random = SeededGenerator(seed: UInt64(seed))
            for place in checker.places(in: 0) where place.node.entryCount > 0 {
                let trees = [YAMLTree.string("x"), .string("a\nb\n"), .sequence([.null]), .map([])]
                var changes: [(position: Int, change: NodeChange)] = []
                for position in 0..<place.node.entryCount where Bool.random(using: &random) {
                    changes.append((position, .replace(random.element(of: trees))))
                }
                var all: [EntryChange] = (0..<place.node.entryCount).map { .keep($0) }
                for (position, change) in changes { all[position] = .keep(position, change) }
                let some = edits(of: place, .values(changes), in: document) { .values([($1, $2)]) }
                let whole = edits(of: place, .edit(all), in: document) { collection, position, change in
                    .edit((0..<collection.entryCount).map { $0 == position ? .keep($0, change) : .keep($0) })
                }
                #expect(some == whole, "\(seed): \(checker.text.debugDescription) at \(place.path)")
                count += 1
            }
        }
        #expect(count > 1000 * Self.scale)
    }

    /// The edits of a change at a place; nil where it does not fit.
    private func edits(
        of place: EditChecker.Place,
        _ change: NodeChange,
        in document: YAMLDocument,
        wrap: (_ collection: YAMLNode, _ position: Int, _ change: NodeChange) -> NodeChange
    ) -> [TextEdit]? {
        var collections = [document.root]
        for position in place.position.dropLast() {
            let last = collections[collections.count - 1]
            collections.append(last.element(at: position) ?? last.entries[position].value)
        }
        let wrapped = zip(collections, place.position).reversed().reduce(change) { wrap($1.0, $1.1, $0) }
        return try? EditBuilder.edits(for: wrapped, of: document)
    }

    @Test func `keys that a map keeps stay in their order, and new ones come next to them`() throws {
        var random = SeededGenerator(seed: 1)
        var kept = Set<Int>()
        for _ in 0..<500 * Self.scale {
            let keys = Array("abcdefgh").map { String($0) }
            let old = keys.shuffled(using: &random).prefix(Int.random(in: 1...6, using: &random))
            let new = keys.shuffled(using: &random).prefix(Int.random(in: 0...6, using: &random))
            let tree = YAMLTree.map(new.map { YAMLTree.Entry(key: $0, value: .integer("2")) })
            let entries = old.map { "\($0): 1" }
            for text in ["{" + entries.joined(separator: ", ") + "}", entries.joined(separator: "\n") + "\n"] {
                var document = try YAMLDocument(text)
                let expected = tree.arranged(among: document.root.keys)
                try document.apply(
                    EditBuilder.edits(for: PathEdit(document, .root).setting(tree, keyOrder: []), of: document)
                )
                #expect(YAMLTree(document.root) == expected, "\(text) to \(new)")
            }
            kept.insert(Set(old).intersection(new).count)
        }
        #expect(kept.count > 3)
    }

    @Test func `a value that is what it was has no edits`() throws {
        for seed in 0..<200 * Self.scale {
            guard let (stream, before) = document(seed) else { continue }
            var difference = TreeDifference(stream.storage)
            let change = try difference.change(of: stream.documents[0].root, to: before)
            #expect(try EditBuilder.edits(for: change, of: stream.documents[0]) == [], "\(seed)")
        }
    }

    // MARK: - Helpers

    private func document(_ seed: Int) -> (YAMLStream, YAMLTree)? {
        var generator = DocumentGenerator(seed: UInt64(seed))
        guard let stream = try? YAMLStream(parsing: generator.text()), let document = stream.documents.first,
            let tree = YAMLTree(document.root)
        else { return nil }
        return (stream, tree)
    }

    private func applying(_ edits: [TextEdit], to stream: YAMLStream, _ seed: Int) -> YAMLStream? {
        let text = stream.sourceText().applying(edits).bytes
        do {
            return try YAMLStream(parsing: text)
        } catch {
            Issue.record("\(seed): \(error)\n\(String(decoding: text, as: UTF8.self).debugDescription)")
            return nil
        }
    }

    private func report(_ seed: Int, _ old: YAMLStream, _ new: YAMLStream?) -> String {
        "\(seed): \(old.text.debugDescription) became \(new?.text.debugDescription ?? "nothing")"
    }

    /// A value with the entries of maps in the order of their keys, which has no meaning.
    private func sorted(_ tree: YAMLTree) -> YAMLTree {
        switch tree {
        case .sequence(let elements): .sequence(elements.map(sorted))
        case .map(let entries):
            .map(
                entries.map { YAMLTree.Entry(key: $0.key, value: sorted($0.value)) }
                    .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            )
        default: tree
        }
    }

    /// Whether a type knows a key: all but every fourth.
    private func isKnown(_ key: String) -> Bool {
        !(key.hasPrefix("k") && (Int(key.dropFirst().prefix { $0.isNumber }) ?? 1).isMultiple(of: 4))
    }

    /// What a type knows of a value.
    private func known(_ tree: YAMLTree) -> YAMLTree {
        switch tree {
        case .sequence(let elements): .sequence(elements.map(known))
        case .map(let entries):
            .map(entries.filter { isKnown($0.key) }.map { YAMLTree.Entry(key: $0.key, value: known($0.value)) })
        default: tree
        }
    }

    /// The unknown keys of maps that are maps still but have lost them; what lists hold may be removed, and what an
    /// alias stands for may have changed.
    private func lost(_ old: YAMLTree, _ new: YAMLTree, _ asked: YAMLTree, _ hasAliases: Bool) -> [String] {
        guard case .map(let old) = old, case .map(let new) = new, case .map(let asked) = asked else { return [] }
        return old.flatMap { entry -> [String] in
            let found = new.first { $0.key == entry.key }
            if !isKnown(entry.key) {
                let isSame = hasAliases ? found != nil : found?.value == entry.value
                return isSame ? [] : [entry.key]
            }
            guard let found, let asked = asked.first(where: { $0.key == entry.key }) else { return [] }
            return lost(entry.value, found.value, asked.value, hasAliases)
        }
    }
}
