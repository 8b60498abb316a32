// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TestSupport
import Testing

struct LabelSelectorMatchingTests {
    private static let labels = ["app": "web", "tier": "front", "empty": ""]

    @Test(
        arguments: [
            ([:], true), (["app": "web"], true), (["app": "web", "tier": "front"], true), (["empty": ""], true),
            (["app": "api"], false), (["app": "web", "tier": "back"], false), (["absent": ""], false),
            (["app": ""], false),
            (["App": "web"], false), (["app": "Web"], false),
        ] as [([String: String], Bool)]
    )
    func `all labels must be there with their values`(wanted: [String: String], isMatch: Bool) {
        #expect(LabelSelector(matchLabels: wanted).matches(Self.labels) == isMatch)
    }

    @Test(
        arguments: [
            ("app", .in, ["web"], true), ("app", .in, ["api", "web"], true), ("app", .in, ["api"], false),
            ("absent", .in, ["web"], false), ("absent", .in, [""], false), ("empty", .in, [""], true),
            ("app", .notIn, ["api"], true), ("app", .notIn, ["api", "web"], false), ("empty", .notIn, [""], false),
            // What is absent is not in any set.
            ("absent", .notIn, ["web"], true), ("absent", .notIn, [""], true),
            ("app", .exists, nil, true), ("app", .exists, [], true), ("empty", .exists, nil, true),
            ("absent", .exists, nil, false),
            ("app", .doesNotExist, nil, false), ("empty", .doesNotExist, [], false),
            ("absent", .doesNotExist, nil, true),
        ] as [(String, LabelSelectorOperator, [String]?, Bool)]
    )
    func `an expression is about one label`(
        key: String,
        operator: LabelSelectorOperator,
        values: [String]?,
        isMatch: Bool
    ) {
        let expression = LabelSelectorRequirement(key: key, operator: `operator`, values: values)
        #expect(expression.matches(Self.labels) == isMatch)
        #expect(LabelSelector(matchExpressions: [expression]).matches(Self.labels) == isMatch)
    }

    @Test(
        arguments: [
            (.in, nil), (.in, []), (.notIn, nil), (.notIn, []), (.exists, ["web"]), (.doesNotExist, ["web"]),
            (LabelSelectorOperator("Gt"), ["1"]), (LabelSelectorOperator("in"), ["web"]),
            (LabelSelectorOperator(""), nil),
        ] as [(LabelSelectorOperator, [String]?)]
    )
    func `what the API server refuses selects nothing`(operator: LabelSelectorOperator, values: [String]?) {
        for key in ["app", "absent"] {
            #expect(!LabelSelectorRequirement(key: key, operator: `operator`, values: values).matches(Self.labels))
        }
    }

    @Test func `labels and expressions must all match`() {
        let isWeb = LabelSelectorRequirement(key: "app", operator: .in, values: ["web"])
        let isBack = LabelSelectorRequirement(key: "tier", operator: .in, values: ["back"])
        let labels = ["app": "web"]
        #expect(LabelSelector(matchLabels: labels, matchExpressions: [isWeb]).matches(Self.labels))
        #expect(!LabelSelector(matchLabels: labels, matchExpressions: [isBack]).matches(Self.labels))
        #expect(!LabelSelector(matchLabels: ["app": "api"], matchExpressions: [isWeb]).matches(Self.labels))
        #expect(!LabelSelector(matchExpressions: [isWeb, isBack]).matches(Self.labels))
    }

    @Test(arguments: [
        LabelSelector(), LabelSelector(matchLabels: [:]), LabelSelector(matchExpressions: []),
        LabelSelector(matchLabels: [:], matchExpressions: []),
    ])
    func `an empty selector selects everything`(selector: LabelSelector) {
        #expect(selector.isEmpty)
        #expect(selector.matches([:]))
        #expect(selector.matches(Self.labels))
    }

    @Test func `a selector with a condition is not empty`() {
        #expect(!LabelSelector(matchLabels: ["app": "web"]).isEmpty)
        #expect(!LabelSelector(matchExpressions: [LabelSelectorRequirement(key: "app", operator: .exists)]).isEmpty)
    }

    @Test func `an expression and its opposite part all labels`() {
        var random = SeededGenerator(seed: 19)
        let (keys, values) = (["a", "b"], ["", "x", "y"])
        for _ in 0..<2000 {
            let labels = Dictionary(
                keys.filter { _ in Bool.random(using: &random) }.map { ($0, random.element(of: values)) }
            ) { first, _ in first }
            let key = random.element(of: keys)
            let some = (0...Int.random(in: 0...1, using: &random)).map { _ in random.element(of: values) }
            func matches(_ operator: LabelSelectorOperator, _ values: [String]?) -> Bool {
                LabelSelectorRequirement(key: key, operator: `operator`, values: values).matches(labels)
            }
            #expect(matches(.in, some) != matches(.notIn, some))
            #expect(matches(.exists, nil) != matches(.doesNotExist, nil))
            #expect(matches(.exists, nil) || !matches(.in, some))
            #expect(LabelSelector(matchLabels: labels).matches(labels))
        }
    }
}
