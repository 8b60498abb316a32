// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import Yams

/// What Yams does, behind names that do not clash with the library's own.
public enum YamsPeer {
    /// Reads the documents of a text into Yams' nodes.
    public static func nodes(of text: String) throws -> [Node] {
        Array(try compose_all(yaml: text))
    }

    /// Reads the documents of a text into trees that can be compared.
    public static func trees(of text: String) throws -> [Tree] {
        try nodes(of: text).map(Tree.init)
    }

    /// Decodes each document of a text.
    public static func decodeAll<Value: Decodable>(_ type: Value.Type, from text: String) throws -> [Value] {
        let decoder = YAMLDecoder()
        return try compose_all(yaml: text).map { try decoder.decode(type, from: $0) }
    }

    /// Decodes the only document of a text.
    public static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
        try YAMLDecoder().decode(type, from: text)
    }

    /// Writes values as documents.
    public static func encode(_ values: [some Encodable]) throws -> String {
        let encoder = YAMLEncoder()
        return try values.map { try encoder.encode($0) }.joined(separator: "---\n")
    }
}

extension Tree {
    init(_ node: Node) {
        switch node {
        case .scalar(let scalar): self = .scalar(scalar.string)
        case .sequence(let sequence): self = .sequence(sequence.map(Tree.init))
        case .mapping(let mapping): self = .mapping(mapping.flatMap { [Tree($0.key), Tree($0.value)] })
        case .alias(let alias): self = .scalar("*\(alias.anchor.rawValue)")
        }
    }
}
