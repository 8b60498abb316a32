// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What becomes of a node.
indirect enum NodeChange {
    /// It stays.
    case keep
    /// Another value takes its place.
    case replace(YAMLTree)
    /// A collection keeps its entries, and the values at some positions, which ascend, change.
    case values([(position: Int, change: NodeChange)])
    /// A collection has these entries, in this order; those of its own that are not among them are removed.
    case edit([EntryChange])

    /// How deep changes nest at most: walking along them recurses, and a document may be deeper than the stack allows.
    static let deepest = 200
}

/// An entry of a collection that is changed.
enum EntryChange {
    /// The entry that stands at a position, with what becomes of its value and, if it is renamed, its new key.
    ///
    /// The positions of entries that are kept ascend.
    case keep(Int, NodeChange = .keep, key: String? = nil)
    /// The entry at a position, which moves to here; only in sequences.
    case move(Int, NodeChange)
    /// An entry that is new; elements of sequences have no key.
    case insert(key: String?, YAMLTree)
}
