// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// A preStop hook takes as long as the grace period or longer, and is given up: condition 3.
///
/// Encodes the measurement of dingyu.dev, a hook of 40 s under a grace period of 30 s: 3 failed requests of 750,000, and
/// none with a grace period of 50 s; hooks of 35 s under the default of 30 s; and kubernetes/website 55092.
public struct HookOutlastsGracePeriod: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "hook-outlasts-grace-period",
        severity: .error,
        category: .shutdown,
        summary: "The preStop hook ends before the grace period does",
        rationale: "The grace period includes the hook. When it is over the hook is given up, and the process has two "
            + "seconds from the stop signal to SIGKILL; the API server refuses a native sleep that is longer.",
        reference: "https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution"
    )

    /// Creates the rule.
    public init() {}

    /// Objects with a timeline where a request fails of it, and otherwise to each hook that is too long.
    public func findings(in workload: Workload) -> [Finding] {
        if let failure = workload.failure(of: .hookFitsGrace) {
            let refusal =
                isRefused(failure.container?.container, in: workload) ? ", so that the API server refuses it" : ""
            return [
                failure.finding(
                    Self.about.code,
                    "\(failure.hookClause), but the grace period is \(workload.gracePeriod) s and includes the hook"
                        + "\(refusal); \(failure.outcome)",
                    atGrace: true,
                    evidence: failure.reading?.most.map { evidence($0, workload) }
                )
            ]
        }
        return workload.longRunningContainers.compactMap { path, container in
            guard isTooLong(container, workload.gracePeriod, workload) else { return nil }
            guard !workload.analyses.isEmpty else {
                return finding(path, container, workload, raisedGrace(in: workload), nil)
            }
            let mend = HookMend(of: workload) { pod in
                let planned = (pod.containers + pod.sidecars).filter { $0.name == container.name }
                return !planned.contains { isTooLong($0, max(1, pod.terminationGracePeriodSeconds ?? 30), workload) }
            }
            return finding(path, container, workload, mend.fix, mend.advice)
        }
    }

    private func isTooLong(_ container: Container, _ grace: Int, _ workload: Workload) -> Bool {
        workload.hookReading(of: container).map { $0.least >= .seconds(grace) } ?? false
    }

    /// The API server refuses a native sleep that is longer than the grace period, but not one as long.
    private func isRefused(_ container: Container?, in workload: Workload) -> Bool {
        container?.lifecycle?.preStop?.sleep.map { $0.seconds > workload.gracePeriod } ?? false
    }

    private func evidence(_ hook: Duration, _ workload: Workload) -> [Finding.Evidence] {
        [
            Finding.Evidence("needed", .duration(hook + .seconds(1))),
            Finding.Evidence("given", .duration(.seconds(workload.gracePeriod))),
            Finding.Evidence("binding", .text("preStop hook")),
        ]
    }

    private func finding(
        _ path: FieldPath,
        _ container: Container,
        _ workload: Workload,
        _ fix: Fix?,
        _ advice: String?
    ) -> Finding {
        let seconds = workload.hookReading(of: container)?.least ?? .zero
        let isRefused = isRefused(container, in: workload)
        let outcome =
            isRefused
            ? "the API server refuses it" : "the hook is given up, and SIGKILL follows 2 s after the stop signal"
        return Finding(
            Self.about.code,
            isRefused ? .error : .warning,
            "the preStop hook of \(container.name) takes \(Text.seconds(seconds)), but the grace period is "
                + "\(workload.gracePeriod) s and includes the hook; \(outcome)",
            at: workload.gracePeriodPlace,
            related: [workload.place(path.field("lifecycle").field("preStop"), note: "the hook")],
            evidence: evidence(seconds, workload),
            advice: advice ?? "let terminationGracePeriodSeconds be more than \(Text.secondsNumber(seconds))",
            fix: fix
        )
    }

    /// Time for the longest hook and for the application behind it.
    private func raisedGrace(in workload: Workload) -> Fix? {
        let hooks = workload.longRunningContainers.compactMap { workload.hookReading(of: $0.container)?.least }
        let application = workload.scope.assumptions.application
        guard application.drain.problem(as: "") == nil, application.servesOn.problem(as: "") == nil,
            let longest = hooks.max(), longest.problem(as: "") == nil
        else { return nil }
        let end = longest + max(.seconds(1), application.servesOn + application.drain)
        guard workload.scope.assumptions.caps.allSatisfy({ end <= $0.limit }) else { return nil }
        let seconds = end.wholeSecondsRoundedUp
        return Fix(
            "Let terminationGracePeriodSeconds be \(seconds)",
            [workload.setting(workload.podPath.field("terminationGracePeriodSeconds"), to: .integer(seconds))]
        )
    }
}
