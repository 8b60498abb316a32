// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import TestSupport
import Testing

struct FieldCodableCodableTests {
    private let full = Sample(
        name: "web",
        count: 0,
        isOn: false,
        share: 0.5,
        labels: ["app": "web", "": ""],
        parts: [Sample.Part(port: 80), Sample.Part()],
        part: Sample.Part(port: 443)
    )
    private let fullText =
        #"{"count":0,"isOn":false,"kind":"Sample","labels":{"":"","app":"web"},"name":"web","#
        + #""part":{"port":443},"parts":[{"port":80},{}],"share":0.5}"#

    @Test func `present fields are written, those with the value of their absence not`() throws {
        #expect(try JSON.text(of: full) == fullText)
        #expect(try JSON.text(of: Sample(name: "web")) == #"{"kind":"Sample","name":"web"}"#)
        #expect(
            try JSON.text(of: Sample(name: "", labels: [:], parts: []))
                == #"{"kind":"Sample","labels":{},"name":"","parts":[]}"#
        )
    }

    @Test func `what is written is read`() throws {
        #expect(try JSON.read(fullText) == full)
    }

    @Test(arguments: [
        #"{"name":"web"}"#,
        #"{"kind":"Sample","name":"web"}"#,
        #"{"kind":null,"name":"web","count":null,"labels":null,"parts":null,"part":null}"#,
        #"{"name":"web","part":{}}"#,
        #"{"name":"web","unknown":{"a":[1,null]},"port":80}"#,
    ])
    func `absent fields, nulls and unknown keys leave a value bare`(text: String) throws {
        #expect(try JSON.read(text) == Sample(name: "web"))
    }

    @Test func `empty is not absent`() throws {
        let value = try JSON.read(#"{"name":"","count":0,"labels":{},"parts":[]}"#, as: Sample.self)
        #expect(value == Sample(name: "", count: 0, labels: [:], parts: []))
        #expect(value != Sample(name: ""))
    }

    @Test(arguments: ["{}", #"{"kind":"Sample","count":1}"#])
    func `a required field must be there`(text: String) throws {
        let error = try #require(throws: DecodingError.self) { try JSON.read(text, as: Sample.self) }
        guard case .keyNotFound(let key, let context) = error else {
            Issue.record(error)
            return
        }
        #expect(key.stringValue == "name")
        #expect(context.codingPath.isEmpty)
    }

    @Test func `a required field must not be null`() throws {
        let error = try #require(throws: DecodingError.self) { try JSON.read(#"{"name":null}"#, as: Sample.self) }
        guard case .valueNotFound(_, let context) = error else {
            Issue.record(error)
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["name"])
    }

    @Test(arguments: [
        (#"{"name":1}"#, ["name"]),
        (#"{"name":"","count":"1"}"#, ["count"]),
        (#"{"name":"","isOn":1}"#, ["isOn"]),
        (#"{"name":"","share":"0.5"}"#, ["share"]),
        (#"{"name":"","labels":["a"]}"#, ["labels"]),
        (#"{"name":"","labels":{"a":1}}"#, ["labels", "a"]),
        (#"{"name":"","parts":{}}"#, ["parts"]),
        (#"{"name":"","parts":[{},{"port":[]}]}"#, ["parts", "Index 1", "port"]),
        (#"{"name":"","part":{"port":"http"}}"#, ["part", "port"]),
        (#"{"name":"","part":[]}"#, ["part"]),
        ("[]", []),
        (#""text""#, []),
    ])
    func `a value of the wrong type is an error at its place`(text: String, place: [String]) throws {
        let error = try #require(throws: DecodingError.self) { try JSON.read(text, as: Sample.self) }
        guard case .typeMismatch(_, let context) = error else {
            Issue.record(error)
            return
        }
        #expect(context.codingPath.map(\.stringValue) == place)
    }

    @Test func `a field that is always the same must be that`() throws {
        let text = #"{"kind":"Other","name":"web"}"#
        let error = try #require(throws: DecodingError.self) { try JSON.read(text, as: Sample.self) }
        guard case .dataCorrupted(let context) = error else {
            Issue.record(error)
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["kind"])
        #expect(context.debugDescription == #"kind is "Other", expected "Sample""#)
    }

    @Test(arguments: [
        (#"{"kind":"Other","name":1,"count":"1"}"#, "kind"), (#"{"kind":1,"count":"1"}"#, "kind"),
        (#"{"name":1,"count":"1"}"#, "name"), (#"{"count":"1"}"#, nil),
    ])
    func `of several errors the first counts`(text: String, field: String?) throws {
        let error = try #require(throws: DecodingError.self) { try JSON.read(text, as: Sample.self) }
        switch error {
        case .dataCorrupted(let context), .typeMismatch(_, let context):
            #expect(context.codingPath.map(\.stringValue) == [field])
        default:
            #expect(field == nil)
        }
    }

    @Test func `a value that cannot be written is an error at its place`() throws {
        let value = Sample(name: "web", share: .infinity)
        let error = try #require(throws: EncodingError.self) { try JSON.text(of: value) }
        guard case .invalidValue(_, let context) = error else {
            Issue.record(error)
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["share"])
    }
}
