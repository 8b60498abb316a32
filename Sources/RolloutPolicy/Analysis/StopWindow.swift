// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// When a container that serves is stopped: how long the kubelet waits before the stop signal, as an interval.
struct StopWindow {
    let container: String
    let isSidecar: Bool
    /// The shortest and the longest wait before the stop signal.
    let earliest: Duration
    let latest: Duration
    /// What the hook does; nil where there is none.
    let hook: HookReading?
    let grace: Int
    let application: Application

    /// What happens with one wait.
    struct Run: Hashable {
        let stopSignal: Duration
        /// When the server is told to stop, by the hook or by the signal.
        let told: Duration
        let serverStops: Duration
        let ends: Duration
        let kill: Duration
        /// Whether the hook cuts off the requests that the server works on.
        let isCutOff: Bool

        var isKilled: Bool { ends == kill }
    }

    /// The ways to stop after one wait: the hook stops the server, or the stop signal does; the hook cuts requests off, or
    /// comes to that too late.
    ///
    /// The server may also stop in between, which is never worse than the worst of these.
    func runs(wait: Duration) -> [Run] {
        guard let hook, let stop = hook.serverStop, stop <= wait else { return [run(wait: wait, told: wait)] }
        let stops = hook.isServerStopCertain ? [stop] : [stop, wait]
        guard let cut = hook.requestsCutOff, cut <= wait else { return stops.map { run(wait: wait, told: $0) } }
        let isCertain = hook.isServerStopCertain && cut == stop
        let cuts = isCertain ? [cut] : [cut, nil]
        return stops.flatMap { told in cuts.map { run(wait: wait, told: told, cutOff: $0) } }
    }

    private func run(wait: Duration, told: Duration, cutOff: Duration? = nil) -> Run {
        let kill = KillTimeline(grace: grace, hook: wait).kill
        let end = min(cutOff ?? kill, kill)
        let serves = told + application.servesOn
        let ends = min(serves + application.drain, end)
        return Run(
            stopSignal: wait,
            told: min(told, end),
            serverStops: min(serves, end),
            ends: ends,
            kill: kill,
            isCutOff: ends == cutOff
        )
    }

    /// Whether the grace period ends before the hook does, if the kubelet waits that long.
    func abandonsHook(at wait: Duration) -> Bool {
        guard let hook, wait >= .seconds(grace) else { return false }
        return hook.most.map { $0 > wait } ?? true
    }

    /// The waits among which there is the worst one, whatever the interval.
    ///
    /// What a wait leaves over changes evenly between whole seconds, so that the extremes are at whole seconds next to
    /// the ends of the interval, to where the two seconds that the kubelet grants begin, or to where the last request
    /// meets the server as it stops.
    func extremes(routing: Duration) -> [Duration] {
        let meeting = routing - application.servesOn
        let ends = [earliest, latest, meeting, .seconds(grace - 2), .seconds(grace - 1), .seconds(grace)]
        let whole = ends.flatMap { [Duration.seconds($0.wholeSecondsRoundedDown), .seconds($0.wholeSecondsRoundedUp)] }
        return (ends + whole).filter { earliest <= $0 && $0 <= latest }
    }

    /// By how much the container lives longer than it must.
    func slack(_ aspect: Aspect, _ run: Run, routing: Duration) -> Duration {
        switch aspect {
        case .serving: run.serverStops - routing
        case .finishing: run.ends - application.longestRequest - min(routing, run.serverStops)
        }
    }

    /// What leaves least over, and how much that is.
    func worst(_ aspect: Aspect, routing: Duration) -> (run: Run, slack: Duration) {
        let runs = ([earliest] + extremes(routing: routing)).flatMap { self.runs(wait: $0) }
        let all = runs.map { (run: $0, slack: slack(aspect, $0, routing: routing)) }
        return all.min { $0.slack < $1.slack } ?? all[0]
    }

    /// What a container must live for.
    enum Aspect: CaseIterable {
        /// It accepts the last new request.
        case serving
        /// It finishes the request that arrives last, as long as it accepts any.
        case finishing
    }
}

extension StopWindow {
    /// The containers of a Pod that run until it ends, and those of them that serve: those with ports, or all regular
    /// ones where none has.
    static func all(
        of pod: PodSpec,
        grace: Int,
        application: Application,
        hooks: [String: HookReading]
    ) -> (serving: [StopWindow], running: [StopWindow]) {
        let grace = max(1, grace)
        func reading(_ container: Container) -> HookReading? {
            container.lifecycle?.preStop.map { hooks[container.name] ?? HookReading($0) }
        }
        func window(_ container: Container, isSidecar: Bool, after others: (Duration, Duration)) -> StopWindow {
            let hook = reading(container)
            let limit = Duration.seconds(grace)
            let hookMost = hook.map { $0.most ?? limit } ?? .zero
            return StopWindow(
                container: container.name,
                isSidecar: isSidecar,
                earliest: min(max(hook?.least ?? .zero, others.0), limit),
                latest: min(max(hookMost, others.1), limit),
                hook: hook,
                grace: grace,
                application: application
            )
        }
        let regular = pod.containers.map { window($0, isSidecar: false, after: (.zero, .zero)) }
        // Others may end as soon as they are told to, or only when they are killed.
        var ended = (regular.map(\.earliest).max() ?? .zero, Duration.seconds(grace))
        var sidecars: [StopWindow] = []
        for container in pod.sidecars.reversed() {
            let window = window(container, isSidecar: true, after: ended)
            ended.0 = max(ended.0, window.earliest)
            sidecars.append(window)
        }
        let withPorts = Set((pod.containers + pod.sidecars).filter { !($0.ports ?? []).isEmpty }.map(\.name))
        let running = regular + sidecars.reversed()
        let serving = running.filter { withPorts.contains($0.container) }
        return (serving.isEmpty ? regular : serving, running)
    }
}
