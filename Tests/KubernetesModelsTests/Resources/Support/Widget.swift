// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// A kind that the module does not have.
struct Widget: KubernetesResource {
    static let apiVersion = "example.com/v1"
    static let kind = "Widget"

    var metadata = ObjectMeta()

    static var blank: Self { Self() }

    mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.constant("apiVersion", Self.apiVersion)
        visitor.constant("kind", Self.kind)
        visitor.optional("metadata", &metadata, absent: ObjectMeta())
    }
}

/// Another type for the same kind.
struct OtherWidget: KubernetesResource {
    static let apiVersion = Widget.apiVersion
    static let kind = Widget.kind

    var metadata = ObjectMeta()

    static var blank: Self { Self() }

    mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("metadata", &metadata, absent: ObjectMeta())
    }
}
