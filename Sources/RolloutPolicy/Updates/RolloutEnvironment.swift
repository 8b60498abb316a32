// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What surrounds a workload, as far as its updates depend on it.
public struct RolloutEnvironment: Hashable, Sendable {
    /// How traffic reaches the Pods.
    public var path: TrafficPath

    /// The target group's deregistration delay; by default ELB's, 300 s.
    ///
    /// It plays no part on a path without a load balancer that deregisters Pods.
    public var deregistrationDelay: Duration

    /// Whether new Pods have a readiness gate for each of their targets; by default they have none.
    ///
    /// The controller injects gates for targets of type `ip` only.
    public var hasReadinessGates: Bool

    /// How long the load balancer controller takes to open the gate of a Pod whose target is healthy.
    public var gateUpdate: Delay

    /// How long a Pod takes from its creation until its containers are ready.
    public var startup: Delay

    /// The number of Pods where the workload does not decide: the fewest that an autoscaler keeps, or the nodes of a
    /// DaemonSet.
    public var replicas: Int?

    /// How many Pods the traffic needs; by default one.
    public var neededPods: Int

    /// The limits of the environment; by default none.
    public var caps: [GraceCap]

    /// What the hooks of containers do, by the containers' names, where that is known better than from their handlers: of
    /// a program of your own, or of an image that lacks the program.
    public var hooks: [String: HookReading]

    /// Describes an environment.
    public init(
        path: TrafficPath,
        deregistrationDelay: Duration = .seconds(300),
        hasReadinessGates: Bool = false,
        gateUpdate: Delay = .documented(
            upTo: .seconds(15),
            by: "the controller's default --targetgroupbinding-requeue-duration"
        ),
        startup: Delay = .assumed(upTo: .seconds(60), because: "pulling the image and starting; state yours"),
        replicas: Int? = nil,
        neededPods: Int = 1,
        caps: [GraceCap] = [],
        hooks: [String: HookReading] = [:]
    ) {
        self.path = path
        self.deregistrationDelay = deregistrationDelay
        self.hasReadinessGates = hasReadinessGates
        self.gateUpdate = gateUpdate
        self.startup = startup
        self.replicas = replicas
        self.neededPods = neededPods
        self.caps = caps
        self.hooks = hooks
    }

    /// Checks that the times make sense.
    func check() throws(PlanningError) {
        try PlanningError.check(deregistrationDelay, "the deregistration delay")
        try PlanningError.check(gateUpdate.least, gateUpdate.most, "\(TrafficTerm.gateUpdate)")
        try PlanningError.check(startup.least, startup.most, "\(TrafficTerm.startup)")
        try PlanningError.check(path.idleTimeout ?? .zero, "the idle timeout")
        try PlanningError.check(caps)
        try PlanningError.check(hooks)
    }
}
