// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Bool: FieldValue {
    /// Writes a truth value.
    public func write(to sink: inout some ValueSink) {
        sink.boolean(self)
    }
}

extension Int: FieldValue {
    /// Writes an integer.
    public func write(to sink: inout some ValueSink) {
        sink.integer(self)
    }
}

extension Double: FieldValue {
    /// Writes a number.
    public func write(to sink: inout some ValueSink) {
        sink.number(self)
    }
}

extension String: FieldValue {
    /// Writes a text.
    public func write(to sink: inout some ValueSink) {
        sink.string(self)
    }
}

extension Array: FieldValue where Element: FieldValue {
    /// Writes a list.
    public func write(to sink: inout some ValueSink) {
        sink.sequence(self)
    }
}

extension Dictionary: FieldValue where Key == String, Value: FieldValue {
    /// Writes a map in the order of its keys' UTF-8, because a dictionary has no order of its own.
    public func write(to sink: inout some ValueSink) {
        let keys = keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        sink.map(keys: keys, values: keys.compactMap { self[$0] })
    }
}
