// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// The environment shortens the grace period: condition 8.
///
/// Encodes Kyverno's policy mutate-termination-grace-period-seconds, which turns every grace period above 50 s into 50 s,
/// so that the sleep of 70 s of the controller's issue 2106 can never be safe; the autoscaler's 600 s and Spot's 120 s.
public struct GracePeriodAboveCap: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "grace-period-above-cap",
        severity: .error,
        category: .shutdown,
        summary: "The environment lets the grace period stand",
        rationale:
            "Admission policies, node autoscalers and interruptions of Spot instances shorten grace periods without "
            + "a trace in the manifest.",
        reference: "https://kyverno.io/policies/other/mutate-termination-grace-period-seconds/"
    )

    /// Creates the rule.
    public init() {}

    /// Objects with a timeline where a request fails of it, and otherwise where a limit shortens the grace period.
    public func findings(in workload: Workload) -> [Finding] {
        guard let cap = workload.scope.assumptions.caps.min(by: { $0.limit < $1.limit }),
            cap.limit < .seconds(workload.gracePeriod)
        else { return [] }
        let message =
            "the grace period is \(workload.gracePeriod) s, but \(cap.source) lets a Pod have \(Text.seconds(cap.limit))"
        if let failure = workload.failure(of: .environmentLetsGraceStand) {
            return [failure.finding(Self.about.code, "\(message); \(failure.outcome)", atGrace: true)]
        }
        // Another condition tells what fails, and plans with the limit.
        guard !workload.isTerminationTold() else { return [] }
        let mend =
            workload.analyses.isEmpty
            ? nil : HookMend(of: workload) { .seconds($0.terminationGracePeriodSeconds ?? 30) <= cap.limit }
        return [
            Finding(
                Self.about.code,
                .warning,
                message,
                at: workload.gracePeriodPlace,
                evidence: [
                    Finding.Evidence("needed", .duration(.seconds(workload.gracePeriod))),
                    Finding.Evidence("given", .duration(cap.limit)),
                    Finding.Evidence("binding", .text(cap.source)),
                ],
                advice: mend?.advice ?? "let terminationGracePeriodSeconds be at most \(Text.secondsNumber(cap.limit))",
                fix: mend?.fix
            )
        ]
    }
}
