// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// Whether a Pod that is deleted fails a request, for any delays within their intervals: conditions 1 to 4, 8 and 9.
///
/// The answer is exact for its model: a Pod whose kubelet and whose endpoint's controllers hear of the deletion at the
/// same time, a path whose steps take any time within their intervals, a server that behaves as described, and a request
/// at any moment.
///
/// ```swift
/// switch try TerminationAnalysis(of: web, behind: path, application: application).verdict {
/// case .safe(let margin): print(margin.condition.sentence, margin.slack)
/// case .unsafe(let counterexample): print(counterexample.timeline)
/// }
/// ```
public struct TerminationAnalysis: Hashable, Sendable {
    /// The answer.
    public enum Verdict: Hashable, Sendable {
        /// No request fails; the margin is the one with the least slack.
        case safe(ConditionMargin)
        /// A request can fail; of several ways the first in the order of conditions.
        case unsafe(Counterexample)
    }

    /// The answer.
    public let verdict: Verdict

    /// By how much conditions 1, 2 and 4 hold, in the worst case of all containers that serve; negative where one does
    /// not.
    ///
    /// Conditions 3, 8 and 9 have none of their own: where one of them does not hold, 1 or 2 does not either.
    public let margins: [ConditionMargin]

    /// For each condition that does not hold, what happens when every delay is as long as it can be.
    public let worst: [Counterexample]

    /// For each condition that does not hold, what happens with delays as near to the middle of their intervals as a
    /// request still fails.
    public let likeliest: [Counterexample]

    /// How long the Pod takes to end, with the grace period that counts.
    let ends: ClosedRange<Duration>

    /// Analyses a workload.
    ///
    /// - Parameters:
    ///   - workload: The workload.
    ///   - path: How traffic finds out that a Pod is going.
    ///   - application: What the program in the containers does.
    ///   - deregistrationDelay: The target group's; ELB's default is 300 s. It plays no part on a path without a load
    ///     balancer that deregisters Pods.
    ///   - caps: The limits of the environment.
    ///   - hooks: What the hooks of containers do, by the containers' names, where that is known better than from their
    ///     handlers.
    /// - Throws: ``PlanningError`` where a time makes no sense, or where the workload has no containers.
    public init(
        of workload: some PodTemplated,
        behind path: TrafficPath,
        application: Application,
        deregistrationDelay: Duration = .seconds(300),
        caps: [GraceCap] = [],
        hooks: [String: HookReading] = [:]
    ) throws(PlanningError) {
        try PlanningError.check(path, application)
        try PlanningError.check(deregistrationDelay, "the deregistration delay")
        try PlanningError.check(caps)
        try PlanningError.check(hooks)
        let pod = workload.podTemplate.spec
        let grace = pod.terminationGracePeriodSeconds ?? 30
        let limit = caps.map(\.limit.wholeSecondsRoundedDown).min() ?? .max
        let stated = StopWindow.all(of: pod, grace: grace, application: application, hooks: hooks)
        guard !stated.serving.isEmpty else {
            throw PlanningError(.noContainers, "the Pod template has no containers, so there is nothing to analyse")
        }
        let effective =
            limit < grace ? StopWindow.all(of: pod, grace: limit, application: application, hooks: hooks) : stated
        let work = Analysis(
            path: path,
            application: application,
            deregistrationDelay: deregistrationDelay,
            windows: effective.serving,
            stated: stated.serving,
            running: effective.running
        )
        let findings = work.findings()
        worst = findings.map(\.worst)
        likeliest = findings.map(\.likeliest)
        margins = work.margins()
        ends = work.ends
        if let first = worst.first {
            verdict = .unsafe(first)
        } else {
            verdict = .safe(margins.min { $0.slack < $1.slack } ?? margins[0])
        }
    }

    /// Whether no request can fail.
    public var isSafe: Bool {
        if case .safe = verdict { true } else { false }
    }
}

/// The work of an analysis.
private struct Analysis {
    let path: TrafficPath
    let application: Application
    let deregistrationDelay: Duration
    /// The containers that serve, with the grace period that counts.
    let windows: [StopWindow]
    /// The same with the grace period that is stated, whatever the environment allows.
    let stated: [StopWindow]
    /// All containers that a Pod waits for, with the grace period that counts.
    let running: [StopWindow]

    private func routing(atThousandth share: Int) -> Duration {
        let end = path.routing(atThousandth: share)
        // SIGKILL comes at most two seconds behind the grace period.
        return path.endlessness == nil ? end : max(end, .seconds(windows[0].grace) + .seconds(3))
    }

    private var longestRouting: Duration { routing(atThousandth: 1000) }

    /// How long the containers take to end: those that drain may be done at once.
    var ends: ClosedRange<Duration> {
        let least = running.compactMap { $0.runs(wait: $0.earliest).map(\.serverStops).min() }.max() ?? .zero
        let most = running.compactMap { $0.runs(wait: $0.latest).map(\.ends).max() }.max() ?? .zero
        return least...max(least, most)
    }

    // MARK: - Counterexamples

