// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct ElementMatchingTests {
    @Test(
        arguments: [
            ("abc", "abc", [0, 1, 2]),
            ("abc", "acb", [0, 2, 1]),
            ("abc", "bc", [1, 2]),
            ("abc", "axbc", [0, nil, 1, 2]),
            ("abc", "", []),
            ("", "ab", [nil, nil]),
        ]
    )
    func `maps are known by their names`(before: String, after: String, expected: [Int?]) {
        let matching = ElementMatching(before.map { named($0, "image \($0)") }, after.map { named($0, "image \($0)") })
        #expect(matching.origins == expected)
    }

    @Test func `a map that keeps half of its entries was renamed`() {
        let before = [named("a", "1"), named("b", "2"), named("c", "3")]
        #expect(ElementMatching(before, [before[0], named("x", "2"), before[2]]).origins == [0, 1, 2])
        #expect(ElementMatching(before, [before[0], named("x", "9"), before[2]]).origins == [0, nil, 2])
        #expect(ElementMatching(before, [named("x", "2"), before[0], before[2]]).origins == [nil, 0, 2])
    }

    @Test func `names that are not unique are no names`() {
        let entries = [entry("name", .string("a")), entry("mountPath", .string("/1"))]
        let before = [YAMLTree.map(entries), .map([entries[0], entry("mountPath", .string("/2"))])]
        #expect(ElementMatching(before, before.reversed()).origins == [1, 0])
        let ports = [YAMLTree.map([entry("port", .integer("80"))]), .map([entry("port", .integer("81"))])]
        #expect(ElementMatching(ports, ports.reversed()).origins == [1, 0])
        let same = [named("a", "1"), named("a", "2")]
        #expect(ElementMatching(same, same.reversed()).origins == [0, 1])
    }

    @Test(
        arguments: [
            ("abc", "xbc", [0, 1, 2]),
            ("abc", "bc", [1, 2]),
            ("abc", "abxc", [0, 1, nil, 2]),
            ("abc", "xyabc", [nil, nil, 0, 1, 2]),
            ("abcd", "axd", [0, 1, 3]),
            ("ab", "axyb", [0, nil, nil, 1]),
            ("aa", "a", [0]),
        ]
    )
    func `other elements are known by their positions from both ends`(before: String, after: String, expected: [Int?]) {
        let matching = ElementMatching(before.map { .string(String($0)) }, after.map { .string(String($0)) })
        #expect(matching.origins == expected)
    }

    @Test(
        arguments: [
            ("abc", "abc", [0, 1, 2]), ("abc", "cab", [1, 2]), ("abcd", "dcba", [3]), ("abc", "xaybz", [1, 3]),
            ("", "x", []),
        ]
    )
    func `as many elements as possible keep their order`(before: String, after: String, expected: [Int]) {
        let matching = ElementMatching(before.map { named($0, "image \($0)") }, after.map { named($0, "image \($0)") })
        #expect(matching.inOrder.sorted() == expected)
    }

    private func named(_ name: Character, _ image: String) -> YAMLTree {
        .map([entry("name", .string(String(name))), entry("image", .string(image))])
    }

    private func entry(_ key: String, _ value: YAMLTree) -> YAMLTree.Entry {
        YAMLTree.Entry(key: key, value: value)
    }
}
