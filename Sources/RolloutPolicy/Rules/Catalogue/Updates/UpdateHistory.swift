// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// Datree's example for revisionHistoryLimit.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to workloads that keep no old version.
public struct NoRevisionHistory: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "no-revision-history",
        category: .updates,
        summary: "A workload keeps the version before",
        rationale: "Without history an update that goes wrong cannot be undone with `kubectl rollout undo`.",
        reference: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        let limit =
            switch workload.resource {
            case let deployment as Deployment: deployment.spec.revisionHistoryLimit
            case let statefulSet as StatefulSet: statefulSet.spec.revisionHistoryLimit
            case let daemonSet as DaemonSet: daemonSet.spec.revisionHistoryLimit
            default: nil as Int?
            }
        guard limit == 0 else { return [] }
        let path: FieldPath = "spec.revisionHistoryLimit"
        return [
            objection(
                "no version before is kept, so that an update cannot be undone",
                at: workload.place(path),
                evidence: [.init("revisionHistoryLimit", .number(0))],
                advice: "keep one or more; by default 10 are kept",
                fix: Fix("Keep as many versions as by default", [.remove(path, of: workload.member.position)])
            )
        ]
    }
}

/// Objects to Deployments that do not update.
public struct PausedDeployment: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "paused-deployment",
        severity: .note,
        category: .updates,
        summary: "A Deployment updates its Pods",
        rationale: "A Deployment that is paused in its manifest takes every change and acts on none.",
        reference:
            "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pausing-and-resuming-a-deployment"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        guard let deployment = workload.resource as? Deployment, deployment.spec.paused == true else { return [] }
        return [objection("the Deployment is paused", at: workload.place("spec.paused"), advice: "remove the field")]
    }
}
