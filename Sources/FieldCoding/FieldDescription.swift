// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What a type says about one of its fields without having a value.
public struct FieldDescription: Sendable {
    /// The field's name on the wire.
    public let key: FieldKey
    /// Whether a reader reports the field's absence.
    public let isRequired: Bool
    /// What stands in the field.
    public let content: FieldContent
}

/// What stands in a field, as far as its type tells.
public indirect enum FieldContent: Sendable {
    /// A scalar, or a value whose parts the type leaves open.
    case value
    /// An object with the fields of a type.
    case fields(of: any FieldCodable.Type)
    /// A list of such contents.
    case list(FieldContent)
    /// A map from names that are free to such contents.
    case map(FieldContent)
}

extension FieldCodable {
    /// The type's fields, in the order of the API.
    ///
    /// Fields that are always the same, such as `kind`, are among them. The fields of the objects in fields are not; see
    /// ``FieldContent/fields(of:)``.
    public static var fieldDescriptions: [FieldDescription] {
        var visitor = DescribingVisitor()
        var value = blank
        value.visitFields(&visitor)
        return visitor.descriptions
    }
}

private struct DescribingVisitor: FieldVisitor {
    var descriptions: [FieldDescription] = []

    mutating func constant(_ key: FieldKey, _ value: String) {
        descriptions.append(FieldDescription(key: key, isRequired: false, content: .value))
    }

    mutating func required<Value: FieldValue>(_ key: FieldKey, _ value: inout Value) {
        descriptions.append(FieldDescription(key: key, isRequired: true, content: .init(of: Value.self)))
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value?) {
        descriptions.append(FieldDescription(key: key, isRequired: false, content: .init(of: Value.self)))
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value, absent: Value) {
        descriptions.append(FieldDescription(key: key, isRequired: false, content: .init(of: Value.self)))
    }
}

extension FieldContent {
    fileprivate init(of type: any FieldValue.Type) {
        switch type {
        case let type as any FieldCodable.Type: self = .fields(of: type)
        case let type as any Collective.Type: self = type.content
        default: self = .value
        }
    }
}

/// A type whose values hold others, all of one type.
private protocol Collective {
    static var content: FieldContent { get }
}

extension Array: Collective where Element: FieldValue {
    fileprivate static var content: FieldContent { .list(FieldContent(of: Element.self)) }
}

extension Dictionary: Collective where Key == String, Value: FieldValue {
    fileprivate static var content: FieldContent { .map(FieldContent(of: Value.self)) }
}
