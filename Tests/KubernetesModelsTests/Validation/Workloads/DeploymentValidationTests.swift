// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

struct DeploymentValidationTests {
    private func errors(_ change: (inout Deployment) -> Void) -> [ValidationError] {
        var deployment = ValidatableTests.deployment
        change(&deployment)
        return deployment.validationErrors()
    }

    private func strategyLines(_ strategy: DeploymentStrategy?) -> [String] {
        errors { $0.spec.strategy = strategy }.lines
    }

    private func updateLines(maxUnavailable: IntOrString?, maxSurge: IntOrString?) -> [String] {
        strategyLines(
            DeploymentStrategy(rollingUpdate: .init(maxUnavailable: maxUnavailable, maxSurge: maxSurge))
        )
    }

    @Test func `a mistake is told`() {
        #expect(errors { $0.metadata.name = "web." }.lines == ["metadata.name Invalid"])
        #expect(errors { $0.spec.replicas = -1 }.lines == ["spec.replicas Invalid"])
        #expect(errors { $0.spec.minReadySeconds = -1 }.lines == ["spec.minReadySeconds Invalid"])
        #expect(errors { $0.spec.revisionHistoryLimit = -1 }.lines == ["spec.revisionHistoryLimit Invalid"])
        #expect(errors { $0.spec.revisionHistoryLimit = 0 }.isEmpty)
        #expect(errors { $0.spec.template.spec.containers = [] }.lines == ["spec.template.spec.containers Required"])
    }

    @Test func `the selector selects the template`() {
        #expect(errors { $0.spec.selector = .init() }.lines == ["spec.selector Invalid"])
        #expect(
            errors { $0.spec.template.metadata.labels = [:] }.sentences == [
                """
                spec.template.metadata.labels: the selector does not select these labels; \
                give the template those that it asks for
                """
            ]
        )
    }

    @Test func `nothing is said about a template behind a selector with mistakes`() {
        let lines = errors {
            $0.spec.selector.matchLabels = ["app": "-"]
            $0.spec.template.spec.containers = []
            $0.spec.minReadySeconds = -1
        }
        #expect(
            lines.lines == [
                "spec.selector.matchLabels Invalid", "spec.selector Invalid", "spec.minReadySeconds Invalid",
            ]
        )
    }

    @Test func `the Pods are replaced when they end`() {
        let lines = errors {
            $0.spec.template.spec.restartPolicy = RestartPolicy("Foo")
            $0.spec.template.spec.activeDeadlineSeconds = 10
        }
        #expect(
            lines.lines == [
                "spec.template.spec.restartPolicy NotSupported", "spec.template.spec.restartPolicy NotSupported",
                "spec.template.spec.activeDeadlineSeconds Forbidden",
            ]
        )
    }

    @Test(
        arguments: [
            (nil, nil, []), (600, 0, []), (1, 0, []), (0, 0, ["spec.progressDeadlineSeconds Invalid"]),
            (nil, 600, ["spec.progressDeadlineSeconds Invalid"]), (nil, 599, []),
            (-1, 0, ["spec.progressDeadlineSeconds Invalid", "spec.progressDeadlineSeconds Invalid"]),
        ] as [(Int?, Int?, [String])]
    )
    func `the deadline leaves time to become available`(deadline: Int?, minReady: Int?, lines: [String]) {
        let errors = errors {
            $0.spec.progressDeadlineSeconds = deadline
            $0.spec.minReadySeconds = minReady
        }
        #expect(errors.lines == lines)
    }

    @Test func `the sentence about the deadline names both numbers`() {
        #expect(
            errors { $0.spec.minReadySeconds = 600 }.sentences == [
                """
                spec.progressDeadlineSeconds: a deadline of 600 seconds passes before a Pod can be available; \
                use more than minReadySeconds (600)
                """
            ]
        )
    }

    @Test func `a strategy is one of two`() {
        #expect(strategyLines(nil).isEmpty)
        #expect(strategyLines(DeploymentStrategy(type: .recreate)).isEmpty)
        #expect(strategyLines(DeploymentStrategy(type: .init("Foo"))) == ["spec.strategy NotSupported"])
        let limited = DeploymentStrategy(type: .recreate, rollingUpdate: .init())
        #expect(strategyLines(limited) == ["spec.strategy.rollingUpdate Forbidden"])
        #expect(
            errors { $0.spec.strategy = limited }.sentences == [
                """
                spec.strategy.rollingUpdate: "Recreate" removes all Pods at once; \
                remove this, or use type "RollingUpdate"
                """
            ]
        )
    }

    private static let unavailable = "spec.strategy.rollingUpdate.maxUnavailable Invalid"
    private static let surge = "spec.strategy.rollingUpdate.maxSurge Invalid"

    @Test(
        arguments: [
            (nil, nil, []), (0, 1, []), ("0%", "1%", []), (0, 1_000_000, []), (0, "500%", []), ("100%", 0, []),
            (0, 0, [unavailable]), ("0%", 0, [unavailable]), (-1, 1, [unavailable]), (1, -1, [surge]),
            ("101%", 0, [unavailable]), (0, "%", [surge, unavailable]), ("5", 0, [unavailable]),
            ("a", 1, [unavailable]),
            ("a", "b", [unavailable, surge, unavailable]), (100, 0, []),
        ] as [(IntOrString?, IntOrString?, [String])]
    )
    func `the limits of an update let it advance`(
        maxUnavailable: IntOrString?,
        maxSurge: IntOrString?,
        lines: [String]
    ) {
        #expect(updateLines(maxUnavailable: maxUnavailable, maxSurge: maxSurge) == lines)
    }

    @Test func `a specification alone is judged as it stands`() {
        #expect(
            ValidatableTests.deployment.applyingDefaults().spec.validationErrors().isEmpty
        )
        let lines = ValidatableTests.deployment.spec.validationErrors(at: "spec").lines
        #expect(lines.contains("spec.strategy NotSupported"))
    }
}
