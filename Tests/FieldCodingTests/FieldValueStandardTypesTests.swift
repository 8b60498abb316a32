// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

struct FieldValueStandardTypesTests {
    @Test func `scalars write themselves`() {
        #expect(RecordingSink.text(of: true) == "boolean(true)")
        #expect(RecordingSink.text(of: Int.min) == "integer(-9223372036854775808)")
        #expect(RecordingSink.text(of: 0.5) == "number(0.5)")
        #expect(RecordingSink.text(of: "a") == "string(a)")
    }

    @Test func `lists write their elements in order`() {
        #expect(RecordingSink.text(of: [3, 1, 2]) == "[integer(3), integer(1), integer(2)]")
        #expect(RecordingSink.text(of: [String]()) == "[]")
        #expect(RecordingSink.text(of: [[true], []]) == "[[boolean(true)], []]")
    }

    @Test func `maps write their members in the order of their keys' bytes`() {
        let map = ["b": 1, "a": 2, "B": 3, "": 4, "\u{1f600}": 5, "\u{ff5e}": 6]
        let sorted = ["": 4, "B": 3, "a": 2, "b": 1, "\u{ff5e}": 6, "\u{1f600}": 5] as KeyValuePairs
        let expected = sorted.map { "\($0.key): integer(\($0.value))" }.joined(separator: ", ")
        #expect(RecordingSink.text(of: map) == "{\(expected)}")
    }

    @Test func `a type that describes its fields writes those`() {
        #expect(RecordingSink.text(of: Sample(name: "web")) == "fields(of: Sample)")
        #expect(RecordingSink.text(of: [Sample.Part()]) == "[fields(of: Part)]")
    }
}
