// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// The preStop hooks of the containers that serve traffic.
struct ContainerHooks {
    /// The hook of each container.
    private(set) var hooks: [(container: String, hook: PreStopHook)] = []

    /// Reads the hooks, of which each is to do what is needed; for what is stated, its longest time counts.
    ///
    /// A sleep that is stated to be too short is as good as none, for the image lacks it.
    init(of pod: PodSpec, stated: [String: HookReading], for needs: Needs) throws(PlanningError) {
        let withPorts = pod.containers.filter { !($0.ports ?? []).isEmpty }
        let serving = withPorts.isEmpty ? pod.containers : withPorts
        guard !serving.isEmpty else {
            throw PlanningError(.noContainers, "the Pod template has no containers, so there is nothing to plan for")
        }
        for container in serving {
            let hook = PreStopHook(container.lifecycle?.preStop)
            let reading = stated[container.name]
            if case .sleep = hook, let reading, reading.least < .seconds(needs.leastSleep) {
                hooks.append((container.name, .absent))
                continue
            }
            if case .other(let what) = hook {
                if let reading = reading ?? Self.sufficient(container.lifecycle?.preStop, for: needs) {
                    hooks.append((container.name, .stated(reading)))
                    continue
                }
                let trouble = Self.trouble(container.lifecycle?.preStop.map { HookReading($0) }, needs)
                throw PlanningError(
                    .hookNotUnderstood,
                    "container \(container.name): its preStop hook is \(what), \(trouble); expected "
                        + "none or a sleep, such as sleep: {seconds: 70} or exec: {command: [sleep, \"70\"]}"
                )
            }
            hooks.append((container.name, hook))
        }
    }

    /// What a handler does that is more than a sleep, where it waits for long enough and leaves the server alone until then.
    private static func sufficient(_ handler: LifecycleHandler?, for needs: Needs) -> HookReading? {
        guard let reading = handler.map({ HookReading($0) }), reading.most != nil else { return nil }
        let cutsOff = reading.requestsCutOff.map { $0 < needs.leastUncut } ?? false
        return keepsServer(reading, needs) && !cutsOff ? reading : nil
    }

    private static func keepsServer(_ reading: HookReading, _ needs: Needs) -> Bool {
        min(reading.least, reading.serverStop ?? reading.least) >= .seconds(needs.leastSleep)
    }

    /// Why a hook does not suffice, in a clause.
    private static func trouble(_ reading: HookReading?, _ needs: Needs) -> String {
        guard let reading, reading.most != nil else { return "whose time cannot be told" }
        let least = needs.leastSleep
        if !reading.isServerStopCertain { return "which may stop the server before \(least) s" }
        if !keepsServer(reading, needs) { return "which does not keep the server for \(least) s" }
        return "which cuts off requests before \(Text.seconds(needs.leastUncut))"
    }

    /// The whole seconds of the hook that ends first, counted as 0 where a container has none beside others that have;
    /// nil where there is no hook at all.
    var shortestSleep: Int? {
        let sleeps = hooks.map(\.hook.seconds)
        guard sleeps.contains(where: { $0 != nil }) else { return nil }
        return sleeps.map { $0 ?? 0 }.min()
    }

    /// What is wrong with the hooks as they are.
    func remarks(_ pod: PodSpec) -> [String] {
        let grace = max(1, pod.terminationGracePeriodSeconds ?? 30)
        var remarks = hooks.compactMap { container, hook -> String? in
            guard case .sleep(let duration, _) = hook, duration >= .seconds(grace) else { return nil }
            let timeline = KillTimeline(grace: grace, hook: duration)
            return
                "container \(container): the hook sleeps \(Text.seconds(duration)) within a grace period of \(grace) s; "
                + "the kubelet gives it up after \(Text.seconds(timeline.stopSignal)) and sends SIGKILL at "
                + Text.seconds(timeline.kill)
        }
        if let seconds = pod.terminationGracePeriodSeconds, seconds < 1 {
            remarks.append("terminationGracePeriodSeconds is \(seconds), which counts as 1")
        }
        return remarks
    }
}

/// How long the hook of each container is to sleep.
struct PlannedSleeps {
    private let sleeps: [(container: String, hook: PreStopHook, seconds: Int)]

    /// Raises the hooks that are too short, and keeps or lowers those that are longer than needed.
    init(_ hooks: ContainerHooks, atLeast least: Int, keepsLonger: Bool) {
        sleeps = hooks.hooks.map { container, hook in
            let current = hook.seconds ?? 0
            // What the user states is not rewritten; the proof tells whether it suffices.
            if case .stated = hook { return (container, hook, current) }
            // What is longer than a year is a slip, not a wish.
            let isKept = keepsLonger && current >= least && current <= 31_536_000
            return (container, hook, isKept ? current : least)
        }
    }

    /// The seconds of the hook that ends first.
    var shortest: Int { sleeps.map(\.seconds).min() ?? 0 }

    /// The seconds of the hook that ends last.
    var longest: Int { sleeps.map(\.seconds).max() ?? 0 }

    /// The hooks that change: those of another length, those that go, and those that have to be written in another way.
    func changes(
        of pod: PodSpec,
        normalized: PodSpec,
        kubernetes: KubernetesVersion
    ) -> [RolloutPlan.Hook] {
        var written: [String: LifecycleHandler] = [:]
        var kept: [String: LifecycleHandler] = [:]
        for container in pod.containers { written[container.name] = container.lifecycle?.preStop }
        for container in normalized.containers { kept[container.name] = container.lifecycle?.preStop }
        return sleeps.compactMap { container, hook, seconds in
            if seconds == hook.seconds ?? 0 {
                guard let handler = kept[container], handler != written[container] else { return nil }
                return .init(container: container, preStop: handler)
            }
            let form = if case .sleep(_, let form) = hook { form } else { PreStopHook.SleepForm(for: kubernetes) }
            return .init(container: container, preStop: seconds > 0 ? form.handler(seconds: seconds) : nil)
        }
    }
}
