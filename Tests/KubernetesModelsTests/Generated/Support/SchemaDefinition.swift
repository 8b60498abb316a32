// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A definition of the schema that the models are generated from, as far as tests look at it.
struct SchemaDefinition: Decodable {
    let properties: [String: AnyMember]?
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

/// A member of a JSON object of which only the name counts.
struct AnyMember: Decodable {
    init(from decoder: any Decoder) {}
}
