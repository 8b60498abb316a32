// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText

/// Finds the least change of a node that makes one value of it another.
///
/// The value before the change may tell less than the node: what only the node has, such as fields that a type does not
/// know, stays.
struct TreeDifference {
    private let storage: YAMLStorage
    /// Whether an alias of a collection stays, even if the collection should be another one here.
    private let keepsAliases: Bool
    /// Whether `<<` merges maps.
    private let mergesMaps: Bool
    /// What nodes with anchors are after the change.
    private var anchored: [Int: YAMLTree] = [:]
    private var depth = 0
    /// Whether the value of a node with an anchor changes.
    private var affected: [Int: Bool] = [:]

    init(_ storage: YAMLStorage, keepsAliases: Bool = false, mergesMaps: Bool = false) {
        self.storage = storage
        self.keepsAliases = keepsAliases
        self.mergesMaps = mergesMaps
    }

    /// Returns the change that makes a node a value.
    mutating func change(of node: YAMLNode, to after: YAMLTree) throws(EditFailure) -> NodeChange {
        guard let before = YAMLTree(node) else { return .replace(after) }
        return try change(of: node, from: before, to: after)
    }

    /// Returns the change that makes a node a value where it was another one.
    mutating func change(
        of node: YAMLNode,
        from before: YAMLTree,
        to after: YAMLTree
    ) throws(EditFailure) -> NodeChange {
        guard node.kind != .alias else { return try aliasChange(node, from: before, to: after) }
        let change = try contentChange(of: node, from: before, to: after)
        if node.anchor != nil {
            anchored[node.index] = after
            if before != after { affected[node.index] = true }
        }
        return change
    }

    private mutating func contentChange(
        of node: YAMLNode,
        from before: YAMLTree,
        to after: YAMLTree
    ) throws(EditFailure) -> NodeChange {
        guard depth < NodeChange.deepest else { return before == after ? .keep : .replace(after) }
        depth += 1
        defer { depth -= 1 }
        switch (node.kind, before, after) {
        case (.mapping, .map(let before), .map(let after)):
            return try mapChange(of: node, from: before, to: after)
        case (.sequence, .sequence(let before), .sequence(let after)):
            let elements = node.elements
            guard elements.count == before.count else { return .replace(.sequence(after)) }
            return try sequenceChange(of: elements, from: before, to: after)
        default:
            return before == after ? .keep : .replace(after)
        }
    }

    // MARK: - Aliases

    private mutating func aliasChange(
        _ alias: YAMLNode,
        from before: YAMLTree,
        to after: YAMLTree
    ) throws(EditFailure) -> NodeChange {
        let target = alias.resolved
        let isSame = anchored[target.index].map { $0 == after } ?? (before == after && !isAffected(target.index))
        if isSame { return .keep }
        if keepsAliases, target.kind != .scalar { throw .throughAlias(alias) }
        return .replace(after)
    }

    /// Whether a node with an anchor changes, or an alias within it stands for one that does.
    private mutating func isAffected(_ node: Int) -> Bool {
        if let known = affected[node] { return known }
        var isAffected = false
        for record in storage.records[node...].prefix(Int(storage.records[node].size)) where record.kind == .alias {
            isAffected = self.isAffected(Int(record.detail)) || isAffected
        }
        affected[node] = isAffected
        return isAffected
    }

    // MARK: - Lists

    private mutating func sequenceChange(
        of elements: [YAMLNode],
        from before: [YAMLTree],
        to after: [YAMLTree]
    ) throws(EditFailure) -> NodeChange {
        let matching = ElementMatching(before, after)
        var targets: [Int?] = Array(repeating: nil, count: before.count)
        for (index, origin) in matching.origins.enumerated() {
            if let origin { targets[origin] = index }
        }
        // In the order of the text, so that anchors come before their aliases.
        var changes: [NodeChange] = []
        for (origin, target) in targets.enumerated() {
            let change = try target.map { target throws(EditFailure) in
                try self.change(of: elements[origin], from: before[origin], to: after[target])
            }
            changes.append(change ?? .keep)
        }
        let inOrder = matching.inOrder
        return Self.edit(
            matching.origins.enumerated().map { index, origin in
                guard let origin else { return .insert(key: nil, after[index]) }
                return inOrder.contains(index) ? .keep(origin, changes[origin]) : .move(origin, changes[origin])
            },
            of: before.count
        )
    }

