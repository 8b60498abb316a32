// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct NodeChangeTests {
    @Test func `only an entry that keeps its key and its value is unchanged`() {
        #expect(EntryChange.keep(0).isUnchanged)
        #expect(!EntryChange.keep(0, key: "a").isUnchanged)
        #expect(!EntryChange.keep(0, .replace(.null)).isUnchanged)
        #expect(!EntryChange.move(0, .keep).isUnchanged)
        #expect(!EntryChange.insert(key: "a", .null).isUnchanged)
    }
}
