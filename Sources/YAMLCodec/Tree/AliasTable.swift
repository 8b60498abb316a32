// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The aliases of a text, found by what they stand for.
struct AliasTable {
    /// The records of the aliases, with what they stand for, in the order of that.
    private var aliases: [(target: Int, alias: Int)] = []

    init(_ documents: [DocumentRecord], _ records: [NodeRecord]) {
        for document in documents where document.hasAliases {
            for index in document.root..<document.root + Int(records[document.root].size)
            where records[index].kind == .alias {
                aliases.append((Int(records[index].detail), index))
            }
        }
        aliases.sort { $0 < $1 }
    }

    /// The aliases of nodes among some records, in the order of those.
    func aliases(of targets: Range<Int>) -> ArraySlice<(target: Int, alias: Int)> {
        let first = aliases.endOfPrefix { $0.target < targets.lowerBound }
        return aliases[first...].prefix { $0.target < targets.upperBound }
    }
}
