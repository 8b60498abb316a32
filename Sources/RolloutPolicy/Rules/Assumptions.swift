// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels
public import TargetGroups

/// What rules need to know and manifests do not tell.
public struct Assumptions: Hashable, Sendable {
    /// What the programs in the containers do; by default they drain within 20 s, and no request takes longer than one.
    public var application: Application

    /// The release of the cluster; by default the latest.
    public var kubernetes: KubernetesVersion

    /// How traffic reaches every workload that a Service selects; nil to find it out from Services, Ingresses and bindings.
    public var path: TrafficPath?

    /// Delays that are known better than by default, by their terms; they count on every path, ``TrafficTerm/gateUpdate`` for
    /// the readiness gates; for start-up there is ``startup``.
    public var delays: [TrafficTerm: Delay]

    /// How long a Pod takes from its creation until its containers are ready.
    public var startup: Delay

    /// The limits of the environment; by default none.
    public var caps: [GraceCap]

    /// What hooks do, by the containers' names, where that is known better than from their handlers.
    public var hooks: [String: HookReading]

    /// How the load balancer controller is set up.
    public var controller: ControllerOptions

    /// States what manifests do not tell.
    public init(
        application: Application = Application(
            onTermination: .drains(within: .seconds(20)),
            longestRequest: .seconds(1)
        ),
        kubernetes: KubernetesVersion = .latest,
        path: TrafficPath? = nil,
        delays: [TrafficTerm: Delay] = [:],
        startup: Delay = .assumed(upTo: .seconds(60), because: "pulling the image and starting; state yours"),
        caps: [GraceCap] = [],
        hooks: [String: HookReading] = [:],
        controller: ControllerOptions = ControllerOptions()
    ) {
        self.application = application
        self.kubernetes = kubernetes
        self.path = path
        self.delays = delays
        self.startup = startup
        self.caps = caps
        self.hooks = hooks
        self.controller = controller
    }
}
