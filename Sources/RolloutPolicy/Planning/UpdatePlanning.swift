// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// Finds the changes that conditions 4 to 7 and 10 need, the least of each.
///
/// Each condition changes one thing, in an order in which a later change never breaks an earlier condition: what the
/// load balancer allows, how many Pods stay, what a new Pod waits for, and last how long that may take.
struct UpdatePlanning<Workload: PodTemplated> {
    /// The workload with the changes so far.
    private(set) var workload: Workload
    /// The environment with the changes so far.
    private(set) var environment: RolloutEnvironment
    /// The application with the changes so far.
    private(set) var application: Application
    private(set) var changes: [PlannedChange] = []
    let usesReadinessGates: Bool

    init(
        _ workload: Workload,
        _ environment: RolloutEnvironment,
        _ application: Application,
        usesReadinessGates: Bool
    ) throws(PlanningError) {
        self.workload = workload
        self.environment = environment
        self.application = application
        self.usesReadinessGates = usesReadinessGates
        lengthenDeregistration()
        try keepCapacity()
        awaitReplacements()
        letContainersStart()
        lengthenDeadline()
        lengthenKeepAlive()
    }

    private mutating func change(_ change: PlannedChange) {
        self.change([change])
    }

    private mutating func change(_ new: [PlannedChange]) {
        changes += new
        workload.apply(new)
    }

    private var shape: UpdateShape? { UpdateShape(of: workload, replicas: environment.replicas) }

    // MARK: - Condition 4

    private mutating func lengthenDeregistration() {
        guard environment.path.deregistersTargets, environment.deregistrationDelay < application.longestRequest else {
            return
        }
        let seconds = application.longestRequest.wholeSecondsRoundedUp
        environment.deregistrationDelay = .seconds(seconds)
        change(
            PlannedChange(
                .deregistrationDelay(seconds: seconds),
                for: .deregistrationOutlastsRequests,
                "the longest request takes \(Text.seconds(application.longestRequest))"
            )
        )
    }

    // MARK: - Condition 6

    private mutating func keepCapacity() throws(PlanningError) {
        // More are never known to a workload.
        let needed = min(environment.neededPods, Int(Int32.max) - 1)
        guard let shape, shape.replaced > 0, shape.leastAvailable < needed else { return }
        let reason = "the traffic needs \(Text.count(needed, "Pod", "Pods")) at any time"
        func change(_ action: PlannedChange.Action) {
            self.change(PlannedChange(action, for: .capacityRemains, reason))
        }
        if shape.manner == .recreate { change(.rollingUpdate) }
        // A StatefulSet misses one Pod at a time whatever it says.
        let wanted = workload is StatefulSet ? needed + 1 : needed
        if shape.replicas < wanted { try raiseReplicas(to: wanted, reason) }
        guard let shape = self.shape, shape.leastAvailable < needed else { return }
        change(.maxUnavailable(shape.replicas - needed))
        guard shape.surge == 0, shape.replicas == needed else { return }
        guard !(workload is DaemonSet && workload.podTemplate.spec.takesNodePorts) else {
            throw PlanningError(
                .infeasible(needsAtLeast: .zero),
                "infeasible: \(reason), as many as there are, and the Pods take ports of their nodes, so that no new one "
                    + "runs beside an old one; more nodes, or Pods without hostPort and hostNetwork, would help",
                conflicts: [.capacityRemains]
            )
        }
        change(.maxSurge(1))
    }

    private mutating func raiseReplicas(to wanted: Int, _ reason: String) throws(PlanningError) {
        guard environment.replicas == nil, !(workload is DaemonSet) else {
            throw PlanningError(
                .infeasible(needsAtLeast: .zero),
                "infeasible: \(reason), and \(Text.count(shape?.replicas ?? 0, "Pod is", "Pods are")) wanted, which this "
                    + "workload does not decide; raise the autoscaler's minReplicas, or the number of nodes, to \(wanted)",
                conflicts: [.capacityRemains]
            )
        }
        change(PlannedChange(.replicas(wanted), for: .capacityRemains, reason))
    }

    // MARK: - Condition 5

