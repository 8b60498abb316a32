// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// The order in which types declare their fields, for those that are added to a text.
enum FieldOrder {
    /// The names of the fields of the object at a path below a value of a type; empty where that is not known.
    static func names(at path: some Collection<FieldPath.Component>, below type: any FieldValue.Type) -> [String] {
        var type = type
        for component in path {
            switch component {
            case .index:
                guard let list = type as? any ListType.Type else { return [] }
                type = list.elementType
            case .field(let name), .key(let name):
                guard let object = type as? any FieldCodable.Type,
                    let field = fields(of: object).first(where: { $0.name == name })
                else { return [] }
                type = field.type
            }
        }
        guard let object = type as? any FieldCodable.Type else { return [] }
        return fields(of: object).map(\.name)
    }

    private static func fields<Value: FieldCodable>(of type: Value.Type) -> [FieldTypes.Field] {
        var visitor = FieldTypes()
        var value = Value.blank
        value.visitFields(&visitor)
        return visitor.fields
    }
}

/// The names and types of the fields of an object.
private struct FieldTypes: FieldVisitor {
    struct Field {
        let name: String
        let type: any FieldValue.Type
    }

    var fields: [Field] = []

    mutating func constant(_ key: FieldKey, _ value: String) { add(key, String.self) }
    mutating func required<Value: FieldValue>(_ key: FieldKey, _ value: inout Value) { add(key, Value.self) }
    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value?) { add(key, Value.self) }
    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value, absent: Value) {
        add(key, Value.self)
    }

    private mutating func add(_ key: FieldKey, _ type: any FieldValue.Type) {
        fields.append(Field(name: key.stringValue, type: type))
    }
}

/// A list whose elements' type can be asked for.
private protocol ListType {
    static var elementType: any FieldValue.Type { get }
}

extension Array: ListType where Element: FieldValue {
    fileprivate static var elementType: any FieldValue.Type { Element.self }
}