    /// The change with these entries; one of values only where they are those that are there.
    private static func edit(_ entries: [EntryChange], of count: Int) -> NodeChange {
        guard entries.count == count else { return .edit(entries) }
        var changes: [(Int, NodeChange)] = []
        for entry in entries {
            switch entry {
            case .keep(_, .keep, nil): continue
            case .keep(let position, let change, nil): changes.append((position, change))
            default: return .edit(entries)
            }
        }
        return changes.isEmpty ? .keep : .values(changes)
    }

    // MARK: - Maps

    private mutating func mapChange(
        of node: YAMLNode,
        from before: [YAMLTree.Entry],
        to after: [YAMLTree.Entry]
    ) throws(EditFailure) -> NodeChange {
        let entries = node.entries
        let (old, new) = (Self.values(before), Self.values(after))
        var found: Set<[UInt8]> = []
        var kept: [EntryChange] = []
        var keys: [String?] = []
        for (position, entry) in entries.enumerated() {
            guard let key = entry.key.resolved.text else {
                kept.append(.keep(position))
                keys.append(nil)
                continue
            }
            let bytes = Array(key.utf8)
            let change = try valueChange(of: entry.value, from: old[bytes], to: new[bytes])
            if !found.insert(bytes).inserted {
                guard case .keep = change else { throw .ambiguousKey(entry.key, key) }
            }
            if let change {
                kept.append(.keep(position, change))
                keys.append(key)
            }
        }
        let merged = mergesMaps ? try self.merged(into: node, found, old, new) : [:]
        let added = after.filter { entry in
            let bytes = Array(entry.key.utf8)
            // What is there without being written, such as a default, need not be written.
            return !found.contains(bytes) && (merged[bytes] ?? old[bytes]) != entry.value
        }
        return Self.edit(Self.placing(added, in: kept, keys, after.map(\.key)), of: entries.count)
    }

    /// What becomes of a value of a map; nil where it is removed.
    private mutating func valueChange(
        of node: YAMLNode,
        from before: YAMLTree?,
        to after: YAMLTree?
    ) throws(EditFailure) -> NodeChange? {
        switch (before, after) {
        case (let before?, let after?): try change(of: node, from: before, to: after)
        case (nil, let after?): try change(of: node, to: after)
        case (_?, nil): nil
        case (nil, nil): .keep
        }
    }

    private static func values(_ entries: [YAMLTree.Entry]) -> [[UInt8]: YAMLTree] {
        Dictionary(entries.map { (Array($0.key.utf8), $0.value) }) { first, _ in first }
    }

    /// Puts new entries where the order of keys wants them.
    static func placing(
        _ new: [YAMLTree.Entry],
        in kept: [EntryChange],
        _ keys: [String?],
        _ order: [String]
    ) -> [EntryChange] {
        guard !new.isEmpty else { return kept }
        let placement = KeyPlacement(among: keys, order: order)
        var before: [[EntryChange]] = Array(repeating: [], count: kept.count + 1)
        var behind: [[EntryChange]] = Array(repeating: [], count: kept.count)
        for entry in new {
            switch placement.place(of: entry.key) {
            case .before(let position): before[position].append(.insert(key: entry.key, entry.value))
            case .behind(let position): behind[position].append(.insert(key: entry.key, entry.value))
            }
        }
        return kept.indices.flatMap { before[$0] + [kept[$0]] + behind[$0] } + before[kept.count]
    }

    // MARK: - Merged maps

    /// The entries that other maps give to a map, as those are after the change.
    private func merged(
        into node: YAMLNode,
        _ own: Set<[UInt8]>,
        _ old: [[UInt8]: YAMLTree],
        _ new: [[UInt8]: YAMLTree]
    ) throws(EditFailure) -> [[UInt8]: YAMLTree] {
        guard let merge = node.entries.first(where: { $0.key.isMergeKey }) else { return [:] }
        var merged = old.filter { !own.contains($0.key) }
        let maps = merge.value.resolved.kind == .sequence ? merge.value.resolved.elements : [merge.value]
        // Of several maps the first counts.
        for map in maps.reversed() {
            if case .map(let entries)? = anchored[map.resolved.index] {
                merged.merge(Self.values(entries).filter { !own.contains($0.key) }) { $1 }
            }
        }
        let lost = merged.keys.filter { new[$0] == nil }
        if let key = lost.min(by: { $0.lexicographicallyPrecedes($1) }) { throw .throughMerge(key[...], merge.value) }
        return merged
    }
}

extension YAMLNode {
    /// Whether the node, which is a key, merges another map.
    var isMergeKey: Bool { kind == .scalar && style == .plain && tag == nil && hasText("<<") }
}
