// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

package import KubernetesModels

/// Fills every field, with values that no other field has as far as their types allow.
package struct DistinctLeaves: LeafSource {
    private var count = 0

    package init() {}

    private mutating func next() -> Int {
        count += 1
        return count
    }

    package mutating func isPresent() -> Bool { true }
    package mutating func count(ofObjects areObjects: Bool) -> Int { areObjects ? 1 : 2 }
    package mutating func key() -> String { "key-\(next())" }
    package mutating func boolean() -> Bool { next() % 2 == 0 }
    package mutating func integer() -> Int { next() }
    package mutating func string() -> String { "text \(next())" }
    package mutating func spelling(known: [String]) -> String { "Value\(next())" }
    package mutating func quantity() -> Quantity { Quantity(stringLiteral: "\(next()).50Gi") }
    package mutating func timestamp() -> Timestamp { Timestamp(secondsSinceEpoch: 1_717_243_200 + next()) }

    package mutating func intOrString() -> IntOrString {
        let number = next()
        return number % 2 == 0 ? .int(number) : .string("\(number)%")
    }

    package mutating func json() -> JSONValue {
        ["f:name": ["f:a": .integer(next()), "f:b": [0.5, true, "text"], "f:c": [:]], "f:d": .string(string())]
    }
}
