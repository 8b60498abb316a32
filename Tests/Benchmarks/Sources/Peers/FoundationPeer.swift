// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// What Foundation's coders of JSON do.
public enum FoundationPeer {
    /// Reads JSON into Foundation's objects.
    public static func object(of json: Data) throws -> Any {
        try JSONSerialization.jsonObject(with: json)
    }

    /// Writes JSON anew, with sorted keys, so that two texts can be compared.
    public static func normalized(_ json: Data) throws -> Data {
        try JSONSerialization.data(withJSONObject: object(of: json), options: [.sortedKeys, .withoutEscapingSlashes])
    }

    /// Decodes a value.
    public static func decode<Value: Decodable>(_ type: Value.Type, from json: Data) throws -> Value {
        try JSONDecoder().decode(type, from: json)
    }

    /// Writes a value, by default on one line.
    public static func encode(
        _ value: some Encodable,
        _ formatting: JSONEncoder.OutputFormatting = []
    ) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting
        return try encoder.encode(value)
    }
}
