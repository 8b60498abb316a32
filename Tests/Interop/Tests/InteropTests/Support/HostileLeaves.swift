// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import ModelTestSupport
import TestSupport

/// Fills every field, with texts that have a meaning in YAML.
struct HostileLeaves: LeafSource {
    private var random: SeededGenerator
    private var distinct = DistinctLeaves()

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func isPresent() -> Bool { true }
    mutating func count(ofObjects areObjects: Bool) -> Int { areObjects ? 1 : 2 }
    mutating func key() -> String { text() }
    mutating func boolean() -> Bool { Bool.random(using: &random) }
    mutating func integer() -> Int { Int.random(in: .min ... .max, using: &random) }
    mutating func string() -> String { text() }
    mutating func spelling(known: [String]) -> String { text() }
    mutating func quantity() -> Quantity {
        random.element(of: ["1", "1.50", "1e3", "+1", "0.5", "12E6"])
    }
    mutating func intOrString() -> IntOrString { Bool.random(using: &random) ? .int(integer()) : .string(text()) }
    mutating func timestamp() -> Timestamp { distinct.timestamp() }
    mutating func json() -> JSONValue { .object([text(): [.string(text()), .integer(integer()), .object([:])]]) }

    /// A text without a byte-order mark, which Yams drops.
    private mutating func text() -> String {
        let text =
            Bool.random(using: &random)
            ? HostileText.random(using: &random) : HostileText.randomLines(using: &random)
        return text.unicodeScalars.first == "\u{feff}" ? "a" + text : text
    }
}
