// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-score service-targets-pod, kube-linter dangling-service, Popeye 508, 1100 and 1105, kubevious service-selector-ref;
// Kyverno require-unique-service-selector, Gatekeeper uniqueserviceselector.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to Services that select no Pods.
public struct ServiceSelectsNoPods: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "service-selects-no-pods",
        category: .references,
        summary: "A Service selects Pods",
        rationale: "A Service whose labels are those of no Pods has no endpoints, and every request fails.",
        reference: "https://kubernetes.io/docs/concepts/services-networking/service/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges the Services; those without a selector get their endpoints from elsewhere.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.all(Service.self).compactMap { service in
            guard let selector = service.resource.selectorOfPods else { return nil }
            let namespace = scope.namespace(at: service.position)
            let labels = LabelSelector(matchLabels: selector)
            guard !scope.resources.hasPods(selectedBy: labels, namespace: namespace) else { return nil }
            return objection(
                "the Service selects no Pods of these manifests",
                at: scope.place("spec.selector", of: service),
                evidence: selector.sorted { $0.key < $1.key }.map { .init($0.key, .text($0.value)) },
                advice: "select the labels of a template"
            )
        }
    }
}

/// Objects to Services that select the same Pods by the same labels.
public struct DuplicateServiceSelector: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "duplicate-service-selector",
        severity: .note,
        category: .references,
        summary: "Two Services select different Pods",
        rationale: """
            A Service that was copied and not changed sends its requests to the Pods of another. Where it is meant, each \
            of the Services has target groups and readiness gates of its own.
            """,
        reference: "https://kyverno.io/policies/other/require-unique-service-selector/require-unique-service-selector/"
    )

    private struct Key: Hashable {
        let namespace: String
        let selector: [String: String]
        let isHeadless: Bool
    }

    /// Creates the rule.
    public init() {}

    /// Judges the Services; one without an address beside one that has one is meant so.
    public func findings(in scope: RuleScope) -> [Finding] {
        var first: [Key: ResourceSet.Member<Service>] = [:]
        return scope.resources.all(Service.self).compactMap { service in
            guard let selector = service.resource.selectorOfPods else { return nil }
            let key = Key(
                namespace: scope.namespace(at: service.position),
                selector: selector,
                isHeadless: service.resource.spec.clusterIP == "None"
            )
            guard let other = first[key] else {
                first[key] = service
                return nil
            }
            return objection(
                "another Service selects the same Pods",
                at: scope.place("spec.selector", of: service),
                related: [scope.place("spec.selector", of: other, note: "this Service has the same selector")],
                advice: "check that this is meant"
            )
        }
    }
}

extension Service {
    /// The labels of the Pods that get the requests; nil where something else makes the endpoints.
    fileprivate var selectorOfPods: [String: String]? {
        guard let selector = spec.selector, !selector.isEmpty, spec.type != .externalName else { return nil }
        return selector
    }
}
