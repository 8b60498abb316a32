// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How traffic finds out that a Pod is going: the steps between the deletion of a Pod and the arrival of the last new
/// request, each with its delay.
///
/// Time starts when the kubelet begins to stop the Pod. The steps of a path follow one another, except in branches,
/// which run side by side.
public struct TrafficPath: Hashable, Sendable {
    /// A part of a path.
    public indirect enum Stage: Hashable, Sendable {
        /// One step.
        case step(TrafficTerm, Delay)
        /// Branches that begin together and must all have ended before what follows begins.
        case branches([[Stage]])
    }

    /// A step that traffic of this path does not wait for.
    public struct Aside: Hashable, Sendable {
        /// The step.
        public let term: TrafficTerm
        /// Its delay.
        public var delay: Delay
        /// Why traffic does not wait for it.
        public let reason: String
        /// Whether the maintainers' sum counts it all the same.
        public let countsInSum: Bool

        /// Creates a step that is not on the path.
        public init(_ term: TrafficTerm, _ delay: Delay, reason: String, countsInSum: Bool) {
            self.term = term
            self.delay = delay
            self.reason = reason
            self.countsInSum = countsInSum
        }
    }

    /// What the path is called in plans.
    public var name: String

    /// The parts of the path, in order.
    public var stages: [Stage]

    /// Steps that belong to the discussion but not to the path.
    public var asides: [Aside]

    /// How traffic finds out that a Pod has come: the steps between the readiness of its containers and the first request
    /// that it may get; none where old Pods are sent to until the new ones are known.
    public var arrival: [Stage]

    /// How long what stands before the Pods keeps an idle connection to them; nil where it keeps none that it would use
    /// again.
    public var idleTimeout: Duration?

    /// Whether what stands before the Pods answers with HTTP where a Pod does not: an Application Load Balancer does, a
    /// Network Load Balancer and kube-proxy let clients see the connection itself.
    public var answersHTTP: Bool

    /// Why new requests go on arriving as long as the server accepts any, whatever its hook does, in a clause; nil where
    /// they end with the path.
    public var endlessness: String?

    /// Creates a path.
    public init(
        name: String,
        stages: [Stage],
        asides: [Aside] = [],
        arrival: [Stage] = [],
        idleTimeout: Duration? = nil,
        answersHTTP: Bool = true,
        endlessness: String? = nil
    ) {
        self.name = name
        self.stages = stages
        self.asides = asides
        self.arrival = arrival
        self.idleTimeout = idleTimeout
        self.answersHTTP = answersHTTP
        self.endlessness = endlessness
    }

    /// Returns the path with another delay wherever a term stands, on the path, aside or on arrival; the same path where the term
    /// does not occur.
    public func replacing(_ term: TrafficTerm, with delay: Delay) -> TrafficPath {
        var path = self
        path.stages = stages.map { Self.replacing(term, with: delay, in: $0) }
        path.arrival = arrival.map { Self.replacing(term, with: delay, in: $0) }
        for index in asides.indices where asides[index].term == term { path.asides[index].delay = delay }
        return path
    }

    private static func replacing(_ term: TrafficTerm, with delay: Delay, in stage: Stage) -> Stage {
        switch stage {
        case .step(term, _): .step(term, delay)
        case .step: stage
        case .branches(let branches):
            .branches(branches.map { $0.map { replacing(term, with: delay, in: $0) } })
        }
    }
}
