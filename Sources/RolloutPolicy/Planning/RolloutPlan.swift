// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// The least timings with which a rolling update drops no request, each second with its reason.
///
/// A plan raises what is too short and leaves alone what suffices. It shortens a timing only where a limit of the
/// environment leaves no other way.
public struct RolloutPlan: Equatable, Sendable {
    /// A share of a timing, and why it is needed.
    public struct Attribution: Hashable, Sendable {
        /// What needs the time.
        public let name: String
        /// How much time.
        public let duration: Duration
        /// Where the figure comes from.
        public let source: String
    }

    /// A number of seconds that the plan sets.
    public struct Timing: Hashable, Sendable {
        /// The number before the plan, or nil where there is none.
        public let current: Int?
        /// The least number that is safe.
        public let least: Int
        /// The number that the plan sets: the least, or the current one where it suffices.
        public let planned: Int
        /// What the least number is made of; the durations add up to it.
        public let attributions: [Attribution]
        /// What counts where there is no number.
        let assumed: Int

        /// Whether the plan changes the number.
        public var isChanged: Bool { (current ?? assumed) != planned }
    }

    /// A hook that the plan sets.
    public struct Hook: Equatable, Sendable {
        /// The name of the container.
        public let container: String
        /// The hook; nil where it goes, since a sleep of 0 s is none (and is refused before Kubernetes 1.33).
        public let preStop: LifecycleHandler?
    }

    /// What the plan was made for: kind and name.
    public let workload: String

    /// How traffic reaches the Pods.
    public let pathName: String

    /// How the delays of the path were added up.
    public let bound: PathBound

    /// How long new requests may go on arriving, with the terms that count and those that do not.
    public let routing: PathDuration

    /// How long the preStop hook sleeps, of several containers the one that ends first; 0 where none is needed.
    public let preStop: Timing

    /// `terminationGracePeriodSeconds`.
    public let terminationGracePeriod: Timing

    /// The least `deregistration_delay.timeout_seconds` of the target group, in seconds; ELB's default is 300.
    ///
    /// It is no part of the sleep, which must outlast routing, not requests. On a path without a load balancer that
    /// deregisters Pods it plays no part at all.
    public let leastDeregistrationDelay: Int

    /// By how much each condition holds.
    public let margins: [ConditionMargin]

    /// The hooks that change.
    public let hooks: [Hook]

    /// What else changes: the least that lets the other conditions hold.
    public let changes: [PlannedChange]

    /// What an update took before; nil where an update replaces no Pods, or where their number is not known.
    public let costBefore: UpdateEstimate?

    /// The analysis of the workload with all that the plan changes, which is safe.
    public let proof: RolloutAnalysis

    /// What an update takes with the plan; nil where an update replaces no Pods, or where their number is not known.
    public var cost: UpdateEstimate? { proof.update }

    /// What else is worth knowing about the workload, a sentence each.
    public let remarks: [String]

    /// The margin with the least slack.
    public var tightest: ConditionMargin? {
        margins.min { $0.slack < $1.slack }
    }
}
