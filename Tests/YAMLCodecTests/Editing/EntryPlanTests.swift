// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct EntryPlanTests {
    @Test func `entries that are not named are removed, and new ones stand behind the one before them`() {
        let plan = EntryPlan(
            [
                .insert(key: nil, .null), .keep(1), .insert(key: nil, .null), .move(0, .keep), .keep(3),
                .insert(key: nil, .null),
            ],
            count: 4
        )
        #expect(plan.fates.map(\.isKept) == [false, true, false, true])
        #expect(plan.additions.map(\.count) == [1, 0, 2, 0, 1])
    }
}
