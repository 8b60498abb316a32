// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
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

    /// The documents of a text as Yams constructs them, with maps merged.
    ///
    /// A key that is no text gets the text of its value, and a point in time is a text, as JSON has it.
    static func constructedValues(_ text: String) throws -> [JSONValue] {
        var values = try Yams.load_all(yaml: text, .default.removing(.timestamp))
        var documents: [JSONValue] = []
        while let value = values.next() { documents.append(try self.value(ofConstructed: value)) }
        if let error = values.error { throw error }
        return documents
    }

    /// The documents of a text as trees, before scalars are told apart.
    static func trees(_ text: String) throws -> [PlacedTree] {
        var nodes = try Yams.compose_all(yaml: text, .basic)
        var documents: [PlacedTree] = []
        while let node = nodes.next() { documents.append(tree(of: node)) }
        if let error = nodes.error { throw error }
        return documents
    }

    private static func value(ofConstructed value: Any) throws -> JSONValue {
        switch value {
        case let value as Bool: return .boolean(value)
        case let value as Int: return .integer(value)
        case let value as Double: return .number(value)
        case let value as String: return .string(value)
        case is NSNull: return .null
        case let elements as [Any]: return .array(try elements.map(self.value(ofConstructed:)))
        case let entries as [AnyHashable: Any]:
            var object = JSONObject()
            for (key, value) in entries { object["\(key.base)"] = try self.value(ofConstructed: value) }
            return .object(object)
        default: throw Misreading("\(value) is a \(type(of: value))")
        }
    }

    private static func tree(of node: Yams.Node) -> PlacedTree {
        let place = node.mark.map { "\($0)" }
        switch node {
        case .scalar(let scalar): return PlacedTree(place, .scalar(scalar.string))
        case .sequence(let elements): return PlacedTree(place, .sequence(elements.map(tree)))
        case .mapping(let entries):
            return PlacedTree(place, .mapping(entries.flatMap { [tree(of: $0.key), tree(of: $0.value)] }))
        case .alias(let alias): return PlacedTree(place, .scalar("*\(alias.anchor)"))
        }
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
