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

    /// Objects with a timeline where a request fails of it, and otherwise to the hooks that are too long.
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
        let hooks = tooLongHooks(in: workload)
        guard let longest = hooks.map(\.time).max() else { return [] }
        guard !workload.analyses.isEmpty else {
            return [finding(hooks, longest, workload, raisedGrace(in: workload, for: longest), nil)]
        }
        let mend = HookMend(of: workload) { pod in
            let grace = Duration.seconds(max(1, pod.terminationGracePeriodSeconds ?? 30))
            return (pod.containers + pod.sidecars).allSatisfy { (workload.hookReading(of: $0)?.least ?? .zero) < grace }
        }
        return [finding(hooks, longest, workload, mend.fix, mend.advice)]
    }

    /// A hook that is as long as the grace period or longer.
    private typealias Hook = (path: FieldPath, container: Container, time: Duration)

    private func tooLongHooks(in workload: Workload) -> [Hook] {
        workload.longRunningContainers.compactMap { path, container in
            guard let time = workload.hookReading(of: container)?.least, time >= .seconds(workload.gracePeriod) else {
                return nil
            }
            return (path, container, time)
        }
    }

    /// The containers whose native sleep the API server refuses, as far as a finding says so.
    func toldRefusals(in workload: Workload) -> [FieldPath] {
        if let told = workload.failure(of: .hookFitsGrace)?.container {
            return isRefused(told.container, in: workload) ? [told.path] : []
        }
        return tooLongHooks(in: workload).filter { isRefused($0.container, in: workload) }.map(\.path)
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

    /// Tells the longest of hooks that are too long, of those that the API server refuses if there are any; the others are
    /// related.
    private func finding(
        _ hooks: [Hook],
        _ longest: Duration,
        _ workload: Workload,
        _ fix: Fix?,
        _ advice: String?
    ) -> Finding {
        let refused = hooks.filter { isRefused($0.container, in: workload) }
        let hasRefused = !refused.isEmpty
        let told = (hasRefused ? refused : hooks).min { $0.time > $1.time } ?? hooks[0]
        let outcome =
            hasRefused
            ? "the API server refuses it" : "the hook is given up, and SIGKILL follows 2 s after the stop signal"
        return Finding(
            Self.about.code,
            hasRefused ? .error : .warning,
            "the preStop hook of \(told.container.name) takes \(Text.seconds(told.time)), but the grace period "
                + "is \(workload.gracePeriod) s and includes the hook; \(outcome)",
            at: workload.gracePeriodPlace,
            related: [hookPlace(told.path, note: "the hook", in: workload)]
                + hooks.filter { $0.path != told.path }.map { path, container, time in
                    let note = "the hook of \(container.name) takes \(Text.seconds(time))"
                    return hookPlace(path, note: note, in: workload)
                },
            evidence: evidence(longest, workload),
            advice: advice ?? "let terminationGracePeriodSeconds be more than \(Text.secondsNumber(longest))",
            fix: fix
        )
    }

    private func hookPlace(_ container: FieldPath, note: String, in workload: Workload) -> Finding.Place {
        workload.place(container.field("lifecycle").field("preStop"), note: note)
    }

    /// Time for the longest hook and for the application behind it.
    private func raisedGrace(in workload: Workload, for longest: Duration) -> Fix? {
        let application = workload.scope.assumptions.application
        guard application.drain.problem(as: "") == nil, application.servesOn.problem(as: "") == nil,
            longest.problem(as: "") == nil
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
