// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What becomes of a node.
indirect enum NodeChange {
    /// It stays.
    case keep
    /// Another value takes its place.
    case replace(YAMLTree)
    /// A collection has these entries, in this order; those of its own that are not among them are removed.
    case edit([EntryChange])
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
