// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// Computes the least change with which a rolling update drops no request.
///
/// Of several ways it takes the one that, in this order, is safe, disrupts least (what suffices stays, and a field is
/// changed only where its condition does not hold), and costs least (the smallest number that is safe). The workload that
/// comes out is analysed again, and its analysis is the plan's proof.
///
/// With `W` for how long new requests may go on arriving, `R` for the longest request, `K` for how long the application
/// serves on after the stop signal and `D` for its drain, the hook must sleep at least `W + max(0, R - D) - K`, and the
/// grace period must outlast hook, serving and draining.
public struct RolloutPlanner: Sendable {
    /// What surrounds the workload: how traffic finds out that a Pod is going, the load balancer's settings, limits.
    public var environment: RolloutEnvironment

    /// How traffic finds out that a Pod is going.
    public var path: TrafficPath {
        get { environment.path }
        set { environment.path = newValue }
    }

    /// What the program in the containers does.
    public var application: Application

    /// How the delays of the path are added up; by default the maintainers' sum.
    public var bound: PathBound

    /// The release of the cluster, which decides how a new hook is written; by default the latest.
    public var kubernetes: KubernetesVersion

    /// The limits of the environment; by default none.
    public var caps: [GraceCap] {
        get { environment.caps }
        set { environment.caps = newValue }
    }

    /// Whether readiness gates may be asked for where a new Pod must wait for its target to be healthy; by default they may.
    ///
    /// Without them `minReadySeconds` has to bridge the longest registration.
    public var usesReadinessGates = true

    /// Creates a planner.
    public init(
        path: TrafficPath,
        application: Application,
        bound: PathBound = .additive,
        kubernetes: KubernetesVersion = .latest,
        caps: [GraceCap] = []
    ) {
        self.init(
            environment: RolloutEnvironment(path: path, caps: caps),
            application: application,
            bound: bound,
            kubernetes: kubernetes
        )
    }

    /// Creates a planner for an environment that is known.
    public init(
        environment: RolloutEnvironment,
        application: Application,
        bound: PathBound = .additive,
        kubernetes: KubernetesVersion = .latest
    ) {
        self.environment = environment
        self.application = application
        self.bound = bound
        self.kubernetes = kubernetes
    }

    /// Plans for a workload.
    ///
    /// The hook goes to every container that has ports, or to all where none has. A hook that does more than sleep stays
    /// where it suffices.
    ///
    /// - Throws: ``PlanningError`` when a time makes no sense, when a hook cannot be understood or would have to do
    ///   something else, or when no plan fits under a limit.
    public func plan(for workload: some PodTemplated) throws(PlanningError) -> RolloutPlan {
        try PlanningError.check(path, application)
        try environment.check()
        let pod = workload.podTemplate.spec
        var normal = workload
        normal.normalizeHooks(for: kubernetes)
        let needs = Needs(routing: path.duration(bound), application: application)
        let hooks = try ContainerHooks(
            of: normal.podTemplate.spec,
            stated: environment.hooks,
            for: needs
        )
        try checkCaps(needs)

        let sleeps = chooseSleeps(needs, hooks)
        let sleep = sleeps.shortest
        let grace = chooseGrace(needs, sleep: sleeps.longest, pod)
        let update = try UpdatePlanning(workload, environment, application, usesReadinessGates: usesReadinessGates)
        let hookChanges = sleeps.changes(of: pod, normalized: normal.podTemplate.spec, kubernetes: kubernetes)
        var safe = update.workload
        safe.set(grace: grace.planned, hooks: hookChanges)
        var surroundings = update.environment
        // What was stated of a hook says nothing of the one that takes its place.
        for hook in hookChanges { surroundings.hooks[hook.container] = nil }
        let proof = try proof(of: safe, surroundings, update.application)
        let margins =
            needs.margins(
                sleeps: sleeps,
                grace: grace.planned,
                deregistrationDelay: path.deregistersTargets ? update.environment.deregistrationDelay : nil,
                caps: caps
            ) + proof.margins.all.filter { [5, 7, 10].contains($0.condition.rawValue) }
        return RolloutPlan(
            workload: workload.title,
            pathName: path.name,
            bound: bound,
            routing: needs.routing,
            preStop: .init(
                current: hooks.shortestSleep,
                least: needs.leastSleep,
                planned: sleep,
                attributions: needs.sleepAttributions,
                assumed: 0
            ),
            terminationGracePeriod: grace,
            leastDeregistrationDelay: needs.leastDeregistrationDelay,
            margins: margins.sorted { $0.condition.rawValue < $1.condition.rawValue },
            hooks: hookChanges,
            changes: update.changes,
            costBefore: try RolloutAnalysis(of: workload, in: environment, application: application).update,
            proof: proof,
            remarks: hooks.remarks(pod) + remarks(on: workload)
        )
    }

