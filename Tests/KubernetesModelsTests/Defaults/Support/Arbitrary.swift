// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// Fills values of any model with whatever their fields can hold, zeros and empty texts more often than not.
struct Arbitrary<Generator: RandomNumberGenerator> {
    var generator: Generator

    mutating func object<Value: FieldCodable>(_ type: Value.Type = Value.self) -> Value {
        var result = Value.blank
        var visitor = ArbitraryVisitor(arbitrary: self)
        result.visitFields(&visitor)
        self = visitor.arbitrary
        return result
    }

    mutating func value<Value: FieldValue>(_ type: Value.Type) -> Value? {
        let texts = [
            "", "a", "None", "nginx:latest", "10.0.0.1", "::1", "RollingUpdate", "ClientIP", "system-node-critical",
        ]
        let quantities: [Quantity] = ["0", "0.5", "1.5Gi", "1e-10", "12E", "1024Ki"]
        let result: Any? =
            switch type {
            case is Int.Type: [0, 0, 1, -1, 7].randomElement(using: &generator)
            case is Bool.Type: Bool.random(using: &generator)
            case is String.Type: texts.randomElement(using: &generator)
            case is Quantity.Type: quantities.randomElement(using: &generator)
            case is IntOrString.Type: [0, 8080, "", "25%"].randomElement(using: &generator) as IntOrString?
            case let type as any FieldCodable.Type: object(type)
            case let type as any OpenEnumeration.Type: enumerated(type)
            case let type as any Collective.Type: collection(type)
            default: nil
            }
        return result as? Value
    }

    private mutating func enumerated<Value: OpenEnumeration>(_ type: Value.Type) -> Value? {
        (Value.allKnown + [Value("")]).randomElement(using: &generator)
    }

    private mutating func collection<Value: Collective>(_ type: Value.Type) -> Value {
        let count = Int.random(in: 0...2, using: &generator)
        return Value((0..<count).compactMap { _ in value(Value.Content.self) })
    }
}

private struct ArbitraryVisitor<Generator: RandomNumberGenerator>: FieldVisitor {
    var arbitrary: Arbitrary<Generator>

    mutating func constant(_ key: FieldKey, _ value: String) {}

    mutating func required<Value: FieldValue>(_ key: FieldKey, _ value: inout Value) {
        value = arbitrary.value(Value.self) ?? value
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value?) {
        if Int.random(in: 0..<3, using: &arbitrary.generator) > 0 { value = arbitrary.value(Value.self) }
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value, absent: Value) {
        required(key, &value)
    }
}

private protocol Collective {
    associatedtype Content: FieldValue
    init(_ contents: [Content])
}

extension Array: Collective where Element: FieldValue {
    fileprivate typealias Content = Element
}

extension Dictionary: Collective where Key == String, Value: FieldValue {
    fileprivate typealias Content = Value

    fileprivate init(_ contents: [Value]) {
        self.init(contents.enumerated().map { ("key\($0.offset)", $0.element) }) { $1 }
    }
}