    private mutating func awaitReplacements() {
        guard let analysis, analysis.findings.contains(where: { $0.worst.condition == .replacementsAreHealthy }) else {
            return
        }
        let isRegistered = environment.path.registersTargets
        if usesReadinessGates, isRegistered {
            environment.hasReadinessGates = true
            change(
                PlannedChange(
                    .injectReadinessGates,
                    for: .replacementsAreHealthy,
                    "a Pod then counts as ready only when its target is healthy"
                )
            )
            return
        }
        let arrival = environment.path.delaysOnArrival
        let longestArrival = environment.path.longestArrival
        let sum = arrival.reduce(Duration.zero) { $0 + $1.delay.most }
        change(
            PlannedChange(
                .minReadySeconds(longestArrival.wholeSecondsRoundedUp),
                for: .replacementsAreHealthy,
                isRegistered
                    ? "without readiness gates a new Pod must wait for its target to be healthy"
                    : "a new Pod must wait for its first request, and no readiness gate knows when that may come",
                // Branches run side by side, so that their terms do not add up.
                sum == longestArrival
                    ? arrival.map {
                        .init(name: $0.term.description, duration: $0.delay.most, source: $0.delay.description)
                    } : []
            )
        )
    }

    private var analysis: UpdateAnalysis? {
        // How long Pods take to end decides none of these conditions.
        UpdateAnalysis(workload, environment, .zero...(.zero))
    }

    // MARK: - Probes

    /// Probes that kill a container before it can have started, where it is known how long that takes.
    private mutating func letContainersStart() {
        let startup = environment.startup
        guard startup.origin == .stated || startup.origin == .measured else { return }
        change(
            workload.podTemplate.spec.containers.compactMap { container in
                let probe = container.startupProbe ?? container.livenessProbe
                guard let probe, let failures = probe.failures(toOutlast: startup.most) else { return nil }
                let kind: PlannedChange.StartProbe = container.startupProbe == nil ? .liveness : .startup
                return PlannedChange(
                    .failureThreshold(container: container.name, probe: kind, failures),
                    for: nil,
                    "the container may take \(Text.seconds(startup.most)) to start"
                )
            }
        )
    }

    // MARK: - Condition 7

    private mutating func lengthenDeadline() {
        guard let analysis, let deadline = analysis.progressDeadline else { return }
        let most = analysis.estimate.availability.upperBound
        guard deadline <= most else { return }
        change(
            PlannedChange(
                .progressDeadlineSeconds(most.wholeSecondsRoundedDown + 1),
                for: .progressDeadlineSuffices,
                "a new Pod may take \(Text.seconds(most)) until it is available"
            )
        )
    }

    // MARK: - Condition 10

    private mutating func lengthenKeepAlive() {
        guard let keepAlive = application.keepAlive, let idle = environment.path.idleTimeout, keepAlive <= idle else {
            return
        }
        let time = Duration.seconds(idle.wholeSecondsRoundedDown + 1)
        application.keepAlive = time
        change(
            PlannedChange(
                .keepAlive(time),
                for: .keepAliveOutlastsIdleTimeout,
                "the load balancer keeps idle connections for \(Text.seconds(idle))"
            )
        )
    }
}

extension PodSpec {
    /// Whether a node has room for one such Pod only.
    fileprivate var takesNodePorts: Bool {
        let ports = containers.flatMap { $0.ports ?? [] } + sidecars.flatMap { $0.ports ?? [] }
        return ports.contains { hostNetwork == true || ($0.hostPort ?? 0) > 0 }
    }
}

extension Probe {
    /// How many failures the probe must wait for, lest it kills a container that takes so long to start; nil where it
    /// waits for as many already.
    ///
    /// A probe fails first after its initial delay, and then once a period.
    fileprivate func failures(toOutlast startup: Duration) -> Int? {
        let period = max(.seconds(1), periodOrDefault)
        let rest = max(.zero, startup - max(.zero, initialDelayOrDefault))
        let needed = Int((rest / period).rounded(.up)) + 1
        return needed > failureThresholdOrDefault ? needed : nil
    }
}
