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
        /// A preStop hook does something whose time cannot be told.
        case hookNotUnderstood
        /// No plan fits under a limit; at least this much is needed.
        case infeasible(needsAtLeast: Duration)
    }

    /// What kind of reason it is.
    public let code: Code

    /// One sentence, with what would help.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
