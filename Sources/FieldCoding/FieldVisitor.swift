// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What walks over the fields of a value, in the order in which the API declares them.
///
/// Readers assign through the `inout` parameter, writers look at it. A visitor does not throw: it keeps its first
/// error, which makes the visited types small (no clean-up of half-initialised values) and lets a reader report several
/// errors at once.
public protocol FieldVisitor {
    /// Visits a field that is always the same, such as `kind` and `apiVersion` of a resource.
    ///
    /// Writers write it; readers accept its absence, and report any other value as an error.
    mutating func constant(_ key: FieldKey, _ value: String)

    /// Visits a field that must be present.
    mutating func required<Value: FieldValue>(_ key: FieldKey, _ value: inout Value)

    /// Visits a field that may be absent, which is not the same as being empty.
    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value?)

    /// Visits a field whose absence means the same as a value; writers leave it out then.
    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value, absent: Value)
}
