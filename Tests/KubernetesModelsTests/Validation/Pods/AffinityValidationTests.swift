// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct AffinityValidationTests {
    private static let required = "requiredDuringSchedulingIgnoredDuringExecution"
    private static let preferred = "preferredDuringSchedulingIgnoredDuringExecution"

    private func nodeErrors(_ requirement: NodeSelectorRequirement, isField: Bool = false) -> [String] {
        let term = NodeSelectorTerm(
            matchExpressions: isField ? nil : [requirement],
            matchFields: isField ? [requirement] : nil
        )
        let selector = NodeSelector(nodeSelectorTerms: [term])
        let affinity = NodeAffinity(requiredDuringSchedulingIgnoredDuringExecution: selector)
        return Affinity(nodeAffinity: affinity).validationErrors(at: .root).lines
    }

    @Test(arguments: [
        (NodeSelectorRequirement(key: "a", operator: .in, values: ["b"]), []),
        (NodeSelectorRequirement(key: "a", operator: .exists), []),
        (NodeSelectorRequirement(key: "a", operator: .greaterThan, values: ["5"]), []),
        (NodeSelectorRequirement(key: "a", operator: .notIn), ["values Required"]),
        (NodeSelectorRequirement(key: "a", operator: .doesNotExist, values: ["b"]), ["values Forbidden"]),
        (NodeSelectorRequirement(key: "a", operator: .lessThan, values: ["1", "2"]), ["values Required"]),
        (NodeSelectorRequirement(key: "", operator: .init("Foo")), ["operator Invalid", "key Invalid", "key Invalid"]),
        (NodeSelectorRequirement(key: "a", operator: .in, values: ["-"]), ["values[0] Invalid"]),
    ])
    func `a requirement on labels is complete`(requirement: NodeSelectorRequirement, lines: [String]) {
        let path = "nodeAffinity.\(Self.required).nodeSelectorTerms[0].matchExpressions[0]"
        #expect(nodeErrors(requirement) == lines.map { "\(path).\($0)" })
    }

    @Test(arguments: [
        (NodeSelectorRequirement(key: "metadata.name", operator: .in, values: ["node-1"]), []),
        (NodeSelectorRequirement(key: "metadata.name", operator: .in), ["values Required"]),
        (NodeSelectorRequirement(key: "metadata.name", operator: .exists), ["operator Invalid"]),
        (NodeSelectorRequirement(key: "metadata.uid", operator: .in, values: ["a"]), ["key Invalid"]),
        (NodeSelectorRequirement(key: "metadata.name", operator: .in, values: ["A"]), ["values[0] Invalid"]),
    ])
    func `a requirement on fields is about the name`(requirement: NodeSelectorRequirement, lines: [String]) {
        let path = "nodeAffinity.\(Self.required).nodeSelectorTerms[0].matchFields[0]"
        #expect(nodeErrors(requirement, isField: true) == lines.map { "\(path).\($0)" })
    }

    @Test func `a requirement has a term`() {
        let affinity = NodeAffinity(requiredDuringSchedulingIgnoredDuringExecution: .init(nodeSelectorTerms: []))
        #expect(
            Affinity(nodeAffinity: affinity).validationErrors(at: .root).lines == [
                "nodeAffinity.\(Self.required).nodeSelectorTerms Required"
            ]
        )
    }

    @Test func `a preference has a weight, and its values are free`() {
        let term = NodeSelectorTerm(matchExpressions: [.init(key: "a", operator: .in, values: ["-"])])
        let preferences = [0, 1, 100, 101].map { PreferredSchedulingTerm(weight: $0, preference: term) }
        let affinity = NodeAffinity(preferredDuringSchedulingIgnoredDuringExecution: preferences)
        #expect(
            Affinity(nodeAffinity: affinity).validationErrors(at: .root).lines == [
                "nodeAffinity.\(Self.preferred)[0].weight Invalid", "nodeAffinity.\(Self.preferred)[3].weight Invalid",
            ]
        )
    }

    private static let term = PodAffinityTerm(
        labelSelector: LabelSelector(matchLabels: ["a": "-"]),
        namespaces: ["A"],
        topologyKey: "",
        namespaceSelector: LabelSelector(matchLabels: ["b": "-"]),
        mismatchLabelKeys: ["-"]
    )

    private static let termLines = [
        "labelSelector.matchLabels Invalid", "namespaceSelector.matchLabels Invalid", "namespace Invalid",
        "mismatchLabelKeys[0] Invalid", "topologyKey Required", "topologyKey Invalid", "topologyKey Invalid",
    ]

    @Test func `a term about other Pods is complete`() {
        let affinity = PodAffinity(requiredDuringSchedulingIgnoredDuringExecution: [Self.term])
        #expect(
            Affinity(podAffinity: affinity).validationErrors(at: .root).lines
                == Self.termLines.map { "podAffinity.\(Self.required)[0].\($0)" }
        )
    }

    @Test func `a preference about other Pods has a weight`() {
        let weighted = WeightedPodAffinityTerm(weight: 0, podAffinityTerm: Self.term)
        let affinity = PodAntiAffinity(preferredDuringSchedulingIgnoredDuringExecution: [weighted])
        let path = "podAntiAffinity.\(Self.preferred)[0]"
        #expect(
            Affinity(podAntiAffinity: affinity).validationErrors(at: .root).lines
                == ["\(path).weight Invalid"] + Self.termLines.map { "\(path).podAffinityTerm.\($0)" }
        )
    }

    @Test func `a term in order has no errors`() {
        let term = PodAffinityTerm(labelSelector: LabelSelector(), namespaces: ["a"], topologyKey: "zone")
        let required = PodAntiAffinity(requiredDuringSchedulingIgnoredDuringExecution: [term])
        #expect(Affinity(podAntiAffinity: required).validationErrors(at: .root).isEmpty)
        #expect(Affinity().validationErrors(at: .root).isEmpty)
    }
}
