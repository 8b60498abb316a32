// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How much a text may ask of its reader; what is beyond is an error.
public struct YAMLLimits: Hashable, Sendable {
    /// The most collections inside one another; by default 1,000.
    public var depth: Int

    /// The most bytes of UTF-8; by default 256 MiB, at most 2 GiB.
    public var size: Int

    /// The most characters of a key that stands before its colon on one line; by default 1,024, as YAML has it.
    public var keyLength: Int

    /// The most aliases of a document; by default 10,000.
    public var aliases: Int

    /// The most nodes that a document may have once every alias is replaced by what it stands for; by default 1,000,000,
    /// counted only in documents with aliases.
    public var expandedNodes: Int

    /// Creates limits.
    public init(
        depth: Int = 1000,
        size: Int = 256 << 20,
        keyLength: Int = 1024,
        aliases: Int = 10_000,
        expandedNodes: Int = 1_000_000
    ) {
        self.depth = depth
        self.size = size
        self.keyLength = keyLength
        self.aliases = aliases
        self.expandedNodes = expandedNodes
    }
}
