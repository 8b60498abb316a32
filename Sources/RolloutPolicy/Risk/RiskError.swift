// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Why a risk cannot be computed.
public struct RiskError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of reason it is.
    public enum Code: Hashable, Sendable {
        /// The step or the horizon of the grid makes no sense, or the grid has too many steps.
        case invalidGrid
        /// A delay is negative, turned round or longer than a year.
        case invalidDelay
        /// A share is not between 0 and 1, or shares of larger bounds are smaller.
        case invalidShare
        /// There is nothing to take a distribution from.
        case noSamples
        /// Two distributions are on different grids.
        case differentGrids
        /// A model is given for a term that the path does not have.
        case unknownTerm
        /// A target makes no sense.
        case invalidTarget
        /// No sleep up to the horizon meets the target; this risk is left.
        case unreachable(leaves: Double)
    }

    /// What kind of reason it is.
    public let code: Code

    /// One sentence, with what would help.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    static func check(_ duration: Duration, _ name: String) throws(RiskError) {
        if let problem = duration.problem(as: name) { throw RiskError(.invalidDelay, problem) }
    }
}
