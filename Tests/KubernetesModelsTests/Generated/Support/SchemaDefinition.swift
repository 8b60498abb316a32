// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A definition of the schema that the models are generated from, as far as tests look at it.
struct SchemaDefinition: Decodable {
    let properties: [String: SchemaProperty]?
    let required: [String]?

    private struct Schema: Decodable {
        let definitions: [String: SchemaDefinition]
    }

    /// All definitions by their names.
    static func all() throws -> [String: SchemaDefinition] {
        let tests = URL(fileURLWithPath: #filePath).appending(path: "../../../..").standardized
        let file = tests.appending(path: "ModelGenerator/Schema/kubernetes-1.37-schema.json")
        return try JSONDecoder().decode(Schema.self, from: Data(contentsOf: file)).definitions
    }
}

/// A property of a definition, as far as tests look at it.
struct SchemaProperty: Decodable {
    /// The width of an integer, or that of the integers in a list: `int32` or `int64`.
    let format: String?

    private enum CodingKeys: CodingKey {
        case format, items
    }

    private struct Items: Decodable {
        let format: String?
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        format =
            try container.decodeIfPresent(String.self, forKey: .format)
            ?? container.decodeIfPresent(Items.self, forKey: .items)?.format
    }
}

/// A member of a JSON object of which only the name counts.
struct AnyMember: Decodable {
    init(from decoder: any Decoder) {}
}
