// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import KubernetesModels
import ModelTestSupport
import TestSupport
import Testing

struct AnyResourceTests {
    private static let service = Service(
        metadata: ObjectMeta(name: "web", namespace: "shop", labels: ["app": "web"]),
        spec: ServiceSpec(selector: ["app": "web"])
    )
    private static let serviceText =
        #"{"apiVersion":"v1","kind":"Service","metadata":{"labels":{"app":"web"},"name":"web","namespace":"shop"},"#
        + #""spec":{"selector":{"app":"web"}}}"#
    private static let widgetText =
        #"{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"labels":{"a":"b","n":1},"name":"w","namespace":"s"},"#
        + #""spec":{"list":[1,null,{"a":0.5}],"on":true}}"#

    @Test func `an object of a known kind has its type`() throws {
        let resource = try JSON.read(Self.serviceText, as: AnyResource.self)
        #expect(resource == AnyResource(Self.service))
        #expect(resource.as(Service.self) == Self.service)
        #expect(resource.as(Pod.self) == nil)
        #expect(resource.typed is Service)
        #expect(resource.untyped == nil)
        #expect(resource.apiVersion == "v1")
        #expect(resource.kind == "Service")
        #expect(resource.name == "web")
        #expect(resource.namespace == "shop")
        #expect(resource.labels == ["app": "web"])
        #expect(try JSON.text(of: resource) == Self.serviceText)
    }

    @Test func `an object of an unknown kind stays as it is`() throws {
        let resource = try JSON.read(Self.widgetText, as: AnyResource.self)
        #expect(resource.typed == nil)
        #expect(resource.as(Service.self) == nil)
        #expect(resource.untyped?.object["spec"]?["list"] == [1, .null, ["a": 0.5]])
        #expect(resource.apiVersion == "example.com/v1")
        #expect(resource.kind == "Widget")
        #expect(resource.name == "w")
        #expect(resource.namespace == "s")
        #expect(resource.labels == ["a": "b"])
        #expect(try JSON.text(of: resource) == Self.widgetText)
    }

    @Test(arguments: [
        "{}", #"{"kind":"Pod"}"#, #"{"apiVersion":"v1"}"#, #"{"apiVersion":null,"kind":null}"#,
        #"{"apiVersion":"v2","kind":"Pod"}"#, #"{"apiVersion":"v1","kind":"pod"}"#,
        #"{"apiVersion":"apps/v1beta1","kind":"Deployment"}"#, #"{"apiVersion":"v1","kind":"List","items":[{}]}"#,
    ])
    func `an object that names no known kind is untyped and loses nothing`(text: String) throws {
        let resource = try JSON.read(text, as: AnyResource.self)
        #expect(resource.typed == nil)
        #expect(try JSON.read(JSON.text(of: resource), as: JSONValue.self) == JSON.read(text))
        #expect(resource.name == nil && resource.namespace == nil && resource.labels.isEmpty)
    }

    @Test(arguments: [
        "[]", "1", "null", #""Pod""#, #"{"apiVersion":1,"kind":"Pod"}"#, #"{"apiVersion":"v1","kind":[]}"#,
    ])
    func `what is no object, or names no kind, is an error`(text: String) {
        #expect(throws: DecodingError.self) { try JSON.read("[\(text)]", as: [AnyResource].self) }
    }

    @Test func `an object of a known kind must be one`() throws {
        let text = #"{"apiVersion":"v1","kind":"Service","metadata":{},"spec":{"ports":{}}}"#
        let error = try #require(throws: DecodingError.self) { try JSON.read(text, as: AnyResource.self) }
        guard case .typeMismatch(_, let context) = error else {
            Issue.record(error)
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["spec", "ports"])
    }

    @Test func `every kind with every field is read and written as by its type`() throws {
        for type in AllModels.definitions.compactMap({ $0.type as? any KubernetesResource.Type }) {
            var filler = ModelFiller(DistinctLeaves())
            let value = AnyResource(filler.value(type))
            let text = try JSON.text(of: value)
            let resource = try JSON.read(text, as: AnyResource.self)
            #expect(resource == value && resource.typed != nil, "\(type.kind)")
            #expect(try JSON.text(of: resource) == text, "\(type.kind)")
            #expect(resource.name == resource.typed?.metadata.name && resource.name != nil, "\(type.kind)")
        }
    }

    @Test func `resources are equal when kind and content are`() {
        let first = AnyResource(Self.service)
        var other = Self.service
        other.metadata.name = "api"
        #expect(first == AnyResource(Self.service))
        #expect(first != AnyResource(other))
        #expect(AnyResource(ConfigMap()) != AnyResource(ServiceAccount()))
        let widget = UntypedResource(["kind": "Widget"])
        #expect(AnyResource(widget) == AnyResource(widget))
        #expect(AnyResource(widget) != AnyResource(UntypedResource(["kind": "Other"])))
        #expect(AnyResource(widget) != first)
    }

    @Test func `an object is not equal to the type that it could have`() throws {
        guard case .object(let object) = try JSON.read(Self.serviceText, as: JSONValue.self) else {
            Issue.record("expected an object")
            return
        }
        let untyped = AnyResource(UntypedResource(object))
        #expect(untyped != AnyResource(Self.service))
        #expect(try JSON.text(of: untyped) == JSON.text(of: AnyResource(Self.service)))
    }

    @Test func `the decoder may know other kinds`() throws {
        let decoder = JSONDecoder()
        decoder.userInfo[.resourceKinds] = ResourceKinds([Widget.self])
        let text = #"{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"namespace":"s"}}"#
        let widget = try decoder.decode(AnyResource.self, from: Data(text.utf8))
        #expect(widget.as(Widget.self)?.metadata.namespace == "s")
        #expect(try decoder.decode(AnyResource.self, from: Data(Self.serviceText.utf8)).typed == nil)
    }

    @Test func `a value without metadata has no name`() {
        let resource = AnyResource(ConfigMap())
        #expect(resource.name == nil && resource.namespace == nil && resource.labels.isEmpty)
    }
}
