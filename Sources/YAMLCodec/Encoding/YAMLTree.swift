// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// What an `Encodable` has written, complete and in order.
enum YAMLTree: Equatable, Sendable {
    case null
    case boolean(Bool)
    /// An integer of any width, in decimal.
    case integer(String)
    case number(Double)
    /// A `Float`, whose shortest form is not that of the equal `Double`.
    case float(Float)
    case string(String)
    case sequence([YAMLTree])
    case map([Entry])

    /// A key and what stands behind it.
    struct Entry: Equatable, Sendable {
        let key: String
        let value: YAMLTree
    }
}
