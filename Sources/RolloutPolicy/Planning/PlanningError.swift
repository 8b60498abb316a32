// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Why there is no plan.
public struct PlanningError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of reason it is.
    public enum Code: Hashable, Sendable {
        /// A delay or a time of the application is negative, turned round or longer than a year.
        case invalidDuration
        /// The template has no containers.
        case noContainers
        /// A preStop hook does something whose time cannot be told, or something else than a sleep for too short a time.
        case hookNotUnderstood
        /// No plan fits under a limit; at least this much is needed.
        case infeasible(needsAtLeast: Duration)
    }

    /// What kind of reason it is.
    public let code: Code

    /// One sentence, with what would help.
    public let description: String

    /// The conditions that cannot hold together; empty for other reasons.
    public let conflicts: [RolloutCondition]

    init(_ code: Code, _ description: String, conflicts: [RolloutCondition] = []) {
        self.code = code
        self.description = description
        self.conflicts = conflicts
    }
}

extension PlanningError {
    /// Checks that the times of a path and an application make sense.
    static func check(_ path: TrafficPath, _ application: Application) throws(PlanningError) {
        for (term, delay) in path.allDelays { try check(delay.least, delay.most, "\(term)") }
        try check(application.longestRequest, "the longest request")
        try check(application.drain, "the drain")
        try check(application.servesOn, "the time for which the application serves on")
    }

    /// Checks that the limits of an environment make sense.
    static func check(_ caps: [GraceCap]) throws(PlanningError) {
        for cap in caps { try check(cap.limit, "the limit of \(cap.source)") }
    }

    /// Checks that the times of hooks make sense.
    static func check(_ hooks: [String: HookReading]) throws(PlanningError) {
        for (container, hook) in hooks.sorted(by: { $0.key < $1.key }) {
            try check(hook.least, hook.most ?? hook.least, "preStop hook of \(container)")
            try check(hook.serverStop ?? .zero, "the time until \(container) is stopped by its hook")
            try check(hook.requestsCutOff ?? .zero, "the time until the hook of \(container) cuts requests off")
        }
    }

    /// Checks that an interval makes sense.
    static func check(_ least: Duration, _ most: Duration, _ name: String) throws(PlanningError) {
        try check(least, "the shortest \(name)")
        try check(most, "the longest \(name)")
        guard least <= most else {
            throw PlanningError(
                .invalidDuration,
                "the shortest \(name), \(Text.seconds(least)), is longer than the longest, \(Text.seconds(most))"
            )
        }
    }

    static func check(_ duration: Duration, _ name: String) throws(PlanningError) {
        if let problem = duration.problem(as: name) { throw PlanningError(.invalidDuration, problem) }
    }
}
