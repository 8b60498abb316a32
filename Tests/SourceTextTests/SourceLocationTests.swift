// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText
import Testing

struct SourceLocationTests {
    @Test func `a location is written as line and column`() {
        #expect(SourceLocation(offset: 40, line: 3, column: 7).description == "3:7")
    }

    @Test func `locations are in the order of the text`() {
        let text = SourceText("one\ntwo\nthree", name: "numbers")
        let locations = [9, 0, 5, 3].map { text.location(at: $0) }
        #expect(locations.sorted().map(\.description) == ["1:1", "1:4", "2:2", "3:2"])
    }
}
