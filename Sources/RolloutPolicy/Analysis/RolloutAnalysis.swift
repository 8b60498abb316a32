// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// Whether an update of a workload fails a request, for any delays within their intervals: all ten conditions.
///
/// The answer is exact for its model, see ``TerminationAnalysis`` for the end of Pods. New Pods become ready, and their
/// targets healthy, at any time within the intervals; old Pods go as the controllers of Kubernetes let them.
///
/// ```swift
/// switch try RolloutAnalysis(of: web, behind: path, application: application).verdict {
/// case .safe(let margins): print(margins.binding, margins.slack)
/// case .unsafe(let counterexample): print(counterexample.timeline)
/// }
/// ```
public struct RolloutAnalysis: Hashable, Sendable {
    /// By how much the conditions hold.
    public struct Margins: Hashable, Sendable {
        /// Those of the conditions that compare times, in their order; at least one.
        ///
        /// Condition 6 compares numbers of Pods, see ``RolloutAnalysis/update``. Conditions 3, 8 and 9 have none of their
        /// own: where one of them does not hold, 1 or 2 does not either.
        public let all: [ConditionMargin]

        /// The margin with the least slack.
        public var tightest: ConditionMargin { all.min { $0.slack < $1.slack } ?? all[0] }

        /// The term that would break a condition first if it grew.
        public var binding: String { tightest.binding }

        /// By how much that term may grow.
        public var slack: Duration { tightest.slack }
    }

    /// The answer.
    public enum Verdict: Hashable, Sendable {
        /// No request fails.
        case safe(Margins)
        /// A request can fail; of several ways the first in the order of conditions.
        case unsafe(Counterexample)
    }

    /// What was analysed: kind and name.
    public let workload: String

    /// The answer.
    public let verdict: Verdict

    /// By how much the conditions hold; negative where one does not, or nothing where 7 or 10 is just missed: those
    /// times must be exceeded.
    public let margins: Margins

    /// For each condition that does not hold, what happens in the worst case.
    public let worst: [Counterexample]

    /// For each condition that does not hold, what happens with delays as near to the middle of their intervals as a
    /// request still fails.
    public let likeliest: [Counterexample]

    /// What an update takes; nil where an update replaces no Pods, or where their number is not known: of a DaemonSet
    /// ``RolloutEnvironment/replicas`` tells it.
    ///
    /// Without it conditions 6 and 7 are not judged, and condition 5 only for a DaemonSet, as on a few nodes more than may
    /// be without a Pod.
    public let update: UpdateEstimate?

    /// Analyses a workload in its environment.
    ///
    /// - Parameters:
    ///   - workload: The workload.
    ///   - environment: What surrounds it.
    ///   - application: What the program in the containers does.
    /// - Throws: ``PlanningError`` where a time makes no sense, or where the workload has no containers.
    public init(
        of workload: some PodTemplated,
        in environment: RolloutEnvironment,
        application: Application
    ) throws(PlanningError) {
        try environment.check()
        try PlanningError.check(application.keepAlive ?? .zero, "the keep-alive timeout")
        let termination = try TerminationAnalysis(
            of: workload,
            behind: environment.path,
            application: application,
            deregistrationDelay: environment.deregistrationDelay,
            caps: environment.caps,
            hooks: environment.hooks
        )
        let update = UpdateAnalysis(workload, environment, termination.ends)
        let keepAlive = KeepAliveAnalysis(path: environment.path, application: application)
        self.workload = workload.title
        self.update = update.flatMap { $0.isCounted ? $0.estimate : nil }
        margins = Margins(all: Self.ordered(termination.margins + (update?.margins ?? []) + keepAlive.margins))
        let findings = update?.findings ?? []
        let closed = [keepAlive.counterexample].compactMap { $0 }
        worst = Self.ordered(termination.worst + findings.map(\.worst) + closed)
        likeliest = Self.ordered(termination.likeliest + findings.map(\.likeliest) + closed)
        verdict = worst.first.map(Verdict.unsafe) ?? .safe(margins)
    }

    /// Analyses a workload behind a path; what else surrounds it is as ``RolloutEnvironment`` has it by default.
    public init(
        of workload: some PodTemplated,
        behind path: TrafficPath,
        application: Application
    ) throws(PlanningError) {
        try self.init(of: workload, in: RolloutEnvironment(path: path), application: application)
    }

    /// Whether no request can fail.
    public var isSafe: Bool { worst.isEmpty }

    private static func ordered(_ margins: [ConditionMargin]) -> [ConditionMargin] {
        margins.sorted { $0.condition.rawValue < $1.condition.rawValue }
    }

    private static func ordered(_ counterexamples: [Counterexample]) -> [Counterexample] {
        counterexamples.sorted { $0.condition.rawValue < $1.condition.rawValue }
    }
}

extension RolloutAnalysis: CustomStringConvertible {
    /// The answer for people: what holds by how much, or each condition that does not with its timeline.
    public var description: String {
        guard !worst.isEmpty else {
            let lines = margins.all.map { margin in
                "  \(margin.condition.rawValue)  \(margin.condition.sentence): holds by \(Text.seconds(margin.slack)); "
                    + "\(margin.binding) binds"
            }
            return (["\(workload) is safe"] + lines).joined(separator: "\n")
        }
        return (["\(workload) is not safe"] + worst.map(\.description)).joined(separator: "\n\n")
    }
}
