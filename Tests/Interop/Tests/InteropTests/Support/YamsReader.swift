// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Yams

/// Reads texts with Yams, by the resolution of plain scalars that it has for itself.
///
/// No other file imports Yams, whose encoder has the name of the one that is tested.
enum YamsReader {
    /// The only document of a text.
    static func value(_ text: String) throws -> JSONValue {
        let documents = try values(text)
        guard documents.count == 1 else { throw Misreading("\(documents.count) documents") }
        return documents[0]
    }

    /// The documents of a text.
    static func values(_ text: String) throws -> [JSONValue] {
        var nodes = try Yams.compose_all(yaml: text)
        var documents: [JSONValue] = []
        while let node = nodes.next() { documents.append(try value(of: node)) }
        if let error = nodes.error { throw error }
        return documents
    }

    /// The elements of a text that is a list of integers.
    static func unsignedIntegers(_ text: String) throws -> [UInt64?] {
        let elements = try Yams.compose(yaml: text)?.sequence ?? []
        return elements.map { $0.scalar.flatMap { UInt64.construct(from: $0) } }
    }

    private static func value(of node: Yams.Node) throws -> JSONValue {
        switch node {
        case .mapping(let mapping):
            var object = JSONObject()
            for (key, value) in mapping {
                guard case .scalar(let name) = key, isText(key) else {
                    throw Misreading("the key \(key) is no text")
                }
                guard object[name.string] == nil else { throw Misreading("the key \(name.string) stands twice") }
                object[name.string] = try self.value(of: value)
            }
            return .object(object)
        case .sequence(let sequence): return .array(try sequence.map(value))
        case .scalar(let scalar): return try value(of: scalar, tag: node.tag.description)
        case .alias: throw Misreading("an alias")
        }
    }

    /// Whether a key is a text; `=` has a meaning as a value only.
    private static func isText(_ key: Yams.Node) -> Bool {
        [Tag.Name.str.rawValue, Tag.Name.value.rawValue].contains(key.tag.description)
    }

    private static func value(of scalar: Yams.Node.Scalar, tag: String) throws -> JSONValue {
        switch Tag.Name(rawValue: tag) {
        case .str: return .string(scalar.string)
        case .null: return .null
        case .bool: if let value = Bool.construct(from: scalar) { return .boolean(value) }
        case .int: if let value = Int.construct(from: scalar) { return .integer(value) }
        case .float: if let value = Double.construct(from: scalar) { return .number(value) }
        default: break
        }
        throw Misreading("\"\(scalar.string)\" is a \(tag)")
    }

    /// What Yams made of a text that nothing was to be made of.
    private struct Misreading: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) {
            self.description = description
        }
    }
}
