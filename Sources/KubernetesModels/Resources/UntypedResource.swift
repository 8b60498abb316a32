// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// An object of a kind that has no type here, kept as it is.
public struct UntypedResource: Hashable, Sendable {
    /// The whole object, `apiVersion` and `kind` included.
    public var object: JSONObject

    /// Creates a resource from an object.
    public init(_ object: JSONObject) {
        self.object = object
    }

    /// The API group and version, or nil where the object does not say.
    public var apiVersion: String? { object["apiVersion"]?.stringValue }

    /// The name of the kind, or nil where the object does not say.
    public var kind: String? { object["kind"]?.stringValue }

    /// The object's name, or nil where it has none.
    public var name: String? { object["metadata"]?["name"]?.stringValue }

    /// The object's namespace, or nil where it does not say.
    public var namespace: String? { object["metadata"]?["namespace"]?.stringValue }

    /// The object's labels that are texts, as the API demands.
    public var labels: [String: String] {
        let members = object["metadata"]?["labels"]?.objectValue?.members ?? []
        return members.reduce(into: [:]) { labels, member in labels[member.name] = member.value.stringValue }
    }
}

extension UntypedResource: FieldValue {
    /// Reads an object.
    public init(from decoder: any Decoder) throws {
        guard case .object(let object) = try JSONValue(from: decoder) else {
            throw DecodingError.typeMismatch(
                UntypedResource.self,
                .init(codingPath: decoder.codingPath, debugDescription: "expected an object")
            )
        }
        self.init(object)
    }

    /// Writes the object.
    public func encode(to encoder: any Encoder) throws {
        try JSONValue.object(object).encode(to: encoder)
    }

    /// Writes the object.
    public func write(to sink: inout some ValueSink) {
        JSONValue.object(object).write(to: &sink)
    }
    /// Reads an object.
    public static func read(from source: inout some ValueSource) -> UntypedResource? {
        source.map(of: JSONValue.self).map { UntypedResource(JSONObject(Array(zip($0.keys, $0.values)))) }
    }
}
