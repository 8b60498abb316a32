// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TestSupport
import Testing

struct ResourceKindsTests {
    @Test(
        arguments: [
            ("v1", "Pod", Pod.self), ("v1", "PodTemplate", PodTemplate.self),
            ("apps/v1", "Deployment", Deployment.self),
            ("apps/v1", "ReplicaSet", ReplicaSet.self), ("apps/v1", "StatefulSet", StatefulSet.self),
            ("apps/v1", "DaemonSet", DaemonSet.self), ("batch/v1", "Job", Job.self),
            ("batch/v1", "CronJob", CronJob.self),
            ("v1", "Service", Service.self), ("v1", "Endpoints", Endpoints.self),
            ("discovery.k8s.io/v1", "EndpointSlice", EndpointSlice.self),
            ("networking.k8s.io/v1", "Ingress", Ingress.self),
            ("networking.k8s.io/v1", "IngressClass", IngressClass.self),
            ("networking.k8s.io/v1", "NetworkPolicy", NetworkPolicy.self),
            ("policy/v1", "PodDisruptionBudget", PodDisruptionBudget.self), ("policy/v1", "Eviction", Eviction.self),
            ("autoscaling/v2", "HorizontalPodAutoscaler", HorizontalPodAutoscaler.self),
            ("v1", "Namespace", Namespace.self),
            ("v1", "ConfigMap", ConfigMap.self), ("v1", "Secret", Secret.self),
            ("v1", "ServiceAccount", ServiceAccount.self),
            ("v1", "PersistentVolumeClaim", PersistentVolumeClaim.self), ("v1", "Node", Node.self),
            ("v1", "Event", Event.self),
        ] as [(String, String, any KubernetesResource.Type)]
    )
    func `every kind of this module is known`(
        apiVersion: String,
        kind: String,
        type: any KubernetesResource.Type
    ) throws {
        let found = try #require(ResourceKinds.kubernetes.type(apiVersion: apiVersion, kind: kind))
        #expect(ObjectIdentifier(found) == ObjectIdentifier(type))
        #expect(found.apiVersion == apiVersion)
        #expect(found.kind == kind)
    }

    @Test(arguments: [("v1", "Deployment"), ("apps/v1", "deployment"), ("apps/v2", "Deployment"), ("", ""), ("v1", "")])
    func `another kind is not`(apiVersion: String, kind: String) {
        #expect(ResourceKinds.kubernetes.type(apiVersion: apiVersion, kind: kind) == nil)
    }

    @Test func `kinds can be added, and the later of two with one name counts`() {
        let kinds = ResourceKinds([Widget.self]).adding(Pod.self, OtherWidget.self)
        #expect(kinds.type(apiVersion: "v1", kind: "Pod") == Pod.self)
        #expect(kinds.type(apiVersion: "example.com/v1", kind: "Widget") == OtherWidget.self)
        #expect(kinds.type(apiVersion: "v1", kind: "Service") == nil)
        let twice = ResourceKinds([OtherWidget.self, Widget.self])
        #expect(twice.type(apiVersion: "example.com/v1", kind: "Widget") == Widget.self)
    }

    @Test(arguments: [#"{"metadata":{"name":"w"}}"#, #"{"apiVersion":"v1","metadata":{"name":"w"}}"#])
    func `a typed reader needs neither version nor kind`(text: String) throws {
        #expect(try JSON.read(text, as: ConfigMap.self) == ConfigMap(metadata: ObjectMeta(name: "w")))
    }

    @Test(arguments: [
        (#"{"kind":"Secret"}"#, #"kind is "Secret", expected "ConfigMap""#),
        (#"{"apiVersion":"v2","kind":"ConfigMap"}"#, #"apiVersion is "v2", expected "v1""#),
    ])
    func `a typed reader accepts no other version or kind`(text: String, words: String) throws {
        let error = try #require(throws: DecodingError.self) { try JSON.read(text, as: ConfigMap.self) }
        guard case .dataCorrupted(let context) = error else {
            Issue.record(error)
            return
        }
        #expect(context.debugDescription == words)
    }
}
