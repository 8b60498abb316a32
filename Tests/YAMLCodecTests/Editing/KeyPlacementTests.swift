// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct KeyPlacementTests {
    @Test(
        arguments: [
            (["a", "c"], "b", .behind(0)),
            (["c", "a"], "b", .behind(1)),
            (["c", "d"], "b", .before(0)),
            (["x", "d", "y"], "c", .before(1)),
            (["a", nil, "b", "x"], "d", .behind(2)),
            (["x", "y"], "a", .before(2)),
            (["a", "b"], "z", .before(2)),
            ([], "a", .before(0)),
        ] as [([String?], String, KeyPlacement.Place)]
    )
    func `a key belongs behind the nearest before it, or before the nearest behind it`(
        keys: [String?],
        key: String,
        expected: KeyPlacement.Place
    ) {
        #expect(KeyPlacement(among: keys, order: ["a", "b", "c", "d"]).place(of: key) == expected)
    }

    @Test func `keys are told apart by their bytes`() {
        #expect(KeyPlacement(among: ["\u{e9}", "x"], order: ["e\u{301}", "a"]).place(of: "a") == .before(2))
        #expect(KeyPlacement(among: ["\u{e9}", "x"], order: ["\u{e9}", "a"]).place(of: "a") == .behind(0))
    }
}
