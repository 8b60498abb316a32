// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// What path and application ask of the timings.
struct Needs {
    let routing: PathDuration
    let application: Application

    /// The least time from the start of the kill to the stop signal.
    private var untilStopSignal: Duration {
        max(.zero, routing.most + application.requestBeyondDrain - application.servesOn)
    }

    /// The least sleep in whole seconds.
    var leastSleep: Int { untilStopSignal.wholeSecondsRoundedUp }

    /// The least time before a hook may cut off requests.
    var leastUncut: Duration { routing.most + application.longestRequest }

    /// The least grace period in whole seconds for a sleep; longer than the hook, which it includes.
    func leastGrace(sleep: Int) -> Int {
        let end = Duration.seconds(sleep) + application.servesOn + application.drain
        return max(end.wholeSecondsRoundedUp, sleep > 0 ? sleep + 1 : 0)
    }

    /// The least deregistration delay in whole seconds.
    var leastDeregistrationDelay: Int { application.longestRequest.wholeSecondsRoundedUp }

    // MARK: - Reasons

    /// What the least sleep is made of.
    var sleepAttributions: [RolloutPlan.Attribution] {
        var attributions = routing.counted.map { counted in
            RolloutPlan.Attribution(
                name: counted.term.description,
                duration: counted.delay.most,
                source: counted.delay.description
            )
        }
        let requestBeyondDrain = application.requestBeyondDrain
        if requestBeyondDrain > .zero {
            let source = application.drain > .zero ? "stated, less the drain" : "stated; the application does not drain"
            attributions.append(.init(name: "longest request", duration: requestBeyondDrain, source: source))
        }
        if application.servesOn > .zero {
            let covered = min(application.servesOn, routing.most + requestBeyondDrain)
            attributions.append(
                .init(name: "served after the stop signal", duration: .zero - covered, source: "stated")
            )
        }
        return Self.roundedUp(attributions, to: leastSleep)
    }

    /// What the least grace period for a sleep is made of.
    func graceAttributions(sleep: Int) -> [RolloutPlan.Attribution] {
        var attributions: [RolloutPlan.Attribution] = []
        if sleep > 0 { attributions.append(.init(name: "preStop hook", duration: .seconds(sleep), source: "above")) }
        if application.servesOn > .zero {
            attributions.append(
                .init(name: "serving after the stop signal", duration: application.servesOn, source: "stated")
            )
        }
        if application.drain > .zero {
            attributions.append(.init(name: "application drain", duration: application.drain, source: "stated"))
        }
        return Self.roundedUp(attributions, to: leastGrace(sleep: sleep))
    }

    private static func roundedUp(
        _ attributions: [RolloutPlan.Attribution],
        to seconds: Int
    ) -> [RolloutPlan.Attribution] {
        let rest = attributions.reduce(.seconds(seconds)) { $0 - $1.duration }
        guard rest > .zero else { return attributions }
        let name = rest < .seconds(1) ? "rounding up" : "more than the hook"
        let source =
            rest < .seconds(1) ? "the field has whole seconds" : "a hook as long as the grace period is cut off"
        return attributions + [.init(name: name, duration: rest, source: source)]
    }

    // MARK: - Margins

    /// By how much each condition holds with these sleeps and this grace period; without a deregistration delay where
    /// nothing deregisters Pods.
    func margins(
        sleeps: PlannedSleeps,
        grace: Int,
        deregistrationDelay: Duration?,
        caps: [GraceCap]
    ) -> [ConditionMargin] {
        let grace = Duration.seconds(grace)
        let stopsListening = Duration.seconds(sleeps.shortest) + application.servesOn
        let lastEnd = Duration.seconds(sleeps.longest) + application.servesOn + application.drain
        let largestTerm = routing.counted.max { $0.delay.most < $1.delay.most }?.term.description ?? "nothing"
        var margins = [
            ConditionMargin(
                condition: .serverOutlivesRouting,
                needed: routing.most,
                given: stopsListening,
                binding: largestTerm
            ),
            // Two things can cut a request off: the end of the process and SIGKILL; the nearer one counts.
            [
                ConditionMargin(
                    condition: .requestsFinish,
                    needed: routing.most + application.longestRequest,
                    given: stopsListening + application.drain,
                    binding: "longest request"
                ),
                ConditionMargin(
                    condition: .requestsFinish,
                    needed: lastEnd,
                    given: grace,
                    binding: application.drain > .zero ? "application drain" : "preStop hook"
                ),
            ].min { $0.slack < $1.slack },
            ConditionMargin(
                condition: .hookFitsGrace,
                needed: .seconds(sleeps.longest) + .seconds(sleeps.longest > 0 ? 1 : 0),
                given: grace,
                binding: "preStop hook"
            ),
            deregistrationDelay.map { delay in
                ConditionMargin(
                    condition: .deregistrationOutlastsRequests,
                    needed: application.longestRequest,
                    given: delay,
                    binding: "longest request"
                )
            },
        ].compactMap { $0 }
        if let cap = caps.min(by: { $0.limit < $1.limit }) {
            margins.append(
                ConditionMargin(
                    condition: .environmentLetsGraceStand,
                    needed: grace,
                    given: cap.limit,
                    binding: cap.source
                )
            )
        }
        return margins
    }
}
