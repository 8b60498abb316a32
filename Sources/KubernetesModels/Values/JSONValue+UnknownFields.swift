// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension FieldCodable {
    /// Returns the paths of what a JSON value of the type has and the type does not know, in the order of the JSON.
    ///
    /// The API server refuses such fields under strict field validation, and drops them otherwise. What is of another
    /// type than its field is passed over, because it cannot be read at all.
    public static func unknownFields(in value: JSONValue, at path: FieldPath = .root) -> [FieldPath] {
        guard let object = value.objectValue else { return [] }
        let fields = fieldDescriptions
        return object.members.flatMap { name, value in
            let path = path.field(name)
            // By bytes, because equal names may have others.
            let field = fields.first { $0.key.stringValue.utf8.elementsEqual(name.utf8) }
            return field?.content.unknownFields(in: value, at: path) ?? [path]
        }
    }
}

extension FieldContent {
    fileprivate func unknownFields(in value: JSONValue, at path: FieldPath) -> [FieldPath] {
        switch self {
        case .value: []
        case .fields(let type): type.unknownFields(in: value, at: path)
        case .list(let content):
            (value.arrayValue ?? []).enumerated().flatMap { content.unknownFields(in: $1, at: path.index($0)) }
        case .map(let content):
            (value.objectValue?.members ?? []).flatMap { content.unknownFields(in: $0.value, at: path.key($0.name)) }
        }
    }
}
