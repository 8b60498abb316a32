// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// A node can be encoded like any value, as what the core schema makes of it; aliases are followed, tags and styles are
/// not kept.
extension YAMLNode: Encodable {
    /// Writes the value of the node.
    ///
    /// - Throws: `EncodingError` for a map with a key that is not a text or stands twice, for numbers that are not finite,
    ///   and for collections that are nested deeper than 200 levels.
    public func encode(to encoder: any Encoder) throws {
        guard let tree = YAMLTree(self) else {
            throw EncodingError.invalidValue(
                self,
                .init(
                    codingPath: encoder.codingPath,
                    debugDescription: "this node holds a key that is not a text or stands twice, a number that is not "
                        + "finite, or more than \(NodeChange.deepest) levels"
                )
            )
        }
        try tree.encode(to: encoder)
    }
}

extension YAMLTree: Encodable {
    func encode(to encoder: any Encoder) throws {
        switch self {
        case .sequence(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        case .map(let entries):
            var container = encoder.container(keyedBy: FieldKey.self)
            for entry in entries { try container.encode(entry.value, forKey: FieldKey(entry.key)) }
        default:
            var container = encoder.singleValueContainer()
            try encode(to: &container)
        }
    }

    private func encode(to container: inout some SingleValueEncodingContainer) throws {
        switch self {
        case .null: try container.encodeNil()
        case .boolean(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .float(let value): try container.encode(value)
        case .string(let text): try container.encode(text)
        case .integer(let text):
            if case .integer(let value) = ResolvedScalar(plain: Array(text.utf8)[...], .core) {
                try container.encode(value)
            } else {
                try container.encode(text)
            }
        case .sequence, .map: break
        }
    }
}
