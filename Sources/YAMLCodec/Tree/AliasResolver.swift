// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Finds the nodes that aliases stand for, and how many nodes a document would have with all of them replaced.
struct AliasResolver {
    let bytes: [UInt8]
    let properties: [NodeProperties]
    let limits: YAMLLimits

    /// Sets the target of each alias of a document.
    func resolve(_ document: DocumentRecord, in records: inout [NodeRecord]) throws(SyntaxFailure) {
        let root = document.root
        var anchors: [ArraySlice<UInt8>: Int] = [:]
        var aliases = 0
        // The number of nodes before each record, with aliases replaced.
        var nodesBefore = [0]
        nodesBefore.reserveCapacity(Int(records[root].size) + 1)
        for index in root..<root + Int(records[root].size) {
            let record = records[index]
            if record.properties >= 0, let anchor = properties[Int(record.properties)].anchor {
                anchors[bytes[anchor]] = index
            }
            var nodes = 1
            if record.kind == .alias {
                aliases += 1
                guard aliases <= limits.aliases else {
                    throw failure(.limitExceeded, record, "a document has at most \(limits.aliases) aliases")
                }
                let target = try target(of: record, at: index, anchors, records)
                records[index].detail = Int32(truncatingIfNeeded: target)
                nodes = nodesBefore[target - root + Int(records[target].size)] - nodesBefore[target - root]
            }
            // Both are at most the limit, so that the sum does not overflow.
            let total = nodesBefore[index - root] + nodes
            guard total <= limits.expandedNodes else {
                throw failure(
                    .limitExceeded,
                    record,
                    "with every alias replaced the document has more than \(limits.expandedNodes) nodes"
                )
            }
            nodesBefore.append(total)
        }
    }

    private func target(
        of alias: NodeRecord,
        at index: Int,
        _ anchors: [ArraySlice<UInt8>: Int],
        _ records: [NodeRecord]
    ) throws(SyntaxFailure) -> Int {
        let name = bytes[alias.range.dropFirst()]
        guard let target = anchors[name] else {
            throw failure(
                .unknownAlias,
                alias,
                "no node before this alias has the anchor \"\(String(decoding: name, as: UTF8.self))\"",
                hint: "an asterisk begins an alias; put a text that begins with one in quotes"
            )
        }
        guard index >= target + Int(records[target].size) else {
            throw failure(.unknownAlias, alias, "this alias stands for a node that contains it")
        }
        return target
    }

    private func failure(
        _ code: YAMLError.Code,
        _ record: NodeRecord,
        _ message: String,
        hint: String? = nil
    ) -> SyntaxFailure {
        SyntaxFailure(code: code, range: record.range, message: message, hint: hint)
    }
}
