// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Duration {
    /// Why this is no time to compute with, in a sentence; nil where it is.
    func problem(as name: String) -> String? {
        if self < .zero { return "\(name) is \(Text.seconds(self)), expected 0 s or more" }
        if self > .seconds(31_536_000) { return "\(name) is \(Text.seconds(self)), expected at most a year" }
        return nil
    }
}
