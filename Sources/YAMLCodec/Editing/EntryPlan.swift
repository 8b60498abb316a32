// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What becomes of each entry of a collection, and what is new before the first and behind each.
struct EntryPlan {
    enum Fate {
        case keep(NodeChange, key: String?)
        case remove
        /// It goes, for it stands elsewhere now.
        case move

        var isKept: Bool {
            if case .keep = self { true } else { false }
        }
    }

    enum Addition {
        case new(key: String?, YAMLTree)
        case moved(Int, NodeChange)
    }

    var fates: [Fate]
    /// The first stand before the first entry, the others behind that with the position before.
    var additions: [[Addition]]

    init(_ changes: [EntryChange], count: Int) {
        fates = Array(repeating: .remove, count: count)
        additions = Array(repeating: [], count: count + 1)
        var position = 0
        for change in changes {
            switch change {
            case .keep(let index, let change, let key):
                fates[index] = .keep(change, key: key)
                position = index + 1
            case .move(let index, let change):
                fates[index] = .move
                additions[position].append(.moved(index, change))
            case .insert(let key, let tree):
                additions[position].append(.new(key: key, tree))
            }
        }
    }
}
