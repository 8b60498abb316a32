// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

struct FieldDescriptionTests {
    @Test func `fields are described in the order of the API`() {
        #expect(
            Sample.fieldDescriptions.map { "\($0.key.stringValue): \($0.content.text)" } == [
                "kind: value", "name: value", "count: value", "isOn: value", "share: value", "labels: map of value",
                "parts: list of Part", "part: Part",
            ]
        )
    }

    @Test func `only fields whose absence is reported are required`() {
        #expect(Sample.fieldDescriptions.filter(\.isRequired).map(\.key) == ["name"])
    }

    @Test func `the fields of an object in a field are those of its type`() {
        guard case .fields(let type) = Sample.fieldDescriptions.last?.content else {
            Issue.record("the last field holds an object")
            return
        }
        #expect(type.fieldDescriptions.map(\.key) == ["port"])
    }
}

extension FieldContent {
    fileprivate var text: String {
        switch self {
        case .value: "value"
        case .fields(let type): "\(type)"
        case .list(let content): "list of \(content.text)"
        case .map(let content): "map of \(content.text)"
        }
    }
}
