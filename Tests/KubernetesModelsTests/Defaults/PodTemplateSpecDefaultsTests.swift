// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct PodTemplateSpecDefaultsTests {
    @Test func `a template loses empty maps and gets what its Pod is assumed to have`() {
        let template = PodTemplateSpec(
            metadata: ObjectMeta(labels: ["app": "web"], annotations: [:]),
            spec: PodSpec(containers: [Container(name: "web", image: "nginx:1.27")])
        )
        let stored = template.applyingDefaults()
        #expect(stored.metadata == ObjectMeta(labels: ["app": "web"]))
        #expect(stored.spec == template.spec.applyingDefaults())
        #expect(stored.spec.terminationGracePeriodSeconds == 30)
        #expect(stored.spec.containers[0].imagePullPolicy == .ifNotPresent)
    }
}
