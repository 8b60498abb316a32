// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// The entries of a list or map in a draft: first those of the text, then those that are new.
final class DraftEntries {
    /// Where an entry stands: at a position in the text, or at one among the new ones.
    enum Spot {
        case written(Int, YAMLNode)
        case new(Int)
    }

    let isList: Bool
    /// The list or map in the text; nil for a new one.
    let written: YAMLNode?
    /// The drafts that paths have led to, by the positions in the text.
    private var drafts: [Int: DraftNode] = [:]
    /// The positions in the text of entries that go, ascending.
    private var removed: [Int] = []
    private var new: [(key: String?, draft: DraftNode)] = []
    private var newKeys: [[UInt8]: Int] = [:]
    /// The order in which new keys belong.
    private var keyOrder: [String] = []
    /// What other maps give to a map in the text, and the node that names them.
    private var mergedValues: [[UInt8]: YAMLNode] = [:]
    private var mergedMaps: YAMLNode?

    init(isList: Bool) {
        (self.isList, written) = (isList, nil)
    }

    init(of collection: YAMLNode) {
        (isList, written) = (collection.kind == .sequence, collection)
        guard let merge = collection.child(.key("<<")), merge.key?.isMergeKey == true else { return }
        mergedMaps = merge.value
        for (key, value) in collection.entries(in: .kubernetes) where collection[key.keyText] == nil {
            mergedValues[Array(key.keyText.utf8)] = value
        }
    }

    // MARK: - Finding

    /// Where the entry stands that a step leads to; nil where there is none.
    func spot(of step: FieldPath.Component) -> Spot? {
        switch step {
        case .field(let name), .key(let name):
            if let position = newKeys[Array(name.utf8)] { return .new(position) }
            guard let written, let position = written.storage.positions(ofKey: name, in: written.index)?.first,
                let entry = written.entry(at: position), !isRemoved(position)
            else { return nil }
            return .written(position, entry.value)
        case .index(let index):
            if (keptCount..<count).contains(index) { return .new(index - keptCount) }
            var position = index
            for gone in removed {
                guard gone <= position else { break }
                position += 1
            }
            return written?.element(at: position).map { .written(position, $0) }
        }
    }

    func draft(at spot: Spot) -> DraftNode {
        switch spot {
        case .new(let position):
            return new[position].draft
        case .written(let position, let node):
            if let draft = drafts[position] { return draft }
            let draft = DraftNode(node)
            drafts[position] = draft
            return draft
        }
    }

    /// The value that a merged map gives to a key.
    func merged(_ step: FieldPath.Component) -> YAMLTree? {
        guard let name = step.name, let value = mergedValues[Array(name.utf8)] else { return nil }
        return YAMLTree(value, schema: .kubernetes)
    }

    private var keptCount: Int { (written?.entryCount ?? 0) - removed.count }
    private var count: Int { keptCount + new.count }

    private func isRemoved(_ position: Int) -> Bool {
        let next = removed.endOfPrefix { $0 < position }
        return next < removed.count && removed[next] == position
    }

    // MARK: - Changing

    func remove(_ spot: Spot) {
        switch spot {
        case .written(let position, _):
            drafts[position] = nil
            removed.insert(position, at: removed.endOfPrefix { $0 < position })
        case .new(let position):
            new.remove(at: position)
            newKeys = [:]
            for (position, entry) in new.enumerated() { note(entry.key, at: position) }
        }
    }

    /// Whether an entry can be added that has what further steps lead to: any key, or the next element.
    func canAdd(_ step: FieldPath.Component, _ rest: ArraySlice<FieldPath.Component>) -> Bool {
        isList ? rest.isEmpty && step == .index(count) : rest.allSatisfy { $0.name != nil }
    }

    func add(_ step: FieldPath.Component, _ draft: DraftNode, keyOrder: [String]) {
        note(step.name, at: new.count)
        new.append((step.name, draft))
        self.keyOrder = keyOrder
    }

    private func note(_ key: String?, at position: Int) {
        if let key { newKeys[Array(key.utf8)] = position }
    }

    /// Checks that what is to be removed does not come from a merged map.
    func checkIsNotMerged(_ step: FieldPath.Component) throws(EditFailure) {
        guard let mergedMaps, let name = step.name, mergedValues[Array(name.utf8)] != nil else { return }
        throw .throughMerge(Array(name.utf8)[...], mergedMaps)
    }

    // MARK: - Results

    /// The value of a new list or map.
    var tree: YAMLTree {
        isList ? .sequence(new.map(\.draft.tree)) : .map(newEntries)
    }

    /// What becomes of the list or map in the text; the records of what changes are noted.
    func change(of written: YAMLNode, _ changed: inout [Range<Int>]) throws(EditFailure) -> NodeChange {
        var changes: [(position: Int, change: NodeChange)] = []
        for (position, draft) in drafts.sorted(by: { $0.key < $1.key }) {
            let change = try draft.change(&changed)
            if case .keep = change { continue }
            changes.append((position, change))
        }
        let newEntries = isList ? [] : newEntries
        guard !removed.isEmpty || !newEntries.isEmpty || isList && !new.isEmpty else {
            return changes.isEmpty ? .keep : .values(changes)
        }
        var all: [EntryChange] = (0..<written.entryCount).map { .keep($0) }
        for (position, change) in changes { all[position] = .keep(position, change) }
        let positions = all.indices.filter { !isRemoved($0) }
        let kept = positions.map { all[$0] }
        guard !isList else { return .edit(kept + new.map { .insert(key: nil, $0.draft.tree) }) }
        let keys = written.keys
        return .edit(TreeDifference.placing(newEntries, in: kept, positions.map { keys[$0].resolved.text }, keyOrder))
    }

    /// The new entries of a map in the order of their keys, without those that merged maps give to it all the same.
    private var newEntries: [YAMLTree.Entry] {
        let ranks = Dictionary(keyOrder.enumerated().map { ($1, $0) }) { first, _ in first }
        let entries = new.map { YAMLTree.Entry(key: $0.key ?? "", value: $0.draft.tree) }
        return entries.enumerated()
            .map { (entry: $1, place: (ranks[$1.key] ?? .max, $0)) }
            .sorted { $0.place < $1.place }
            .map(\.entry)
            .filter { merged(.key($0.key)) != $0.value }
    }
}
