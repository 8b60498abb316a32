// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Bool: FieldValue {
    /// Writes a truth value.
    public func write(to sink: inout some ValueSink) {
        sink.boolean(self)
    }

    /// Reads a truth value.
    public static func read(from source: inout some ValueSource) -> Bool? {
        source.boolean()
    }
}

extension Int: FieldValue {
    /// Writes an integer.
    public func write(to sink: inout some ValueSink) {
        sink.integer(self)
    }

    /// Reads an integer.
    public static func read(from source: inout some ValueSource) -> Int? {
        source.integer()
    }
}

extension Double: FieldValue {
    /// Writes a number.
    public func write(to sink: inout some ValueSink) {
        sink.number(self)
    }

    /// Reads a number.
    public static func read(from source: inout some ValueSource) -> Double? {
        source.number()
    }
}

extension String: FieldValue {
    /// Writes a text.
    public func write(to sink: inout some ValueSink) {
        sink.string(self)
    }

    /// Reads a text.
    public static func read(from source: inout some ValueSource) -> String? {
        source.string()
    }
}

extension Array: FieldValue where Element: FieldValue {
    /// Writes a list.
    public func write(to sink: inout some ValueSink) {
        sink.sequence(self)
    }

    /// Reads a list.
    public static func read(from source: inout some ValueSource) -> [Element]? {
        source.sequence(of: Element.self)
    }
}

extension Dictionary: FieldValue where Key == String, Value: FieldValue {
    /// Writes a map in the order of its keys' UTF-8, because a dictionary has no order of its own.
    public func write(to sink: inout some ValueSink) {
        var keys = Array(keys)
        keys.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var values: [Value] = []
        values.reserveCapacity(keys.count)
        for key in keys {
            if let value = self[key] { values.append(value) }
        }
        sink.map(keys: keys, values: values)
    }

    /// Reads a map; of two members with the same key the later one counts.
    public static func read(from source: inout some ValueSource) -> [String: Value]? {
        guard let members = source.map(of: Value.self) else { return nil }
        var dictionary: [String: Value] = Dictionary(minimumCapacity: members.keys.count)
        for (index, key) in members.keys.enumerated() { dictionary.updateValue(members.values[index], forKey: key) }
        return dictionary
    }
}
