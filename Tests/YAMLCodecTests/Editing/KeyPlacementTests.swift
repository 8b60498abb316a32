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
        #expect(KeyPlacement(keys).position(of: key, in: ["a", "b", "c", "d"]) == expected)
    }

    @Test func `keys are told apart by their bytes`() {
        #expect(KeyPlacement(["\u{e9}", "x"]).position(of: "a", in: ["e\u{301}", "a"]) == 2)
        #expect(KeyPlacement(["\u{e9}", "x"]).position(of: "a", in: ["\u{e9}", "a"]) == 1)
    }
}
