// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-score statefulset-has-servicename.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to StatefulSets without a Service that gives their Pods names.
public struct StatefulSetServiceMissing: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "stateful-set-service-missing",
        category: .references,
        summary: "A StatefulSet names a headless Service that selects its Pods",
        rationale:
            "The names of the Pods resolve only with the help of that Service, and members find each other by them.",
        reference: "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a StatefulSet.
    public func findings(in workload: Workload) -> [Finding] {
        guard let statefulSet = workload.resource as? StatefulSet else { return [] }
        let place = workload.place("spec.serviceName")
        guard let name = statefulSet.spec.serviceName, !name.isEmpty else {
            return [objection("no Service gives the Pods names", at: place, advice: "name a headless Service")]
        }
        let scope = workload.scope
        let namespace = scope.namespace(at: workload.member.position)
        guard let service = scope.resources.first(Service.self, named: name, namespace: namespace) else {
            return [
                objection(
                    "these manifests have no Service \(name)",
                    at: place,
                    evidence: [.init("Service", .text(name))],
                    advice: "add a headless Service of that name"
                )
            ]
        }
        let labels = statefulSet.spec.template.metadata.labels ?? [:]
        let selector = service.resource.spec.selector ?? [:]
        if selector.isEmpty || !LabelSelector(matchLabels: selector).matches(labels) {
            return [
                objection(
                    "Service \(name) does not select the Pods",
                    at: place,
                    related: [scope.place("spec.selector", of: service, note: "it selects other labels")],
                    advice: "select the labels of the template"
                )
            ]
        }
        guard service.resource.spec.clusterIP != "None" else { return [] }
        return [
            objection(
                "Service \(name) is not headless, so that the Pods have no names",
                at: place,
                related: [scope.place("spec.clusterIP", of: service, note: "a headless Service has \"None\" here")],
                advice: "name a headless Service; the address of one that exists cannot be changed"
            )
        ]
    }
}
