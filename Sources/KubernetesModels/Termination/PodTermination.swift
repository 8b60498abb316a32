// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How the kubelet stops the containers of a Pod, counted from the start of the kill.
///
/// All preStop hooks start at once. A regular container gets its stop signal when its hook has ended; a sidecar when the
/// regular containers and the sidecars behind it have ended, too. All share one grace period.
public struct PodTermination: Hashable, Sendable {
    /// What is known about a container.
    public struct Behavior: Hashable, Sendable {
        /// How long its preStop hook runs; nil where there is none, zero for one that fails at once.
        public var hook: Duration?

        /// How long it runs on after the stop signal; nil if it ignores the signal.
        public var exit: Duration?

        /// Creates a description of a container.
        public init(hook: Duration? = nil, exit: Duration?) {
            self.hook = hook
            self.exit = exit
        }
    }

    /// A container and when it is stopped.
    public struct Container: Hashable, Sendable {
        /// The container's name.
        public let name: String

        /// Whether it is a sidecar: an init container that restarts always.
        public let isSidecar: Bool

        /// When its preStop hook ends, or is given up; nil where there is none.
        public let hookEnd: Duration?

        /// Whether the kubelet gives up its hook, since the grace period ends first.
        public let isHookAbandoned: Bool

        /// When the signals are sent.
        public let signals: KillTimeline

        /// When it has ended.
        public let end: Duration

        /// Whether SIGKILL ends it.
        public var isKilled: Bool { end == signals.kill }
    }

    /// The regular containers in their order, then the sidecars in theirs.
    public let containers: [Container]

    /// Computes when the containers of a Pod are stopped.
    ///
    /// - Parameters:
    ///   - pod: The Pod, of which the names of its containers count.
    ///   - gracePeriodSeconds: The grace period of the deletion; what is below 1 counts as 1.
    ///   - behavior: What is known about a container, given its name.
    public init(of pod: PodSpec, gracePeriodSeconds: Int, behavior: (String) -> Behavior) {
        let grace = max(1, gracePeriodSeconds)
        let regular = pod.containers.map { Container($0.name, behavior($0.name), grace) }
        var end = regular.map(\.end).max() ?? .zero
        var sidecars: [Container] = []
        for sidecar in pod.sidecars.reversed() {
            let container = Container(sidecar.name, behavior(sidecar.name), grace, predecessorsEnd: end)
            end = max(end, container.end)
            sidecars.append(container)
        }
        containers = regular + sidecars.reversed()
    }

    /// When the last container has ended.
    public var end: Duration {
        containers.map(\.end).max() ?? .zero
    }
}

extension PodTermination.Container {
    fileprivate init(
        _ name: String,
        _ behavior: PodTermination.Behavior,
        _ grace: Int,
        predecessorsEnd: Duration? = nil
    ) {
        self.name = name
        isSidecar = predecessorsEnd != nil
        hookEnd = behavior.hook.map { max(.zero, min($0, .seconds(grace))) }
        isHookAbandoned = behavior.hook.map { $0 > .seconds(grace) } ?? false
        let signals = KillTimeline(grace: grace, hook: behavior.hook, predecessorsEnd: predecessorsEnd)
        self.signals = signals
        end = behavior.exit.map { min(signals.stopSignal + max(.zero, $0), signals.kill) } ?? signals.kill
    }
}
