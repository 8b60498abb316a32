// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

struct ReplicaSetValidationTests {
    private func errors(_ change: (inout ReplicaSet) -> Void) -> [String] {
        let deployment = ValidatableTests.deployment.spec
        var replicaSet = ReplicaSet(
            metadata: ObjectMeta(name: "web"),
            spec: ReplicaSetSpec(selector: deployment.selector, template: deployment.template)
        )
        change(&replicaSet)
        return replicaSet.validationErrors().lines
    }

    @Test func `a ReplicaSet in order has no errors`() {
        #expect(errors { _ in }.isEmpty)
        #expect(errors { $0.metadata.name = "web.1" }.isEmpty)
    }

    @Test func `a mistake is told`() {
        let numbers = errors {
            $0.spec.replicas = -1
            $0.spec.minReadySeconds = -1
        }
        #expect(numbers == ["spec.replicas Invalid", "spec.minReadySeconds Invalid"])
        #expect(errors { $0.spec.selector = LabelSelector() } == ["spec.selector Invalid"])
        #expect(
            errors { $0.spec.template?.spec.restartPolicy = .never } == [
                "spec.template.spec.restartPolicy NotSupported"
            ]
        )
    }

    @Test func `without a template nothing is selected`() {
        #expect(
            errors { $0.spec.template = nil } == [
                "spec.template.metadata.labels Invalid", "spec.template.spec.containers Required",
            ]
        )
    }
}
