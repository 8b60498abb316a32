// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// A type with a field of each sort.
struct Sample: FieldCodable {
    var name: String
    var count: Int?
    var isOn: Bool?
    var share: Double?
    var labels: [String: String]?
    var parts: [Part]?
    var part: Part = Part()

    /// A type below another.
    struct Part: FieldCodable {
        var port: Int?

        static var blank: Self { Self() }

        mutating func visitFields(_ visitor: inout some FieldVisitor) {
            visitor.optional("port", &port)
        }
    }

    static var blank: Self { Self(name: "") }

    mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.constant("kind", "Sample")
        visitor.required("name", &name)
        visitor.optional("count", &count)
        visitor.optional("isOn", &isOn)
        visitor.optional("share", &share)
        visitor.optional("labels", &labels)
        visitor.optional("parts", &parts)
        visitor.optional("part", &part, absent: Part())
    }
}
