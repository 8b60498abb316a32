// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What stops the generator: one sentence for the person who changed an input.
struct GeneratorError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
