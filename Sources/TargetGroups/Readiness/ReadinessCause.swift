// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// One thing that keeps a Pod from being ready, or that is odd about a Pod that is.
public struct ReadinessCause: Hashable, Sendable, CustomStringConvertible {
    /// What kind of cause it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The code's name.
        public let description: String

        init(_ description: String) {
            self.description = description
        }

        /// The Pod has no status, or none of its containers.
        public static let notReported = Code("not-reported")
        /// The Pod is not placed on a node.
        public static let notScheduled = Code("not-scheduled")
        /// The Pod has run to its end, or was ended.
        public static let ended = Code("ended")
        /// The Pod is being deleted.
        public static let terminating = Code("terminating")
        /// A container does not run, or is not ready.
        public static let container = Code("container")
        /// The target is not healthy.
        public static let targetHealth = Code("target-health")
        /// The controller has not written the condition of a gate.
        public static let gateWithoutCondition = Code("gate-without-condition")
        /// A gate names a binding that does not exist.
        public static let gateOfMissingBinding = Code("gate-of-missing-binding")
        /// A gate is one of the controller's first generation, which is gone.
        public static let gateOfFirstGeneration = Code("gate-of-first-generation")
        /// A gate of somebody else is closed.
        public static let otherGate = Code("other-gate")
        /// The kubelet has not taken into account yet what is in the status.
        public static let kubeletBehind = Code("kubelet-behind")
        /// The condition of a gate is not what ELB reports.
        public static let staleCondition = Code("stale-condition")
    }

    /// What kind of cause it is.
    public let code: Code

    /// What is the case, as a clause.
    public let clause: String

    /// What to do, as a sentence; nil where there is nothing to do but to wait.
    public let advice: String?

    /// Whether it passes by itself as the Pod starts.
    public let passes: Bool

    init(_ code: Code, _ clause: String, advice: String? = nil, passes: Bool = false) {
        self.code = code
        self.clause = clause
        self.advice = advice
        self.passes = passes
    }

    /// What is the case, and on a second line what to do.
    public var description: String { clause + hint }

    /// What to do on a line of its own, with the line end before it; empty where nothing is known.
    var hint: String {
        (advice ?? (passes ? "It passes by itself." : nil)).map { "\n  \($0)" } ?? ""
    }
}
