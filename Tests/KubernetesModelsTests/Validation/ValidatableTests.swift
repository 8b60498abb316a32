// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import ModelTestSupport
import TestSupport
import Testing

@testable import KubernetesModels

struct ValidatableTests {
    static let deployment = Deployment(
        metadata: ObjectMeta(name: "web", labels: ["app": "web"]),
        spec: DeploymentSpec(
            replicas: 3,
            selector: LabelSelector(matchLabels: ["app": "web"]),
            template: PodTemplateSpec(
                metadata: ObjectMeta(labels: ["app": "web"]),
                spec: PodSpec(containers: [Container(name: "web", image: "nginx:1.27")])
            )
        )
    )

    static let kinds: [any Validatable.Type] = [
        Pod.self, PodTemplate.self, Deployment.self, ReplicaSet.self, StatefulSet.self, DaemonSet.self, Service.self,
        EndpointSlice.self, Ingress.self, PodDisruptionBudget.self, HorizontalPodAutoscaler.self,
    ]

    @Test func `an object is judged with its defaults`() {
        #expect(Self.deployment.validationErrors().isEmpty)
    }

    @Test func `an object as it stands is judged without`() {
        #expect(
            Self.deployment.validationErrorsAsStored().lines == [
                "spec.template.spec.terminationGracePeriodSeconds Required",
                "spec.template.spec.containers[0].terminationMessagePolicy Required",
                "spec.template.spec.containers[0].imagePullPolicy Required",
                "spec.template.spec.restartPolicy Required",
                "spec.template.spec.dnsPolicy Required",
                "spec.template.spec.restartPolicy NotSupported",
                "spec.strategy NotSupported",
            ]
        )
    }

    @Test func `an object with its defaults is judged the same either way`() {
        var deployment = Self.deployment.applyingDefaults()
        #expect(deployment.validationErrorsAsStored().isEmpty)
        deployment.spec.replicas = -1
        #expect(deployment.validationErrorsAsStored() == deployment.validationErrors())
        #expect(deployment.validationErrors().lines == ["spec.replicas Invalid"])
    }

    @Test func `a number that cannot be read is an error alone`() {
        var deployment = Self.deployment
        deployment.spec.replicas = 1 << 31
        deployment.spec.minReadySeconds = -1
        #expect(deployment.validationErrors().lines == ["spec.replicas TypeInvalid"])
        #expect(deployment.validationErrorsAsStored().lines.contains("spec.minReadySeconds Invalid"))
    }

    @Test func `a resource of a kind with rules is judged by them`() {
        var deployment = Self.deployment
        deployment.metadata.name = nil
        #expect(AnyResource(deployment).validationErrors().lines == ["metadata.name Required"])
    }

    @Test func `a resource of a kind without rules has no errors`() throws {
        #expect(AnyResource(ConfigMap()).validationErrors().isEmpty)
        let widget: AnyResource = try JSON.read(#"{"apiVersion": "example.com/v1", "kind": "Widget"}"#)
        #expect(widget.validationErrors().isEmpty)
    }

    @Test(arguments: 0..<11)
    func `any value can be judged`(kind index: Int) {
        judge(Self.kinds[index], seed: UInt64(index))
    }

    @Test func `every kind with rules is in the table`() {
        #expect(Self.kinds.count == 11)
    }

    private func judge<Kind: Validatable>(_ kind: Kind.Type, seed: UInt64) {
        var filler = ModelFiller(RandomLeaves(seed: seed))
        for _ in 0..<12 {
            let value = filler.value(kind)
            let widths = IntegerWidths.errors(in: value)
            let stored = value.applyingDefaults().validationErrorsAsStored()
            #expect(value.validationErrors() == (widths.isEmpty ? stored : widths))
            #expect(stored.allSatisfy { $0.reason.isKnown && !$0.sentence.isEmpty })
            // As it stands a value has other mistakes, which must not trap either.
            _ = value.validationErrorsAsStored()
        }
    }

    @Test(arguments: 0..<11)
    func `errors are where something stands or is missing`(kind index: Int) throws {
        try expectPlaces(in: Self.kinds[index], seed: UInt64(index) + 100)
    }

    private func expectPlaces<Kind: Validatable>(in kind: Kind.Type, seed: UInt64) throws {
        var filler = ModelFiller(RandomLeaves(seed: seed))
        for _ in 0..<8 {
            let value = filler.value(kind).applyingDefaults()
            let json: JSONValue = try JSON.read(try JSON.text(of: value))
            for error in value.validationErrorsAsStored() {
                #expect(json.hasPlace(for: error.path), "\(error)")
            }
        }
    }
}

extension JSONValue {
    /// Whether a path leads through the value, or leaves it where an object or a list could have more.
    fileprivate func hasPlace(for path: FieldPath) -> Bool {
        var value = self
        for component in path.components {
            let next: JSONValue? =
                switch component {
                case .field(let name), .key(let name): value[name]
                case .index(let index): value.arrayValue.flatMap { $0.indices.contains(index) ? $0[index] : nil }
                }
            guard let next else { return value.objectValue != nil || value.arrayValue != nil }
            value = next
        }
        return true
    }
}
