// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct AnyResourceDefaultsTests {
    @Test func `a resource of a kind with defaults gets them`() throws {
        let service = Service(metadata: ObjectMeta(name: "web"), spec: ServiceSpec(ports: [ServicePort(port: 80)]))
        let resource = AnyResource(service).applyingDefaults()
        #expect(resource.as(Service.self) == service.applyingDefaults())
        #expect(resource.as(Service.self)?.spec.type == .clusterIP)
    }

    @Test func `a resource without a type stays as it is`() throws {
        let text = #"{"apiVersion": "example.com/v1", "kind": "Cache", "spec": {"size": 0, "labels": {}}}"#
        let resource = try DefaultsJSON.read(AnyResource.self, text)
        #expect(try DefaultsJSON.text(of: resource.applyingDefaults()) == DefaultsJSON.normalized(text))
    }

    @Test func `a resource of a kind without defaults stays as it is`() throws {
        let event = AnyResource(
            try DefaultsJSON.read(Node.self, #"{"metadata": {"name": "n"}, "spec": {"unschedulable": false}}"#)
        )
        #expect(event.applyingDefaults() == event)
    }
}
