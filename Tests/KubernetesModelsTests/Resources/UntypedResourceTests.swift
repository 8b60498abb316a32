// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TestSupport
import Testing

struct UntypedResourceTests {
    @Test func `what every object says is found`() {
        let resource = UntypedResource([
            "apiVersion": "example.com/v1", "kind": "Widget",
            "metadata": ["name": "w", "namespace": "s", "labels": ["a": "b", "n": 1, "c": ""]],
        ])
        #expect(resource.apiVersion == "example.com/v1")
        #expect(resource.kind == "Widget")
        #expect(resource.name == "w")
        #expect(resource.namespace == "s")
        #expect(resource.labels == ["a": "b", "c": ""])
    }

    @Test(
        arguments: [
            [:], ["metadata": .null], ["metadata": []], ["metadata": ["labels": []]], ["metadata": ["labels": .null]],
            ["apiVersion": 1, "kind": true, "metadata": ["name": 1, "namespace": .null, "labels": "a"]],
        ] as [JSONObject]
    )
    func `what an object does not say is absent`(object: JSONObject) {
        let resource = UntypedResource(object)
        #expect(resource.apiVersion == nil && resource.kind == nil)
        #expect(resource.name == nil && resource.namespace == nil && resource.labels.isEmpty)
    }

    @Test func `an object is read and written as it is`() throws {
        let text = #"{"a":[1,null,{}],"kind":"Widget","metadata":{"name":"w"},"n":null}"#
        let resource = try JSON.read(text, as: UntypedResource.self)
        #expect(resource.object == ["a": [1, .null, [:]], "kind": "Widget", "metadata": ["name": "w"], "n": .null])
        #expect(try JSON.text(of: resource) == text)
        #expect(Set([resource, UntypedResource(resource.object), UntypedResource([:])]).count == 2)
    }

    @Test(arguments: ["[]", "1", "true", "null", #""a""#])
    func `what is no object is an error`(json: String) throws {
        let error = try #require(throws: DecodingError.self) { try JSON.read("[\(json)]", as: [UntypedResource].self) }
        guard case .typeMismatch(_, let context) = error else {
            Issue.record(error)
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["Index 0"])
        #expect(context.debugDescription == "expected an object")
    }
}
