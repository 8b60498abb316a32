// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension FieldCodable {
    /// Reads the fields from a keyed container.
    ///
    /// Unknown keys are passed over, as every `Decoder` does.
    ///
    /// - Throws: `DecodingError` when a required field is missing or a value has the wrong type.
    public init(from decoder: any Decoder) throws {
        var visitor = DecodingVisitor(container: try decoder.container(keyedBy: FieldKey.self))
        self = .blank
        visitFields(&visitor)
        if let error = visitor.error {
            throw error
        }
    }

    /// Writes the fields that are present to a keyed container.
    public func encode(to encoder: any Encoder) throws {
        var visitor = EncodingVisitor(container: encoder.container(keyedBy: FieldKey.self))
        var value = self
        value.visitFields(&visitor)
        if let error = visitor.error {
            throw error
        }
    }
}

private struct DecodingVisitor: FieldVisitor {
    let container: KeyedDecodingContainer<FieldKey>
    var error: (any Error)?

    mutating func constant(_ key: FieldKey, _ value: String) {
        var found: String?
        optional(key, &found)
        if error == nil, let found, found != value {
            error = DecodingError.dataCorruptedError(
                forKey: key,
                in: container,
                debugDescription: "\(key.stringValue) is \"\(found)\", expected \"\(value)\""
            )
        }
    }

    mutating func required<Value: FieldValue>(_ key: FieldKey, _ value: inout Value) {
        guard error == nil else { return }
        do {
            value = try container.decode(Value.self, forKey: key)
        } catch {
            self.error = error
        }
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value?) {
        guard error == nil else { return }
        do {
            value = try container.decodeIfPresent(Value.self, forKey: key)
        } catch {
            self.error = error
        }
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value, absent: Value) {
        var found: Value?
        optional(key, &found)
        value = found ?? absent
    }
}

private struct EncodingVisitor: FieldVisitor {
    var container: KeyedEncodingContainer<FieldKey>
    var error: (any Error)?

    mutating func constant(_ key: FieldKey, _ value: String) {
        write(value, key)
    }

    mutating func required<Value: FieldValue>(_ key: FieldKey, _ value: inout Value) {
        write(value, key)
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value?) {
        if let value {
            write(value, key)
        }
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value, absent: Value) {
        if value != absent {
            write(value, key)
        }
    }

    private mutating func write<Value: FieldValue>(_ value: Value, _ key: FieldKey) {
        guard error == nil else { return }
        do {
            try container.encode(value, forKey: key)
        } catch {
            self.error = error
        }
    }
}
