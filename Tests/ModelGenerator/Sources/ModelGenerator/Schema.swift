// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The API's types, as the schema file declares them.
struct Schema {
    /// A type with fields.
    struct Definition {
        let name: String
        let properties: [Property]
        /// The API version and kind, for types that are resources of their own.
        let resource: (apiVersion: String, kind: String)?
    }

    /// A field of a type.
    struct Property {
        let name: String
        let type: PropertyType
        let isRequired: Bool
    }

    /// The type of a field.
    indirect enum PropertyType {
        case string
        case integer
        case boolean
        case reference(String)
        case array(PropertyType)
        case map(PropertyType)
    }

    let kubernetesVersion: String
    /// Types by the schema's full name.
    let definitions: [String: Definition]

    /// The schema's types that are written by hand, by their full name.
    static let handWritten = [
        "io.k8s.apimachinery.pkg.api.resource.Quantity": "Quantity",
        "io.k8s.apimachinery.pkg.apis.meta.v1.Time": "Timestamp",
        "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime": "MicroTime",
        "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1": "JSONValue",
        "io.k8s.apimachinery.pkg.util.intstr.IntOrString": "IntOrString",
    ]

    init(parsing text: String) throws {
        let root = try OrderedJSONParser.parse(text)
        guard let version = root["kubernetes"]?.text, let members = root["definitions"]?.members else {
            throw GeneratorError("schema: expected \"kubernetes\" and \"definitions\"")
        }
        kubernetesVersion = version
        var definitions: [String: Definition] = [:]
        for (name, json) in members where Self.handWritten[name] == nil {
            definitions[name] = try Self.definition(name, json)
        }
        self.definitions = definitions
    }

    private static func definition(_ name: String, _ json: OrderedJSON) throws -> Definition {
        let required = Set((json["required"]?.elements ?? []).compactMap(\.text))
        let resource = resource(json)
        let properties = try (json["properties"]?.members ?? []).compactMap { key, value -> Property? in
            if resource != nil, key == "apiVersion" || key == "kind" { return nil }
            return Property(name: key, type: try type(value, of: "\(name).\(key)"), isRequired: required.contains(key))
        }
        return Definition(name: name, properties: properties, resource: resource)
    }

    /// The one version and kind of a type; options that every group version shares have many.
    private static func resource(_ json: OrderedJSON) -> (apiVersion: String, kind: String)? {
        let kinds = json["x-kubernetes-group-version-kind"]?.elements ?? []
        guard kinds.count == 1, let group = kinds[0]["group"]?.text, let version = kinds[0]["version"]?.text,
            let kind = kinds[0]["kind"]?.text
        else { return nil }
        return (group.isEmpty ? version : "\(group)/\(version)", kind)
    }

    private static func type(_ json: OrderedJSON, of place: String) throws -> PropertyType {
        if let reference = json["$ref"]?.text { return .reference(reference) }
        switch json["type"]?.text {
        case "string": return .string
        case "integer": return .integer
        case "boolean": return .boolean
        case "array": return .array(try type(json["items"] ?? .other, of: place))
        case "object": return .map(try type(json["additionalProperties"] ?? .other, of: place))
        default: throw GeneratorError("schema: \(place) has a type that the generator does not know")
        }
    }
}
