// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The input of a case lacks what its suite puts to the library, so that no answer of the library can be meant.
struct InputError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
