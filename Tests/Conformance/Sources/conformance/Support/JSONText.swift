// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import KubernetesModels

/// JSON in and out.
enum JSONText {
    /// Reads a value.
    static func read<Value: Decodable>(_ type: Value.Type = Value.self, from data: Data) throws -> Value {
        try JSONDecoder().decode(Value.self, from: data)
    }

    /// Reads a value.
    static func read<Value: Decodable>(_ type: Value.Type = Value.self, from text: String) throws -> Value {
        try read(from: Data(text.utf8))
    }

    /// Writes a value that JSON can carry on one line, members sorted by name.
    static func write(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            preconditionFailure("values of the library can be written: \(error)")
        }
    }
}
