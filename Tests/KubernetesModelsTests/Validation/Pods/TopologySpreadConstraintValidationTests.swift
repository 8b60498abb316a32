// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct TopologySpreadConstraintValidationTests {
    private func errors(_ change: (inout TopologySpreadConstraint) -> Void) -> [String] {
        var constraint = TopologySpreadConstraint(maxSkew: 1, topologyKey: "zone", whenUnsatisfiable: .doNotSchedule)
        change(&constraint)
        return [constraint].validationErrors(at: .root).lines
    }

    @Test func `a constraint in order has no errors`() {
        #expect(errors { _ in }.isEmpty)
        let lines = errors {
            $0.minDomains = 1
            $0.labelSelector = LabelSelector(matchLabels: ["app": "web"])
            $0.matchLabelKeys = ["pod-template-hash"]
            $0.nodeTaintsPolicy = .honor
        }
        #expect(lines.isEmpty)
    }

    @Test func `a mistake is told`() {
        #expect(errors { $0.maxSkew = 0 } == ["[0].maxSkew Invalid"])
        #expect(errors { $0.topologyKey = "" } == ["[0].topologyKey Required"])
        #expect(errors { $0.whenUnsatisfiable = .init("") } == ["[0].whenUnsatisfiable NotSupported"])
        #expect(errors { $0.minDomains = 0 } == ["[0].minDomains Invalid"])
        #expect(errors { $0.nodeAffinityPolicy = .init("Foo") } == ["[0].nodeAffinityPolicy NotSupported"])
        #expect(errors { $0.nodeTaintsPolicy = .init("Foo") } == ["[0].nodeTaintsPolicy NotSupported"])
        #expect(errors { $0.matchLabelKeys = ["a"] } == ["[0].matchLabelKeys Forbidden"])
        #expect(
            errors { $0.labelSelector = LabelSelector(matchLabels: ["a": "-"]) } == [
                "[0].labelSelector.matchLabels Invalid"
            ]
        )
    }

    @Test func `a least number of domains must be kept`() {
        let lines = errors {
            $0.minDomains = 0
            $0.whenUnsatisfiable = .scheduleAnyway
        }
        #expect(lines == ["[0].minDomains Invalid", "[0].minDomains Invalid"])
    }

    @Test func `constraints differ in key or consequence`() {
        let first = TopologySpreadConstraint(maxSkew: 1, topologyKey: "zone", whenUnsatisfiable: .doNotSchedule)
        var second = first
        #expect(
            [first, second].validationErrors(at: .root).lines == ["[0].{topologyKey, whenUnsatisfiable} Duplicate"]
        )
        second.whenUnsatisfiable = .scheduleAnyway
        #expect([first, second].validationErrors(at: .root).isEmpty)
    }

    private static let cases: [(LabelSelector?, matching: [String], mismatching: [String], lines: [String])] = [
        (nil, ["a"], ["b"], ["matchLabelKeys Forbidden", "mismatchLabelKeys Forbidden"]),
        (LabelSelector(), ["a", "a b"], ["-"], ["matchLabelKeys[1] Invalid", "mismatchLabelKeys[0] Invalid"]),
        (LabelSelector(), ["a"], ["a"], ["matchLabelKeys[0] Invalid"]),
        (LabelSelector(matchLabels: ["a": "b"]), ["a"], [], []),
        (
            LabelSelector(matchLabels: ["a": "b"], matchExpressions: [.init(key: "a", operator: .exists)]),
            ["a", "c", "a"], [], ["[2] Invalid"]
        ),
    ]

    @Test(arguments: cases)
    func `keys are added to a selector`(
        selector: LabelSelector?,
        matching: [String],
        mismatching: [String],
        lines: [String]
    ) {
        #expect(selector.keyErrors(matching: matching, mismatching: mismatching, at: .root).lines == lines)
    }
}
