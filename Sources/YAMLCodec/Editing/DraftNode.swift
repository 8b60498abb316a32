// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// A node with what becomes of it by changes at paths, one after the other.
///
/// Only what lies on the paths is looked at, and paths that begin alike share their way.
final class DraftNode {
    /// What happens where a path leads.
    enum Action {
        /// The value is this one; keys that are missing on the way are added.
        case set(YAMLTree)
        /// The entry goes, if there is one.
        case remove
    }

    private enum Content {
        case unchanged
        case value(YAMLTree)
        case entries(DraftEntries)
    }

    /// The node in the text, which may be an alias; of one that is new the innermost around it.
    private let place: YAMLNode
    private var content: Content

    init(_ node: YAMLNode) {
        (place, content) = (node, .unchanged)
    }

    private init(_ value: YAMLTree, in place: YAMLNode) {
        (self.place, content) = (place, .value(value))
    }

    /// Makes a change; after one that fails the draft is of no use.
    ///
    /// - Parameters:
    ///   - action: What happens.
    ///   - path: Where, from here on.
    ///   - keyOrder: The order of the keys of the map that so many steps of the path lead to.
    /// - Throws: `EditFailure` of the code `notFound` or `wrongKind` where a step leads nowhere, `invalidPath` where the
    ///   whole should be removed, and `throughAlias` where a step leads to what stands elsewhere.
    func make(
        _ action: Action,
        at path: ArraySlice<FieldPath.Component>,
        keyOrder: (_ steps: Int) -> [String]
    ) throws(EditFailure) {
        guard let step = path.first else {
            guard case .set(let tree) = action else {
                throw EditFailure(code: .invalidPath, record: place.index, message: "only an entry can be removed")
            }
            content = .value(tree)
            return
        }
        if case .remove = action, isNull { return }
        let entries = try opened(for: step)
        let rest = path.dropFirst()
        if let spot = entries.spot(of: step) {
            if case .remove = action, rest.isEmpty { return entries.remove(spot) }
            return try entries.draft(at: spot).make(action, at: rest, keyOrder: keyOrder)
        }
        guard case .set = action else { return try entries.checkIsNotMerged(step) }
        let merged = entries.merged(step)
        guard merged != nil || entries.canAdd(step, rest) else { throw .notFound(step, in: place) }
        let child = DraftNode(merged ?? .null, in: place)
        try child.make(action, at: rest, keyOrder: keyOrder)
        entries.add(step, child, keyOrder: keyOrder(path.startIndex))
    }

    private var isNull: Bool {
        switch content {
        case .unchanged: place.resolved.isNull
        case .value(let tree): tree == .null
        case .entries: false
        }
    }

    /// The entries, where they are those of a list or of a map, as a step asks for.
    private func opened(for step: FieldPath.Component) throws(EditFailure) -> DraftEntries {
        let isList = step.name == nil
        let entries: DraftEntries
        switch content {
        case .entries(let open) where open.isList == isList:
            return open
        case .value(.map(let list)) where !isList:
            entries = DraftEntries(isList: false)
            for entry in list { entries.add(.key(entry.key), DraftNode(entry.value, in: place), keyOrder: []) }
        case .value(.sequence(let list)) where isList:
            entries = DraftEntries(isList: true)
            for (index, element) in list.enumerated() {
                entries.add(.index(index), DraftNode(element, in: place), keyOrder: [])
            }
        case .unchanged where place.kind == (isList ? .sequence : .mapping):
            entries = DraftEntries(of: place)
        default:
            guard isNull else { throw .wrongKind(step, place) }
            entries = DraftEntries(isList: isList)
        }
        content = .entries(entries)
        return entries
    }

    // MARK: - Results

    /// The value of a new node.
    var tree: YAMLTree {
        switch content {
        case .unchanged: YAMLTree(place) ?? .null
        case .value(let tree): tree
        case .entries(let entries): entries.tree
        }
    }

    /// What becomes of a node in the text; the records of what changes are noted.
    func change(_ changed: inout [Range<Int>]) throws(EditFailure) -> NodeChange {
        if case .unchanged = content { return .keep }
        var records = place.index..<place.index + Int(place.record.size)
        let change: NodeChange
        if case .entries(let entries) = content, let written = entries.written {
            change = try entries.change(of: written, &changed)
            records = records.prefix(1)
        } else if let before = YAMLTree(place, schema: .kubernetes) {
            var difference = TreeDifference(place.storage, keepsAliases: true, mergesMaps: true)
            change = try difference.change(of: place, from: before, to: tree)
        } else {
            change = .replace(tree)
        }
        if case .keep = change { return .keep }
        changed.append(records)
        return change
    }

    /// Checks that no alias within the node stands for something that changes.
    func checkAliases(of changed: [Range<Int>]) throws(EditFailure) {
        let own = place.index..<place.index + Int(place.record.size)
        for records in changed {
            for (_, alias) in place.storage.aliases.aliases(of: records)
            where own.contains(alias) && !records.contains(alias) {
                throw .throughAlias(YAMLNode(index: alias, storage: place.storage))
            }
        }
    }
}
