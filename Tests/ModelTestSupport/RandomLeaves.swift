// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

package import KubernetesModels
package import TestSupport

/// Fills some fields, with zeros, empty texts and extremes more often than not.
package struct RandomLeaves: LeafSource {
    package var random: SeededGenerator

    package init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    package mutating func isPresent() -> Bool { Int.random(in: 0..<3, using: &random) > 0 }
    package mutating func count(ofObjects areObjects: Bool) -> Int { Int.random(in: 0...2, using: &random) }
    package mutating func key() -> String { random.element(of: ["", "key", "other"]) }
    package mutating func boolean() -> Bool { Bool.random(using: &random) }
    package mutating func integer() -> Int { random.element(of: [0, 0, 1, -1, 7, .max, .min]) }

    package mutating func string() -> String {
        random.element(of: [
            "", "a", "None", "nginx:latest", "10.0.0.1", "::1", "RollingUpdate", "ClientIP", "system-node-critical",
        ])
    }

    package mutating func spelling(known: [String]) -> String { random.element(of: known + [""]) }

    package mutating func quantity() -> Quantity {
        let nines = Quantity(stringLiteral: String(repeating: "9", count: 1000) + ".9999")
        return random.element(of: ["0", "0.5", "1.5Gi", "1e-10", "12E", "1024Ki", "1e1000", "-1e999", nines])
    }

    package mutating func intOrString() -> IntOrString {
        random.element(of: [0, 8080, "", "25%", .int(.max), .int(.min), "9223372036854775807%"])
    }

    package mutating func timestamp() -> Timestamp {
        Timestamp(secondsSinceEpoch: random.element(of: [0, -62_167_219_200, 253_402_300_799]))
    }

    package mutating func json() -> JSONValue { random.element(of: [.null, [:], ["f:a": [:]], [], "", 0]) }
}
