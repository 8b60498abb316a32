// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

struct FieldKeyTests {
    @Test func `a key is its wire name`() {
        let key: FieldKey = "preStop"
        #expect(key.stringValue == "preStop")
        #expect(key == FieldKey("preStop"))
        #expect(FieldKey(stringValue: "preStop") == key)
        #expect(key != "postStart")
        #expect(Set([key, FieldKey("preStop"), "postStart"]).count == 2)
    }

    @Test func `a key is no number`() {
        #expect(FieldKey("0").intValue == nil)
        #expect(FieldKey(intValue: 0) == nil)
    }
}
