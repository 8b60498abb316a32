// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-linter dangling-networkpolicy.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to network policies that select no Pods.
public struct NetworkPolicySelectsNoPods: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "network-policy-selects-no-pods",
        severity: .note,
        category: .references,
        summary: "A network policy selects Pods",
        rationale: "A policy whose labels are those of no Pods allows and forbids nothing.",
        reference: "https://docs.kubelinter.io/#/generated/checks?id=dangling-networkpolicy"
    )

    /// Creates the rule.
    public init() {}

    /// Judges the policies; an empty selector selects whatever a namespace will have.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.all(NetworkPolicy.self).compactMap { policy in
            let namespace = scope.namespace(at: policy.position)
            guard let selector = policy.resource.spec?.podSelector, !selector.isEmpty,
                !scope.resources.hasPods(selectedBy: selector, namespace: namespace)
            else { return nil }
            return objection(
                "the policy selects no Pods of these manifests",
                at: scope.place("spec.podSelector", of: policy),
                advice: "select the labels of a template"
            )
        }
    }
}
