// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import ModelTestSupport
import TestSupport
import Testing

struct AllModelsTests {
    /// The types that have fields.
    private static let objects = AllModels.definitions.compactMap { name, type in
        (type as? any FieldCodable.Type).map { (name, $0) }
    }

    @Test func `every definition of the schema has a type of its own`() throws {
        #expect(try AllModels.definitions.map(\.name) == SchemaDefinition.all().keys.sorted())
        #expect(Set(AllModels.definitions.map { ObjectIdentifier($0.type) }).count == 299)
    }

    @Test(arguments: AllModels.definitions)
    func `a value with every field comes back from JSON`(definition: String, type: any FieldValue.Type) throws {
        try expectRoundTrip(of: type)
    }

    private func expectRoundTrip<Value: FieldValue>(of type: Value.Type) throws {
        var filler = ModelFiller(DistinctLeaves())
        let value = filler.value(type)
        let text = try JSON.text(of: value)
        let copy = try JSON.read(text, as: type)
        #expect(copy == value)
        // Equal quantities may have different texts.
        #expect(try JSON.text(of: copy) == text)
        #expect(!text.contains("null"))
    }

    @Test func `a value with every field has the properties of its definition`() throws {
        let definitions = try SchemaDefinition.all()
        for (name, type) in Self.objects {
            let members = try JSON.read(JSON.text(of: filled(type)), as: [String: AnyMember].self)
            let properties = try #require(definitions[name]).properties ?? [:]
            #expect(members.keys.sorted() == properties.keys.sorted(), "\(name)")
        }
    }

    // A description of fields in which two names were mixed up would still come back from JSON.
    @Test func `a field has the value of the stored property of its name`() throws {
        for (name, type) in Self.objects {
            let value = filled(type)
            let fields = FieldCollector.fields(of: value)
            for case (let label?, let property) in Mirror(reflecting: value).children {
                let property = try #require(property as? any FieldValue, "\(name).\(label)")
                #expect(fields[label].map { isEqual(property, $0) } == true, "\(name).\(label)")
            }
        }
    }

    @Test func `a value without one of its required fields is none`() throws {
        let definitions = try SchemaDefinition.all()
        for (name, type) in Self.objects {
            let blank = try members(of: type.blank)
            let required = blank.keys.filter {
                !(type is any KubernetesResource.Type && ["apiVersion", "kind"].contains($0))
            }
            // No resource has metadata that are absent, but they may be empty.
            let expected = try #require(definitions[name]).required?.filter { $0 != "metadata" } ?? []
            #expect(expected.allSatisfy(required.contains), "\(name)")
            for field in required {
                var rest = blank
                rest[field] = nil
                let error = try #require(throws: DecodingError.self) { try type.init(JSON.text(of: rest)) }
                guard case .keyNotFound(let key, _) = error else {
                    Issue.record(error, "\(name).\(field)")
                    continue
                }
                #expect(key.stringValue == field, "\(name)")
            }
        }
    }

    private func filled(_ type: any FieldCodable.Type) -> any FieldCodable {
        var filler = ModelFiller(DistinctLeaves())
        return filler.value(type)
    }

    private func members(of value: some FieldCodable) throws -> [String: JSONValue] {
        try JSON.read(JSON.text(of: value))
    }

    /// Whether a field's value is that of a property, whose optionality a visitor does not see.
    private func isEqual<Value: FieldValue>(_ property: Value, _ field: any FieldValue) -> Bool {
        property == field as? Value
    }
}

extension FieldCodable {
    fileprivate init(_ json: String) throws {
        self = try JSON.read(json)
    }
}

/// Notes the values of the fields that are present.
private struct FieldCollector: FieldVisitor {
    private var fields: [String: any FieldValue] = [:]

    static func fields(of value: some FieldCodable) -> [String: any FieldValue] {
        var collector = FieldCollector()
        var value = value
        value.visitFields(&collector)
        return collector.fields
    }

    mutating func constant(_ key: FieldKey, _ value: String) {}

    mutating func required<Value: FieldValue>(_ key: FieldKey, _ value: inout Value) {
        fields[key.stringValue] = value
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value?) {
        fields[key.stringValue] = value
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value, absent: Value) {
        fields[key.stringValue] = value
    }
}
