// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

package import KubernetesModels

/// Decides about the leaves of a model: what its scalars hold, how many elements lists have, and what is absent.
package protocol LeafSource {
    /// Whether a field that may be absent is there.
    mutating func isPresent() -> Bool

    /// The number of elements of a list or a map.
    mutating func count(ofObjects areObjects: Bool) -> Int

    /// The key of a map's entry.
    mutating func key() -> String

    mutating func boolean() -> Bool
    mutating func integer() -> Int
    mutating func string() -> String
    mutating func spelling(known: [String]) -> String
    mutating func quantity() -> Quantity
    mutating func intOrString() -> IntOrString
    mutating func timestamp() -> Timestamp
    mutating func json() -> JSONValue
}
