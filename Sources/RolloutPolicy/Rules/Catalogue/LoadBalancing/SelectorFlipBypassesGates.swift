// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

/// A Service chooses between workloads by one label, so that traffic moves to Pods that have no gates.
///
/// Encodes Argo Rollouts 1283, 4433 and 4595: answers 503 in blue-green updates although targets were verified, since Pods of
/// the other colour were no targets until the selector changed.
public struct SelectorFlipBypassesGates: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "selector-flip-bypasses-gates",
        category: .loadBalancing,
        summary: "Traffic does not move by a change of a Service's selector",
        rationale:
            "Gates are injected for targets that a Pod has when it is created. Pods that a Service selects later are "
            + "registered at once and used when they are healthy, while the others are deregistered.",
        reference: "https://github.com/argoproj/argo-rollouts/issues/1283"
    )

    /// The labels by which people tell versions apart.
    private static let versions: Set<String> = [
        "active", "color", "colour", "deployment", "release", "revision", "slot", "stage", "track", "version",
        "app.kubernetes.io/version",
    ]

    /// Creates the rule.
    public init() {}

    /// Objects to Services with targets of type ip that select one of two workloads.
    public func findings(in scope: RuleScope) -> [Finding] {
        let targets = scope.targetGroups.targetGroups.filter { $0.targetType.value == .ip }.map(\.service)
        guard !targets.isEmpty else { return [] }
        var flips: [Flip: [String: ResourceSet.Member<any PodTemplated>]] = [:]
        for member in scope.resources.workloads {
            let labels = member.resource.podTemplate.metadata.labels ?? [:]
            let namespace = scope.resources.namespace(of: scope.resources.resources[member.position])
            for (key, value) in labels where Self.versions.contains(key) {
                let flip = Flip(
                    namespace: namespace,
                    key: key,
                    others: labels.filter { !Self.versions.contains($0.key) }
                )
                if flips[flip, default: [:]][value] == nil { flips[flip, default: [:]][value] = member }
            }
        }
        let alternatives = flips.filter { $0.value.count > 1 }
        guard !alternatives.isEmpty else { return [] }
        return Set(targets).sorted { ($0.namespace, $0.name) < ($1.namespace, $1.name) }.compactMap { name in
            finding(name, scope, flips)
        }
    }

    /// Labels that differ in one only.
    private struct Flip: Hashable {
        let namespace: String
        let key: String
        let others: [String: String]
    }

    private func finding(
        _ name: NamespacedName,
        _ scope: RuleScope,
        _ flips: [Flip: [String: ResourceSet.Member<any PodTemplated>]]
    ) -> Finding? {
        guard
            let service = scope.resources.first(Service.self, named: name.name, namespace: name.namespace),
            let selector = service.resource.spec.selector,
            let key = selector.keys.filter(Self.versions.contains).min(), let value = selector[key],
            let current = scope.resources.workloads(for: service).first
        else { return nil }
        let labels = current.resource.podTemplate.metadata.labels ?? [:]
        let flip = Flip(namespace: name.namespace, key: key, others: labels.filter { !Self.versions.contains($0.key) })
        guard let other = flips[flip]?.filter({ $0.key != value }).min(by: { $0.key < $1.key })?.value else {
            return nil
        }
        let path = FieldPath("spec.selector").key(key)
        let template = type(of: other.resource).podSpecPath.parent
        return Finding(
            Self.about.code,
            Self.about.severity,
            "Service \(name.name) selects \(key)=\(value); \(other.resource.title) differs in that label only, and its Pods "
                + "get no readiness gates for this Service",
            at: scope.place(path, of: service),
            related: [
                scope.place(template.appending("metadata.labels").key(key), at: other.position, note: "the other side")
            ],
            evidence: [Finding.Evidence("label", .text(key))],
            advice: "use a Service and a target group for each, and move the weights of the Ingress"
        )
    }
}
