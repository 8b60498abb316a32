// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct KeyPlacementTests {
    @Test(
        arguments: [
            (["a", "c"], "b", 1),
            (["c", "a"], "b", 2),
            (["c", "d"], "b", 0),
            (["x", "d", "y"], "c", 1),
            (["a", nil, "b", "x"], "d", 3),
            (["x", "y"], "a", 2),
            (["a", "b"], "z", 2),
            ([], "a", 0),
        ]
    )
    func `a key belongs behind the nearest before it, or before the nearest behind it`(
        keys: [String?],
        key: String,
        expected: Int
    ) {
        #expect(KeyPlacement(among: keys, order: ["a", "b", "c", "d"]).position(of: key) == expected)
    }

    @Test func `keys are told apart by their bytes`() {
        #expect(KeyPlacement(among: ["\u{e9}", "x"], order: ["e\u{301}", "a"]).position(of: "a") == 2)
        #expect(KeyPlacement(among: ["\u{e9}", "x"], order: ["\u{e9}", "a"]).position(of: "a") == 1)
    }
}
