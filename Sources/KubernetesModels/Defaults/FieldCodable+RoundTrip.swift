// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension FieldCodable {
    /// Returns what is left of a value when an API server has read and written it, before any default is set.
    ///
    /// Most optional fields are plain Go values in the API's types: a zero, an empty text or an empty list is the same
    /// as absence there, and is not written. ``ZeroKeepingFields`` lists the others. Quantities get their canonical
    /// form, those in maps (resource lists) rounded up to a thousandth. `status` is left alone.
    func afterRoundTrip() -> Self {
        var result = self
        var visitor = RoundTripVisitor(zeroKeepingFields: ZeroKeepingFields.names(of: Self.self))
        result.visitFields(&visitor)
        return result
    }
}

private struct RoundTripVisitor: FieldVisitor {
    let zeroKeepingFields: Set<FieldKey>

    mutating func constant(_ key: FieldKey, _ value: String) {}

    mutating func required<Value: FieldValue>(_ key: FieldKey, _ value: inout Value) {
        value = Self.afterRoundTrip(value)
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value?) {
        guard let present = value, !(key == "status" && present is any FieldCodable) else { return }
        let result = Self.afterRoundTrip(present)
        value = zeroKeepingFields.contains(key) || !ZeroTest.isZero(result) ? result : nil
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value, absent: Value) {
        value = Self.afterRoundTrip(value)
    }

    private static func afterRoundTrip<Value: FieldValue>(_ value: Value) -> Value {
        let result: Any =
            switch value {
            case let object as any FieldCodable: object.afterRoundTrip()
            case let objects as [any FieldCodable]: objects.map { $0.afterRoundTrip() as any FieldCodable }
            case let resources as [String: Quantity]: resources.mapValues { $0.afterRoundTripAsResource() }
            case let quantity as Quantity: quantity.afterRoundTrip()
            default: value
            }
        return result as? Value ?? value
    }
}

/// Whether a value is what Go calls the zero of its type.
private struct ZeroTest: ValueSink {
    private var isZero = false

    static func isZero(_ value: some FieldValue) -> Bool {
        var test = ZeroTest()
        value.write(to: &test)
        return test.isZero
    }

    mutating func null() { isZero = true }
    mutating func boolean(_ value: Bool) { isZero = !value }
    mutating func integer(_ value: Int) { isZero = value == 0 }
    mutating func number(_ value: Double) { isZero = value == 0 }
    mutating func string(_ value: String) { isZero = value.isEmpty }
    mutating func sequence<Element: FieldValue>(_ elements: [Element]) { isZero = elements.isEmpty }
    mutating func map<Member: FieldValue>(keys: [String], values: [Member]) { isZero = keys.isEmpty }
    mutating func fields<Value: FieldCodable>(of value: Value) {}
}
