// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

struct DaemonSetValidationTests {
    private func errors(_ change: (inout DaemonSet) -> Void) -> [String] {
        var daemonSet = DaemonSet(
            metadata: ObjectMeta(name: "web"),
            spec: DaemonSetSpec(
                selector: ValidatableTests.deployment.spec.selector,
                template: ValidatableTests.deployment.spec.template
            )
        )
        change(&daemonSet)
        return daemonSet.validationErrors().lines
    }

    @Test func `a DaemonSet in order has no errors`() {
        #expect(errors { _ in }.isEmpty)
    }

    @Test func `a mistake is told`() {
        #expect(errors { $0.spec.minReadySeconds = -1 } == ["spec.minReadySeconds Invalid"])
        #expect(errors { $0.spec.revisionHistoryLimit = -1 } == ["spec.revisionHistoryLimit Invalid"])
        #expect(errors { $0.spec.selector = LabelSelector() } == ["spec.selector Invalid"])
        #expect(
            errors { $0.spec.template.metadata.labels = nil } == ["spec.template.metadata.labels Invalid"]
        )
    }

    @Test func `the template is judged in any case`() {
        let lines = errors {
            $0.spec.selector.matchLabels = ["app": "-"]
            $0.spec.template.spec.containers = []
        }
        #expect(lines == ["spec.selector.matchLabels Invalid", "spec.template.spec.containers Required"])
    }

    @Test func `an update has a strategy`() {
        #expect(errors { $0.spec.updateStrategy = .init(type: .onDelete) }.isEmpty)
        #expect(errors { $0.spec.updateStrategy = .init(type: .init("Foo")) } == ["spec.updateStrategy NotSupported"])
        let daemonSet = DaemonSetSpec(
            selector: LabelSelector(),
            template: .blank,
            updateStrategy: .init(type: .rollingUpdate)
        )
        #expect(daemonSet.validationErrors().lines.contains("updateStrategy.rollingUpdate Required"))
    }

    private static let unavailable = "spec.updateStrategy.rollingUpdate.maxUnavailable"
    private static let surge = "spec.updateStrategy.rollingUpdate.maxSurge"

    @Test(
        arguments: [
            (nil, nil, []), (0, 1, []), ("10%", 0, []), (1, 1, ["\(surge) Invalid"]),
            (0, 0, ["\(unavailable) Required"]),
            ("101%", 0, ["\(unavailable) Invalid"]), (0, "101%", ["\(surge) Invalid"]),
            ("a", 1, ["\(unavailable) Invalid"]), (-1, 0, ["\(unavailable) Invalid"]),
        ] as [(IntOrString?, IntOrString?, [String])]
    )
    func `a node gets its Pod before or after it loses the other`(
        maxUnavailable: IntOrString?,
        maxSurge: IntOrString?,
        lines: [String]
    ) {
        let update = RollingUpdateDaemonSet(maxUnavailable: maxUnavailable, maxSurge: maxSurge)
        #expect(errors { $0.spec.updateStrategy = .init(rollingUpdate: update) } == lines)
    }
}
