// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// A new Pod may take longer than the progress deadline: condition 7.
///
/// Encodes the controller's issues 1960 and 2287, gates that took 10 s to 10 min: the deadline runs out although nothing is
/// wrong, and whoever watches the rollout is told that it has failed.
public struct ProgressDeadlineTooShort: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "progress-deadline-too-short",
        category: .updates,
        summary: "The progress deadline is longer than a new Pod may take",
        rationale:
            "Start-up, registration, health checks, the gate and minReadySeconds all count; the deadline begins anew "
            + "with each Pod.",
        reference: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds"
    )

    /// Creates the rule.
    public init() {}

    /// Objects where an update without any fault is reported as failed.
    public func findings(in workload: Workload) -> [Finding] {
        guard let failure = workload.failure(of: .progressDeadlineSuffices), let margin = failure.margin else {
            return []
        }
        let longest = workload.analyses.compactMap { $0.update?.availability.upperBound }.max() ?? margin.needed
        let seconds = longest.wholeSecondsRoundedUp + 1
        let path: FieldPath = "spec.progressDeadlineSeconds"
        return [
            Finding(
                Self.about.code,
                failure.severity,
                "a new Pod may take \(Text.seconds(margin.needed)) until it is available, but the progress deadline is "
                    + "\(Text.seconds(margin.given)); at \(Text.seconds(margin.given)) the update is reported as failed",
                at: workload.place(path),
                related: [
                    workload.place("spec.minReadySeconds", note: "minReadySeconds is \(workload.minReadySeconds)")
                ],
                evidence: failure.evidence,
                advice: "let progressDeadlineSeconds be \(seconds) or more",
                timeline: failure.counterexample.timeline,
                fix: Fix(
                    "Let progressDeadlineSeconds be \(seconds)",
                    [workload.setting(path, to: .integer(seconds))]
                )
            )
        ]
    }
}
