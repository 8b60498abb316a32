// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import KubernetesModels
import Peers
import YAMLCodec

extension Subject {
    /// From text to a tree of nodes.
    static let parsing = Subject(name: "parsing") { run in
        let yaml = ManifestTexts.stream(of: run.size(1_000_000))
        let values = try YAMLDecoder().decodeAll(JSONValue.self, from: yaml)
        let data = try FoundationPeer.encode(values, [.prettyPrinted, .withoutEscapingSlashes])
        let json = String(decoding: data, as: UTF8.self)

        for text in [yaml, json] {
            let trees = try YAMLStream(parsing: text).documents.map { Tree($0.root) }
            try run.expect(try YamsPeer.trees(of: text) == trees, "Yams reads another tree")
        }
        let read = try YAMLDecoder().decode([JSONValue].self, from: json)
        try run.expect(
            try FoundationPeer.encode(read, [.sortedKeys, .withoutEscapingSlashes]) == FoundationPeer.normalized(data),
            "Foundation reads other JSON"
        )

        try run.compare(
            Comparison(
                title: "Parse a stream of YAML documents to nodes",
                contenders: [
                    .init("ours", yaml.utf8.count) { keep(try YAMLStream(parsing: yaml)) },
                    .init("Yams compose", yaml.utf8.count) { keep(try YamsPeer.nodes(of: yaml)) },
                ]
            ),
            Comparison(
                title: "Parse JSON to nodes",
                contenders: [
                    .init("ours", json.utf8.count) { keep(try YAMLStream(parsing: json)) },
                    .init("Yams compose", json.utf8.count) { keep(try YamsPeer.nodes(of: json)) },
                    .init("Foundation JSONSerialization", data.count) { keep(try FoundationPeer.object(of: data)) },
                ]
            )
        )
    }
}

extension Tree {
    fileprivate init(_ node: YAMLNode) {
        switch node.kind {
        case .scalar: self = .scalar(node.text ?? "")
        case .alias: self = .scalar("*\(node.aliasName ?? "")")
        case .sequence: self = .sequence(node.elements.map { Tree($0) })
        case .mapping: self = .mapping(node.entries.flatMap { [Tree($0.key), Tree($0.value)] })
        }
    }
}
