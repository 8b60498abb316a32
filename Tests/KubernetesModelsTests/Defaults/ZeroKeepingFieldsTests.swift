// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct ZeroKeepingFieldsTests {
    @Test func `every field of the table is an optional field of its type`() {
        for entry in ZeroKeepingFields.entries {
            let unknown = entry.fields.subtracting(optionalFields(of: entry.type))
            #expect(unknown.isEmpty, "\(entry.type)")
        }
    }

    @Test func `a type without an entry keeps no zeros`() {
        #expect(ZeroKeepingFields.names(of: ContainerPort.self).isEmpty)
    }

    private func optionalFields<Value: FieldCodable>(of type: Value.Type) -> Set<FieldKey> {
        var visitor = NameCollector()
        var value = Value.blank
        value.visitFields(&visitor)
        return visitor.optionalNames
    }
}

private struct NameCollector: FieldVisitor {
    var optionalNames: Set<FieldKey> = []

    mutating func constant(_ key: FieldKey, _ value: String) {}
    mutating func required<Value: FieldValue>(_ key: FieldKey, _ value: inout Value) {}
    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value?) { optionalNames.insert(key) }
    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value, absent: Value) {}
}
