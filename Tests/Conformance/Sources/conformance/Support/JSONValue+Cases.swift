// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

extension JSONValue {
    /// A text that the input of a case must have.
    func text(_ name: String) throws(InputError) -> String {
        guard let text = self[name]?.stringValue else { throw InputError("the input has no text \"\(name)\"") }
        return text
    }

    /// A text that the input of a case may lack, or have as null.
    func optionalText(_ name: String) throws(InputError) -> String? {
        self[name] == nil || self[name] == .null ? nil : try text(name)
    }

    /// An integer that the input of a case must have.
    func integer(_ name: String) throws(InputError) -> Int {
        guard let integer = self[name]?.integerValue else { throw InputError("the input has no integer \"\(name)\"") }
        return integer
    }

    /// A member that may be absent or null, as an integer.
    func optionalInteger(_ name: String) -> Int? { self[name]?.integerValue }

    /// A value that the input of a case must have.
    func member(_ name: String) throws(InputError) -> JSONValue {
        guard let value = self[name] else { throw InputError("the input has no \"\(name)\"") }
        return value
    }

    /// The value of a model that this JSON is.
    func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try JSONText.read(from: JSONText.write(self))
    }

    /// An object without some of its members; any other value as it is.
    func removing(_ names: [String]) -> JSONValue {
        guard var object = objectValue else { return self }
        for name in names { object[name] = nil }
        return .object(object)
    }

    /// Whether both are the same JSON value.
    ///
    /// Unlike `==` this tells texts apart that are only canonically equivalent.
    func isIdentical(to other: JSONValue) -> Bool {
        switch (self, other) {
        case (.string(let first), .string(let second)):
            first.utf8.elementsEqual(second.utf8)
        case (.array(let first), .array(let second)):
            first.count == second.count && zip(first, second).allSatisfy { $0.isIdentical(to: $1) }
        case (.object(let first), .object(let second)):
            first.members.count == second.members.count
                && first.members.allSatisfy { name, value in second[name].map(value.isIdentical) ?? false }
        default:
            self == other
        }
    }
}
