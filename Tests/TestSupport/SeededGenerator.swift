// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A repeatable source of randomness for property tests: the same seed gives the same sequence on every machine.
///
/// The algorithm is SplitMix64, which is small and good enough to vary inputs with.
package struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

extension SeededGenerator {
    /// One of some elements.
    ///
    /// - Precondition: There is at least one.
    package mutating func element<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }

    /// A text of some pieces, put together at random.
    package mutating func text(of pieces: [String], count: ClosedRange<Int>) -> String {
        (0..<Int.random(in: count, using: &self)).map { _ in element(of: pieces) }.joined()
    }
}
