// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TreeChecks
import YAMLCodec

/// Reads any bytes: a mistake has its place in the text, and a tree is sound.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    do {
        let stream = try YAMLStream(parsing: bytes)
        let complaints = TreeCheck.complaints(about: stream)
        guard complaints.isEmpty else { fatalError(complaints.joined(separator: "\n")) }
        for document in stream.documents { walk(document.root) }
    } catch {
        precondition(error.range.lowerBound <= error.range.upperBound && error.range.lowerBound >= 0)
        precondition(!error.message.isEmpty && error.description.contains(error.message))
    }
    return 0
}

/// Asks every node for all that it knows.
private func walk(_ root: YAMLNode) {
    var nodes = [root]
    while let node = nodes.popLast() {
        precondition((node.kind == .scalar) == (node.text != nil))
        precondition((node.kind == .alias) == (node.aliasName != nil))
        precondition(node.kind != .alias || node.resolved.anchor == node.aliasName)
        _ = node.tag
        nodes += node.elements
        for entry in node.entries { nodes += [entry.key, entry.value] }
    }
    let last = root.elements.last ?? root.entries.last?.value
    precondition(last.map { $0.path != root.path } ?? true)
}
