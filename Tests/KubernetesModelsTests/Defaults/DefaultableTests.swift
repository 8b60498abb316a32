// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import KubernetesModels

struct DefaultableTests {
    static let kinds: [any Defaultable.Type] = [
        Pod.self, PodTemplate.self, Deployment.self, ReplicaSet.self, StatefulSet.self, DaemonSet.self, Job.self,
        CronJob.self, Service.self, Endpoints.self, EndpointSlice.self, Ingress.self, IngressClass.self,
        NetworkPolicy.self, PodDisruptionBudget.self, HorizontalPodAutoscaler.self, Namespace.self, ConfigMap.self,
        Secret.self, ServiceAccount.self, PersistentVolumeClaim.self, PodTemplateSpec.self, PodSpec.self,
        Container.self, Probe.self,
    ]

    @Test(arguments: 0..<25)
    func `defaults of defaults are the same`(kind index: Int) throws {
        try expectIdempotence(of: Self.kinds[index], seed: UInt64(index))
    }

    @Test func `every kind with defaults is in the table`() {
        #expect(Self.kinds.count == 25)
    }

    private func expectIdempotence<Kind: Defaultable>(of kind: Kind.Type, seed: UInt64) throws {
        var arbitrary = Arbitrary(generator: SeededGenerator(seed: seed))
        for _ in 0..<8 {
            let once = arbitrary.object(kind).applyingDefaults()
            let text = try DefaultsJSON.text(of: once)
            #expect(once.applyingDefaults() == once, "\(text)")
            #expect(try DefaultsJSON.read(Kind.self, text) == once, "\(text)")
        }
    }

    @Test func `a part gets the same alone as in the template of a Pod`() {
        var arbitrary = Arbitrary(generator: SeededGenerator(seed: 100))
        for _ in 0..<20 {
            let deployment = arbitrary.object(Deployment.self)
            let template = deployment.spec.template
            let stored = deployment.applyingDefaults().spec.template
            #expect(template.applyingDefaults() == stored)
            #expect(template.spec.applyingDefaults() == stored.spec)
            #expect(template.spec.containers.map { $0.applyingDefaults() } == stored.spec.containers)
            #expect(
                template.spec.containers.map { $0.livenessProbe?.applyingDefaults() }
                    == stored.spec.containers.map(\.livenessProbe)
            )
        }
    }

    @Test func `only absent fields are filled`() {
        var absent: Int?
        var present: Int? = 1
        absent.fill(with: 2)
        present.fill(with: 2)
        #expect(absent == 2)
        #expect(present == 1)
    }
}
