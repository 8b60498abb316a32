// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// Comments by the path of the field above which they stand.
struct CommentTree {
    private struct Node {
        var comment: String?
        var children: [Step: Int] = [:]
    }

    /// A step of a path.
    ///
    /// In YAML an entry is an entry, whether the type declares its key or the user chose it.
    enum Step: Hashable {
        case entry(String)
        case index(Int)

        fileprivate init(_ component: FieldPath.Component) {
            switch component {
            case .field(let name), .key(let name): self = .entry(name)
            case .index(let index): self = .index(index)
            }
        }
    }

    private var nodes = [Node()]

    init(_ comments: [FieldPath: String]) {
        for (path, comment) in comments {
            var node = 0
            for component in path.components { node = child(of: node, Step(component)) }
            nodes[node].comment = comment
        }
    }

    /// Whether there is nothing to write.
    var isEmpty: Bool { nodes.count == 1 && nodes[0].comment == nil }

    private mutating func child(of node: Int, _ step: Step) -> Int {
        if let child = nodes[node].children[step] { return child }
        nodes.append(Node())
        nodes[node].children[step] = nodes.count - 1
        return nodes.count - 1
    }

    fileprivate func comment(of node: Int) -> String? { nodes[node].comment }

    fileprivate func child(of node: Int, _ step: Step) -> Int? {
        nodes[node].children.isEmpty ? nil : nodes[node].children[step]
    }

    /// The lines of a comment: whatever some reader takes for a line end separates two, so that no text of a comment
    /// can become content, and control characters are shown as spaces.
    static func lines(of comment: String) -> [String] {
        var lines = [""]
        for scalar in comment.unicodeScalars {
            switch scalar.value {
            case 0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029: lines.append("")
            case 0..<0x20, 0x7f..<0xa0, 0xfeff, 0xfffe, 0xffff: lines[lines.count - 1] += " "
            default: lines[lines.count - 1].unicodeScalars.append(scalar)
            }
        }
        return lines
    }
}

/// Where a writer stands in a tree of comments; nowhere once it has left the tree's paths.
struct CommentCursor {
    /// A node of the tree, or nowhere.
    typealias Place = Int?

    private let tree: CommentTree
    private var node: Place

    init(tree: CommentTree) {
        self.tree = tree
        node = tree.isEmpty ? nil : 0
    }

    /// The comment of the value that is being written.
    var current: String? { node.flatMap { tree.comment(of: $0) } }

    /// Goes one step deeper, and returns where to go back to.
    mutating func enter(_ step: @autoclosure () -> CommentTree.Step) -> Place {
        let outer = node
        if let node { self.node = tree.child(of: node, step()) }
        return outer
    }

    /// Goes back.
    mutating func leave(to outer: Place) {
        node = outer
    }
}
