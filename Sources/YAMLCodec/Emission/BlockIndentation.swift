// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How many columns deeper a value stands than the key or dash that it belongs to.
struct BlockIndentation: Equatable {
    /// A map below a key.
    var map = 2
    /// The dashes of a list below a key.
    var sequence = 0
    /// What stands behind a dash.
    var item = 2
}
