// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

package import FieldCoding
import KubernetesModels

/// Fills the fields of any model, at any depth.
package struct ModelFiller<Leaves: LeafSource> {
    package var leaves: Leaves

    package init(_ leaves: Leaves) {
        self.leaves = leaves
    }

    /// Makes a value.
    ///
    /// - Precondition: The type is one that a model's field may have.
    package mutating func value<Value: FieldValue>(_ type: Value.Type = Value.self) -> Value {
        let result: Any? =
            switch type {
            case is Bool.Type: leaves.boolean()
            case is Int.Type: leaves.integer()
            case is String.Type: leaves.string()
            case is Quantity.Type: leaves.quantity()
            case is IntOrString.Type: leaves.intOrString()
            case is Timestamp.Type: leaves.timestamp()
            case is MicroTime.Type: MicroTime(leaves.timestamp())
            case is JSONValue.Type: leaves.json()
            case let type as any FieldCodable.Type: object(type)
            case let type as any OpenEnumeration.Type: enumerated(type)
            case let type as any Collective.Type: collection(type)
            default: nil
            }
        guard let result = result as? Value else { preconditionFailure("no model has a field of type \(type)") }
        return result
    }

    private mutating func object<Value: FieldCodable>(_ type: Value.Type) -> Value {
        var result = Value.blank
        var visitor = FillingVisitor(filler: self)
        result.visitFields(&visitor)
        self = visitor.filler
        return result
    }

    private mutating func enumerated<Value: OpenEnumeration>(_ type: Value.Type) -> Value {
        Value(leaves.spelling(known: Value.allKnown.map(\.rawValue)))
    }

    private mutating func collection<Value: Collective>(_ type: Value.Type) -> Value {
        let count = leaves.count(ofObjects: Value.Content.self is any FieldCodable.Type)
        return Value((0..<count).map { _ in (leaves.key(), value(Value.Content.self)) })
    }
}

private struct FillingVisitor<Leaves: LeafSource>: FieldVisitor {
    var filler: ModelFiller<Leaves>

    mutating func constant(_ key: FieldKey, _ value: String) {}

    mutating func required<Value: FieldValue>(_ key: FieldKey, _ value: inout Value) {
        value = filler.value()
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value?) {
        value = filler.leaves.isPresent() ? filler.value() : nil
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value, absent: Value) {
        value = filler.value()
    }
}

/// A list, or a map that has names for its elements.
private protocol Collective {
    associatedtype Content: FieldValue
    init(_ contents: [(name: String, value: Content)])
}

extension Array: Collective where Element: FieldValue {
    fileprivate typealias Content = Element

    fileprivate init(_ contents: [(name: String, value: Element)]) {
        self = contents.map(\.value)
    }
}

extension Dictionary: Collective where Key == String, Value: FieldValue {
    fileprivate typealias Content = Value

    fileprivate init(_ contents: [(name: String, value: Value)]) {
        self.init(contents.map { ($0.name, $0.value) }) { $1 }
    }
}