    private func proof(
        of workload: some PodTemplated,
        _ environment: RolloutEnvironment,
        _ application: Application
    ) throws(PlanningError) -> RolloutAnalysis {
        let analysis = try RolloutAnalysis(of: workload, in: environment, application: application)
        guard let counterexample = analysis.worst.first else { return analysis }
        throw PlanningError(
            .infeasible(needsAtLeast: counterexample.timeline.events.last?.time ?? .zero),
            "infeasible: whatever its timings, \(counterexample)",
            conflicts: analysis.worst.map(\.condition)
        )
    }

    // MARK: - Choices

    /// Keeps the hooks that suffice, unless the grace period that follows from them is beyond a limit.
    private func chooseSleeps(_ needs: Needs, _ hooks: ContainerHooks) -> PlannedSleeps {
        let kept = PlannedSleeps(hooks, atLeast: needs.leastSleep, keepsLonger: true)
        let grace = Duration.seconds(needs.leastGrace(sleep: kept.longest))
        if caps.allSatisfy({ grace <= $0.limit }) { return kept }
        return PlannedSleeps(hooks, atLeast: needs.leastSleep, keepsLonger: false)
    }

    private func chooseGrace(_ needs: Needs, sleep: Int, _ pod: PodSpec) -> RolloutPlan.Timing {
        let least = needs.leastGrace(sleep: sleep)
        let current = pod.terminationGracePeriodSeconds ?? 30
        let fits = caps.allSatisfy { .seconds(current) <= $0.limit }
        return RolloutPlan.Timing(
            current: pod.terminationGracePeriodSeconds,
            least: least,
            planned: current >= least && fits ? current : least,
            attributions: needs.graceAttributions(sleep: sleep),
            assumed: 30
        )
    }

    private func remarks(on workload: some PodTemplated) -> [String] {
        guard workload.wantedReplicas == 0 else { return [] }
        return ["replicas is 0: there are no Pods, so nothing serves requests before, during or after an update"]
    }

    // MARK: - Checks

    private func checkCaps(_ needs: Needs) throws(PlanningError) {
        if let reason = path.endlessness {
            throw PlanningError(
                .infeasible(needsAtLeast: .zero),
                "infeasible: no hook is long enough, since \(reason)",
                conflicts: [.serverOutlivesRouting]
            )
        }
        let grace = Duration.seconds(needs.leastGrace(sleep: needs.leastSleep))
        if let cap = caps.filter({ $0.limit < grace }).min(by: { $0.limit < $1.limit }) {
            throw PlanningError(
                .infeasible(needsAtLeast: grace),
                "infeasible: \(cap.source) lets a Pod have \(Text.seconds(cap.limit)), and the grace period needs at "
                    + "least \(Text.seconds(grace)): \(needs.leastSleep) s for the hook and "
                    + "\(Text.seconds(application.servesOn + application.drain)) for the application; "
                    + "either the limit is raised, or the delays become \(Text.seconds(grace - cap.limit)) shorter",
                conflicts: [.serverOutlivesRouting, .requestsFinish, .environmentLetsGraceStand]
            )
        }
        let longestDeregistration = 3600
        if path.deregistersTargets, needs.leastDeregistrationDelay > longestDeregistration {
            throw PlanningError(
                .infeasible(needsAtLeast: .seconds(needs.leastDeregistrationDelay)),
                "infeasible: a deregistration delay has at most \(longestDeregistration) s, and the longest request "
                    + "needs at least \(needs.leastDeregistrationDelay) s",
                conflicts: [.deregistrationOutlastsRequests]
            )
        }
    }
}
