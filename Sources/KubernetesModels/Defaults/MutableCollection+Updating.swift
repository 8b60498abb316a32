// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension MutableCollection {
    /// Changes every element in place.
    mutating func updateEach(_ update: (inout Element) -> Void) {
        for index in indices { update(&self[index]) }
    }
}
