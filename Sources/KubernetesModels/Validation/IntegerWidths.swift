// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// Which numbers the API server cannot read: most integers of the API have 32 bits.
enum IntegerWidths {
    /// The names of the fields whose integers have 64 bits, in whatever type they stand (k8s.io/api).
    private static let wideFields: Set<FieldKey> = [
        "activeDeadlineSeconds", "capacity", "defaultUser", "deletionGracePeriodSeconds", "expirationSeconds",
        "fsGroup", "generation", "gid", "gracePeriodSeconds", "observedGeneration", "runAsGroup", "runAsUser",
        "seconds", "sizeBytes", "startingDeadlineSeconds", "supplementalGroups", "terminationGracePeriodSeconds",
        "tolerationSeconds", "uid", "user",
    ]

    /// The integers of a value and of all values in it that do not fit their fields, in the order of the fields.
    static func errors(in value: some FieldCodable, at path: FieldPath = .root) -> [ValidationError] {
        var value = value
        var visitor = WidthVisitor(path: path)
        value.visitFields(&visitor)
        return visitor.errors
    }

    private struct WidthVisitor: FieldVisitor {
        let path: FieldPath
        var errors: [ValidationError] = []

        mutating func constant(_ key: FieldKey, _ value: String) {}

        mutating func required<Value: FieldValue>(_ key: FieldKey, _ value: inout Value) {
            check(value, key)
        }

        mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value?) {
            if let value { check(value, key) }
        }

        mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value, absent: Value) {
            check(value, key)
        }

        private mutating func check(_ value: some FieldValue, _ key: FieldKey) {
            let path = path.field(key.stringValue)
            switch value {
            case let object as any FieldCodable:
                errors += IntegerWidths.errors(in: object, at: path)
            case let objects as [any FieldCodable]:
                for (index, object) in objects.enumerated() {
                    errors += IntegerWidths.errors(in: object, at: path.index(index))
                }
            case let integer as Int where !wideFields.contains(key):
                check(integer, at: path)
            case let integers as [Int] where !wideFields.contains(key):
                for (index, integer) in integers.enumerated() { check(integer, at: path.index(index)) }
            case IntOrString.int(let integer) as IntOrString:
                check(integer, at: path)
            default: break
            }
        }

        private mutating func check(_ integer: Int, at path: FieldPath) {
            guard Int32(exactly: integer) == nil else { return }
            let sentence = "\(integer) does not fit 32 bits; use a number from \(Int32.min) to \(Int32.max)"
            errors.add(.typeInvalid, at: path, sentence)
        }
    }
}