    func findings() -> [ConditionFinding] {
        let doesAnyServe = windows.contains { $0.worst(.serving, routing: longestRouting).slack >= .zero }
        var findings: [ConditionFinding] = []
        for (window, stated) in zip(windows, stated) {
            findings += StopWindow.Aspect.allCases.compactMap { finding($0, window, stated, doesAnyServe) }
        }
        if let finding = deregistration() { findings.append(finding) }
        // One for each condition, that of the first container.
        var known: Set<RolloutCondition> = []
        return findings.filter { known.insert($0.worst.condition).inserted }
            .sorted { $0.worst.condition.rawValue < $1.worst.condition.rawValue }
    }

    private func finding(
        _ aspect: StopWindow.Aspect,
        _ window: StopWindow,
        _ stated: StopWindow,
        _ doesAnyServe: Bool
    ) -> ConditionFinding? {
        guard window.worst(aspect, routing: longestRouting).slack < .zero else { return nil }
        let condition = condition(aspect, window, stated, doesAnyServe)
        return ConditionFinding { share in
            window.worst(aspect, routing: routing(atThousandth: share)).slack < .zero
        } _: { share in
            counterexample(condition, aspect, window, atThousandth: share)
        }
    }

    private func counterexample(
        _ condition: RolloutCondition,
        _ aspect: StopWindow.Aspect,
        _ window: StopWindow,
        atThousandth share: Int
    ) -> Counterexample {
        let routing = routing(atThousandth: share)
        let run = window.worst(aspect, routing: routing).run
        let isRefused = aspect == .serving
        let steps = path.steps(atThousandth: share)
        let arrival = isRefused ? routing : min(routing, run.serverStops)
        let underWay = steps.last.map { $0.term == .requestRoundTrip ? $0.end - $0.start : .zero } ?? .zero
        return Counterexample(
            condition,
            window,
            run,
            steps: steps,
            requestSent: max(.zero, arrival - underWay),
            requestArrives: arrival,
            fails: failure(isRefused: isRefused),
            at: isRefused ? routing : run.ends
        )
    }

    private func failure(isRefused: Bool) -> RequestFailure {
        guard path.answersHTTP else { return isRefused ? .connectionRefused : .connectionReset }
        return isRefused ? .refused : .reset
    }

    /// Which condition it is that does not hold for a container.
    private func condition(
        _ aspect: StopWindow.Aspect,
        _ window: StopWindow,
        _ stated: StopWindow,
        _ doesAnyServe: Bool
    ) -> RolloutCondition {
        let routing = longestRouting
        if window.grace < stated.grace, stated.worst(aspect, routing: routing).slack >= .zero {
            return .environmentLetsGraceStand
        }
        let run = window.worst(aspect, routing: routing).run
        // A longer grace period does not help a server that the hook has told to stop, or whose requests it has cut off.
        let isOfHook = run.isCutOff || (aspect == .serving && run.told < run.stopSignal)
        if window.abandonsHook(at: run.stopSignal), !isOfHook { return .hookFitsGrace }
        guard aspect == .serving else { return .requestsFinish }
        // This one does not serve long enough, so that it must be another one.
        return doesAnyServe ? .allServersLive : .serverOutlivesRouting
    }

    // MARK: - The load balancer

    /// Whether the path has a load balancer that deregisters the Pod, and when it begins to.
    private func deregistrationStart(atThousandth share: Int) -> Duration? {
        path.steps(atThousandth: share).first { $0.term == .loadBalancerPropagation }?.start
    }

    private func deregistration() -> ConditionFinding? {
        guard application.longestRequest > deregistrationDelay else { return nil }
        func counterexample(_ share: Int) -> Counterexample? {
            guard let start = deregistrationStart(atThousandth: share) else { return nil }
            return Counterexample(
                .deregistrationOutlastsRequests,
                windows[0],
                windows[0].runs(wait: windows[0].latest)[0],
                steps: path.steps(atThousandth: share),
                requestSent: start,
                requestArrives: start,
                fails: .cutOff,
                at: start + deregistrationDelay
            )
        }
        guard let worst = counterexample(1000), let likeliest = counterexample(500) else { return nil }
        return ConditionFinding(worst: worst, likeliest: likeliest)
    }

    // MARK: - Margins

    func margins() -> [ConditionMargin] {
        let largest = path.delaysOnPath.max { $0.delay.most < $1.delay.most }?.term.description ?? "nothing"
        var margins = [
            margin(.serverOutlivesRouting, .serving, largest) { _ in longestRouting },
            margin(.requestsFinish, .finishing, "longest request") { run in
                min(longestRouting, run.serverStops) + application.longestRequest
            },
        ]
        if deregistrationStart(atThousandth: 1000) != nil {
            margins.append(
                ConditionMargin(
                    condition: .deregistrationOutlastsRequests,
                    needed: application.longestRequest,
                    given: deregistrationDelay,
                    binding: "longest request"
                )
            )
        }
        return margins
    }

    /// The margin of the container that has the least.
    private func margin(
        _ condition: RolloutCondition,
        _ aspect: StopWindow.Aspect,
        _ binding: String,
        needed: (StopWindow.Run) -> Duration
    ) -> ConditionMargin {
        let all = windows.map { window in
            let worst = window.worst(aspect, routing: longestRouting)
            let needed = needed(worst.run)
            return ConditionMargin(condition: condition, needed: needed, given: needed + worst.slack, binding: binding)
        }
        return all.min { $0.slack < $1.slack } ?? all[0]
    }
}
