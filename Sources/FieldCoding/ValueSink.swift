// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Where values write themselves: an emitter, a tree builder, a hasher.
///
/// A sink keeps its first error instead of throwing, as visitors do.
public protocol ValueSink {
    /// Takes a null.
    mutating func null()

    /// Takes a truth value.
    mutating func boolean(_ value: Bool)

    /// Takes an integer.
    mutating func integer(_ value: Int)

    /// Takes a floating-point number; a format without infinities and NaN reports those as errors.
    mutating func number(_ value: Double)

    /// Takes a text.
    mutating func string(_ value: String)

    /// Takes a list.
    mutating func sequence<Element: FieldValue>(_ elements: [Element])

    /// Takes a map in the order of its keys, each of which has the value at the same place.
    mutating func map<Member: FieldValue>(keys: [String], values: [Member])

    /// Takes a map that is described by a type's fields.
    mutating func fields<Value: FieldCodable>(of value: Value)
}
