// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Optional {
    /// Sets a field that is absent.
    mutating func fill(with value: @autoclosure () -> Wrapped) {
        if self == nil { self = value() }
    }
}
