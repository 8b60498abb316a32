// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct LabelSelectorValidationTests {
    @Test(arguments: [
        LabelSelector(), LabelSelector(matchLabels: ["app": "web"]),
        LabelSelector(matchExpressions: [.init(key: "a", operator: .in, values: ["", "b"])]),
        LabelSelector(matchExpressions: [.init(key: "a", operator: .doesNotExist)]),
    ])
    func `a selector in order has no errors`(selector: LabelSelector) {
        #expect(selector.validationErrors().isEmpty)
    }

    @Test(arguments: [
        (LabelSelectorRequirement(key: "a", operator: .in), ["values Required"]),
        (LabelSelectorRequirement(key: "a", operator: .notIn, values: []), ["values Required"]),
        (LabelSelectorRequirement(key: "a", operator: .exists, values: ["x"]), ["values Forbidden"]),
        (
            LabelSelectorRequirement(key: "a", operator: .doesNotExist, values: ["-"]),
            ["values Forbidden", "values[0] Invalid"]
        ),
        (LabelSelectorRequirement(key: "a", operator: LabelSelectorOperator("Foo")), ["operator Invalid"]),
        (LabelSelectorRequirement(key: "", operator: .exists), ["key Invalid", "key Invalid"]),
        (LabelSelectorRequirement(key: "a", operator: .in, values: ["x", "x "]), ["values[1] Invalid"]),
    ])
    func `a mistake in an expression is told`(requirement: LabelSelectorRequirement, lines: [String]) {
        let selector = LabelSelector(matchExpressions: [requirement])
        #expect(selector.validationErrors().lines == lines.map { "matchExpressions[0].\($0)" })
    }

    @Test func `sentences say what would be right`() {
        let selector = LabelSelector(matchExpressions: [
            .init(key: "a", operator: .in), .init(key: "a", operator: .exists, values: ["x"]),
            .init(key: "a", operator: LabelSelectorOperator("Foo")),
        ])
        #expect(
            selector.validationErrors(at: "spec.selector").sentences == [
                #"spec.selector.matchExpressions[0].values: "In" needs values to compare with; add at least one"#,
                #"""
                spec.selector.matchExpressions[1].values: "Exists" compares with no values; \#
                remove them, or use "In" or "NotIn"
                """#,
                #"""
                spec.selector.matchExpressions[2].operator: "Foo" is not an operator; \#
                use one of "In", "NotIn", "Exists", "DoesNotExist"
                """#,
            ]
        )
    }

    private func workloadErrors(_ selector: LabelSelector) -> [ValidationError] {
        let template = PodTemplateSpec(metadata: ObjectMeta(labels: ["app": "web"]), spec: .blank)
        return selector.workloadErrors(at: "spec.selector", selecting: template, at: "spec.template") {
            [.missing("the rest", at: "spec.template.spec")]
        }
    }

    @Test(arguments: [
        (LabelSelector(matchLabels: ["app": "web"]), ["spec.template.spec Required"]),
        (
            LabelSelector(matchLabels: ["app": "other"]),
            ["spec.template.metadata.labels Invalid", "spec.template.spec Required"]
        ),
        (LabelSelector(), ["spec.selector Invalid", "spec.template.spec Required"]),
        (LabelSelector(matchLabels: ["app": "-"]), ["spec.selector.matchLabels Invalid", "spec.selector Invalid"]),
    ])
    func `the selector of a workload selects its template`(selector: LabelSelector, lines: [String]) {
        #expect(workloadErrors(selector).lines == lines)
    }
}
