// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension NodeModel {
    /// The tree with aliases replaced by what they stand for, without anchors and without tags of collections.
    func plain() -> NodeModel {
        var anchors: [String: NodeModel] = [:]
        return plain(&anchors)
    }

    private func plain(_ anchors: inout [String: NodeModel]) -> NodeModel {
        var copy = self
        copy.anchor = nil
        switch content {
        case .alias(let name): copy = anchors[name] ?? self
        case .scalar: if !Self.coreTags.contains(tag) { copy.tag = Self.core + "str" }
        case .sequence(let elements):
            copy.content = .sequence(elements.map { $0.plain(&anchors) })
            copy.tag = ""
        case .mapping(let entries):
            copy.content = .mapping(entries.map { Entry(key: $0.key.plain(&anchors), value: $0.value.plain(&anchors)) })
            copy.tag = ""
        }
        if let anchor { anchors[anchor] = copy }
        return copy
    }

    func node(at position: ArraySlice<Int>) -> NodeModel {
        position.first.map { values[$0].node(at: position.dropFirst()) } ?? self
    }

    /// The tree on a line.
    var summary: String {
        let mark = (anchor.map { "&\($0) " } ?? "") + (tag.hasPrefix(Self.core) ? "\(tag.dropFirst(18)) " : "\(tag) ")
        switch content {
        case .scalar(let text): return mark + String(decoding: text, as: UTF8.self).debugDescription
        case .alias(let name): return "*" + name
        case .sequence(let elements): return mark + "[" + elements.map(\.summary).joined(separator: ", ") + "]"
        case .mapping(let entries):
            return mark + "{" + entries.map { "\($0.key.summary): \($0.value.summary)" }.joined(separator: ", ") + "}"
        }
    }
}
