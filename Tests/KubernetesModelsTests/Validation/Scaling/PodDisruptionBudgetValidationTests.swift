// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

struct PodDisruptionBudgetValidationTests {
    private func errors(_ spec: PodDisruptionBudgetSpec?, name: String = "web") -> [String] {
        PodDisruptionBudget(metadata: ObjectMeta(name: name), spec: spec).validationErrors().lines
    }

    @Test(
        arguments: [
            (nil, []), (PodDisruptionBudgetSpec(minAvailable: "50%"), []),
            (PodDisruptionBudgetSpec(maxUnavailable: 0, unhealthyPodEvictionPolicy: .alwaysAllow), []),
            (PodDisruptionBudgetSpec(minAvailable: 1, maxUnavailable: 1), ["spec Invalid"]),
            (PodDisruptionBudgetSpec(minAvailable: -1), ["spec.minAvailable Invalid"]),
            (PodDisruptionBudgetSpec(minAvailable: "101%"), ["spec.minAvailable Invalid"]),
            (PodDisruptionBudgetSpec(maxUnavailable: "a"), ["spec.maxUnavailable Invalid"]),
            (
                PodDisruptionBudgetSpec(selector: LabelSelector(matchLabels: ["a": "-"])),
                ["spec.selector.matchLabels Invalid"]
            ),
            (
                PodDisruptionBudgetSpec(unhealthyPodEvictionPolicy: .init("Foo")),
                ["spec.unhealthyPodEvictionPolicy NotSupported"]
            ),
        ] as [(PodDisruptionBudgetSpec?, [String])]
    )
    func `a budget says how many may be missing`(spec: PodDisruptionBudgetSpec?, lines: [String]) {
        #expect(errors(spec) == lines)
    }

    @Test func `the name fits a URL, and is looked at last`() {
        #expect(errors(nil, name: "Web 1").isEmpty)
        #expect(errors(nil, name: "a/b") == ["metadata.name Invalid"])
        #expect(errors(PodDisruptionBudgetSpec(minAvailable: -1), name: "a/b") == ["spec.minAvailable Invalid"])
    }

    @Test func `the sentence says what would be right`() {
        #expect(
            PodDisruptionBudgetSpec(minAvailable: 1, maxUnavailable: 1).validationErrors(at: "spec").sentences == [
                "spec: the budget has both minAvailable and maxUnavailable; keep one of the two"
            ]
        )
    }
}
