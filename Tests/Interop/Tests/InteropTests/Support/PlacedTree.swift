// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText
import YAMLCodec

/// A tree as a reader found it, before scalars are told apart, with the places of its nodes.
struct PlacedTree {
    indirect enum Content {
        case scalar(String)
        case sequence([PlacedTree])
        /// Keys and values in turn.
        case mapping([PlacedTree])
    }

    /// The line and the column; nil where readers count from elsewhere.
    let place: String?
    let content: Content

    init(_ place: String?, _ content: Content) {
        self.place = place
        self.content = content
    }

    /// The tree of a node, with what aliases stand for.
    init(_ node: YAMLNode, in source: SourceText) {
        let node = node.resolved
        let children = node.elements + node.entries.flatMap { [$0.key, $0.value] }
        let trees = children.map { PlacedTree($0, in: source) }
        // Yams counts the tag and the anchor in.
        let isMarked = node.tag != nil || node.anchor != nil
        place = isMarked ? nil : "\(source.location(at: node.range.lowerBound))"
        content =
            switch node.kind {
            case .sequence: .sequence(trees)
            case .mapping: .mapping(trees)
            default: .scalar(node.text ?? "")
            }
    }

    /// The place, for messages.
    var title: String { place ?? "?" }

    /// What stands at the place, without what is below.
    var summary: String {
        switch content {
        case .scalar(let text): text.debugDescription
        case .sequence(let elements): "a list of \(elements.count)"
        case .mapping(let children): "a map of \(children.count / 2)"
        }
    }
}
