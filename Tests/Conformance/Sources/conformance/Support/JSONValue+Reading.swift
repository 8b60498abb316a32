// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

extension JSONValue {
    /// The value of a model that this JSON is for the API server, which misses no field: one that is absent or null is
    /// the zero of its type, and for validation to judge.
    func decodedAsServer<Value: FieldCodable>(as type: Value.Type) throws -> Value {
        try completed(as: type).decoded(as: type)
    }

    private func completed(as type: any FieldCodable.Type) throws -> JSONValue {
        guard var object = objectValue else { return self }
        let blank = try JSONText.read(JSONValue.self, from: JSONText.write(type.blank))
        for field in type.fieldDescriptions {
            let name = field.key.stringValue
            if field.isRequired, object[name] == nil || object[name] == .null { object[name] = blank[name] }
            if let value = object[name] { object[name] = try value.completed(as: field.content) }
        }
        return .object(object)
    }

    private func completed(as content: FieldContent) throws -> JSONValue {
        switch content {
        case .value: return self
        case .fields(let type): return try completed(as: type)
        case .list(let content):
            return try arrayValue.map { .array(try $0.map { try $0.completed(as: content) }) } ?? self
        case .map(let content):
            guard var object = objectValue else { return self }
            for member in object.members { object[member.name] = try member.value.completed(as: content) }
            return .object(object)
        }
    }
}
