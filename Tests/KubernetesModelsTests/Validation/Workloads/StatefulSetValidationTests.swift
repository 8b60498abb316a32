// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

struct StatefulSetValidationTests {
    private static let statefulSet = StatefulSet(
        metadata: ObjectMeta(name: "web"),
        spec: StatefulSetSpec(
            selector: ValidatableTests.deployment.spec.selector,
            template: ValidatableTests.deployment.spec.template
        )
    )

    private func errors(_ change: (inout StatefulSet) -> Void) -> [String] {
        var statefulSet = Self.statefulSet
        change(&statefulSet)
        return statefulSet.validationErrors().lines
    }

    @Test func `a StatefulSet in order has no errors`() {
        #expect(errors { _ in }.isEmpty)
    }

    @Test func `a mistake is told`() {
        #expect(errors { $0.metadata.name = "web.1" } == ["metadata.name Invalid"])
        #expect(errors { $0.spec.podManagementPolicy = .init("Foo") } == ["spec.podManagementPolicy Invalid"])
        #expect(errors { $0.spec.replicas = -1 } == ["spec.replicas Invalid"])
        #expect(errors { $0.spec.minReadySeconds = -1 } == ["spec.minReadySeconds Invalid"])
        #expect(errors { $0.spec.ordinals = .init(start: -1) } == ["spec.ordinals.start Invalid"])
        #expect(errors { $0.spec.selector = LabelSelector() } == ["spec.selector Invalid"])
        #expect(
            errors { $0.spec.persistentVolumeClaimRetentionPolicy = .init(whenDeleted: .init("Foo")) } == [
                "spec.persistentVolumeClaimRetentionPolicy.whenDeleted NotSupported"
            ]
        )
    }

    @Test func `little of the template is judged`() {
        let lines = errors {
            $0.spec.template.metadata.annotations = ["-": ""]
            $0.spec.template.spec.containers = []
            $0.spec.template.spec.restartPolicy = .never
            $0.spec.template.spec.activeDeadlineSeconds = 5
        }
        #expect(
            lines == [
                "spec.template.annotations Invalid", "spec.template.spec.restartPolicy NotSupported",
                "spec.template.spec.activeDeadlineSeconds Forbidden",
            ]
        )
    }

    @Test func `an update has a strategy`() {
        #expect(errors { $0.spec.updateStrategy = .init(type: .onDelete) }.isEmpty)
        #expect(errors { $0.spec.updateStrategy = .init(type: .init("Foo")) } == ["spec.updateStrategy Invalid"])
        #expect(
            errors { $0.spec.updateStrategy = .init(type: .onDelete, rollingUpdate: .init(partition: 1)) } == [
                "spec.updateStrategy.rollingUpdate Invalid"
            ]
        )
        #expect(
            errors { $0.spec.updateStrategy = .init(rollingUpdate: .init(partition: -1)) } == [
                "spec.updateStrategy.rollingUpdate.partition Invalid"
            ]
        )
    }

    @Test(arguments: [(1, 0), ("50%", 0), (0, 1), ("0%", 1), ("101%", 1), ("a", 2), (-1, 1)] as [(IntOrString, Int)])
    func `an update at several places advances`(maxUnavailable: IntOrString, count: Int) {
        // Defaults drop the number, whose feature is off.
        var statefulSet = Self.statefulSet.applyingDefaults()
        statefulSet.spec.updateStrategy?.rollingUpdate?.maxUnavailable = maxUnavailable
        #expect(statefulSet.validationErrors().isEmpty)
        let line = "spec.updateStrategy.rollingUpdate.maxUnavailable Invalid"
        #expect(statefulSet.validationErrorsAsStored().lines == Array(repeating: line, count: count))
    }
}
