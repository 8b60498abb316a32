// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// What every tool asks for: kube-score pod-probes, CKV_K8S_8 and 9, C-0018 and C-0056. Init containers and Jobs were
// false positives of several of them (checkov 4807); a container without ports beside one that serves is another.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to containers that serve and have no readiness probe.
public struct MissingReadinessProbe: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "missing-readiness-probe",
        category: .probes,
        summary: "A container that serves has a readiness probe",
        rationale: """
            Without one a Pod counts as ready as soon as its processes run. Requests reach it before it can answer, and \
            an update goes on to remove the Pods that can.
            """,
        reference: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload; what no Service selects gets a note.
    public func findings(in workload: Workload) -> [Finding] {
        workload.servers.filter { $0.container.readinessProbe == nil }.map { path, container in
            objection(
                "\(container.name) has no readiness probe",
                at: workload.place(path.field("readinessProbe")),
                severity: workload.isServing ? Self.about.severity : .note,
                related: workload.services.prefix(1).map {
                    workload.scope.place("spec.selector", of: $0, note: "this Service sends requests to the Pods")
                },
                advice: "add one that succeeds once the container can answer"
            )
        }
    }
}

/// Objects to containers that serve and have no liveness probe.
public struct MissingLivenessProbe: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "missing-liveness-probe",
        severity: .note,
        category: .probes,
        summary: "A container that can hang has a liveness probe",
        rationale: """
            A process that hangs without exiting is never restarted. A probe that is too strict does more harm than \
            none, so this is a note.
            """,
        reference: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        workload.servers.filter { $0.container.livenessProbe == nil }.map { path, container in
            objection(
                "\(container.name) has no liveness probe",
                at: workload.place(path.field("livenessProbe")),
                advice: "add one if the container can hang without exiting"
            )
        }
    }
}
