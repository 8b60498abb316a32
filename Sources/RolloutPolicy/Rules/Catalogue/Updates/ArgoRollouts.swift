// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// Datree ARGO_ROLLOUT_INCORRECT_SCALE_DOWN_DELAY_VALUE_BELOW_30, ARGO_ROLLOUT_INCORRECT_PROGRESS_DEADLINE_ABORT_VALUE_FALSE
// and ARGO_ROLLOUT_MISSING_PAUSE_DURATION. A load balancer needs seconds to learn of new weights: argo-rollouts 1283
// and 4433 have requests that were sent to Pods which were gone.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to Rollouts of Argo that end old Pods before proxies know of it.
public struct RolloutScalesDownEarly: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "rollout-scales-down-early",
        category: .updates,
        summary: "A Rollout keeps its old Pods until no node sends to them",
        rationale:
            "After the switch, nodes and load balancers go on sending to the old Pods for as long as they need to learn.",
        reference: "https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#scaledowndelayseconds"
    )

    /// The least delay that is long enough, in seconds.
    public var leastSeconds: Int {
        didSet { leastSeconds = Self.range.nearest(to: leastSeconds) }
    }

    private static let range = 0...31_536_000

    /// Creates the rule.
    ///
    /// - Parameter leastSeconds: The least delay that is long enough; what is outside
    ///   ``parameterRanges`` counts as the nearest number within.
    public init(leastSeconds: Int = 30) {
        self.leastSeconds = Self.range.nearest(to: leastSeconds)
    }

    /// `leastSeconds`: the least delay that is long enough.
    public var parameters: [String: Int] {
        get { ["leastSeconds": leastSeconds] }
        set { leastSeconds = newValue["leastSeconds"] ?? leastSeconds }
    }

    /// `leastSeconds`: 0 to a year.
    public static var parameterRanges: [String: ClosedRange<Int>] { ["leastSeconds": range] }

    /// Judges the Rollouts; the delay is 30 s where none is stated.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.rollouts.flatMap { position, spec in
            ["blueGreen", "canary"].compactMap { strategy in
                guard let seconds = spec["strategy"]?[strategy]?["scaleDownDelaySeconds"]?.integerValue,
                    seconds < leastSeconds
                else { return nil }
                let path = FieldPath("spec.strategy").field(strategy).field("scaleDownDelaySeconds")
                let change = Fix.Change.set(path, of: position, to: .integer(leastSeconds))
                return objection(
                    "old Pods end \(seconds) s after the switch",
                    at: scope.place(path, at: position),
                    evidence: [.init("delay", .duration(.seconds(seconds)))],
                    advice: "wait \(leastSeconds) s or more",
                    fix: Fix("Keep old Pods for \(leastSeconds) s", [change])
                )
            }
        }
    }
}

/// Objects to Rollouts of Argo that stay where they are when they fail.
public struct RolloutDoesNotAbort: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "rollout-does-not-abort",
        severity: .note,
        category: .updates,
        summary: "A Rollout that makes no progress goes back",
        rationale: "Without progressDeadlineAbort a Rollout whose deadline has passed is reported, and left half done.",
        reference: "https://argo-rollouts.readthedocs.io/en/stable/features/specification/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges the Rollouts.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.rollouts.compactMap { position, spec in
            guard spec["progressDeadlineAbort"] != .boolean(true) else { return nil }
            let path: FieldPath = "spec.progressDeadlineAbort"
            return objection(
                "a Rollout that fails is left half done",
                at: scope.place(path, at: position),
                advice: "set it to true",
                fix: Fix("Go back when the deadline has passed", [.set(path, of: position, to: true)])
            )
        }
    }
}

/// Objects to Rollouts of Argo that wait until somebody comes.
public struct RolloutPausesForever: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "rollout-pauses-forever",
        severity: .note,
        category: .updates,
        summary: "A pause between the steps of a Rollout ends by itself",
        rationale:
            "A pause without a duration lasts until somebody promotes the Rollout, and two versions run meanwhile.",
        reference: "https://argo-rollouts.readthedocs.io/en/stable/features/canary/#pause-duration"
    )

    /// Creates the rule.
    public init() {}

    /// Judges the Rollouts.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.rollouts.flatMap { position, spec in
            (spec["strategy"]?["canary"]?["steps"]?.arrayValue ?? []).enumerated().compactMap { index, step in
                guard let pause = step["pause"], pause["duration"] == nil else { return nil }
                let path = FieldPath("spec.strategy.canary.steps").index(index).field("pause")
                return objection(
                    "the Rollout waits here until somebody promotes it",
                    at: scope.place(path, at: position),
                    advice: "state a duration if nobody has to look"
                )
            }
        }
    }
}

extension RuleScope {
    /// The specifications of Argo's Rollouts, each with the position of the object.
    fileprivate var rollouts: [(position: Int, spec: JSONValue)] {
        resources.resources.enumerated().compactMap { position, resource in
            guard let untyped = resource.untyped, untyped.kind == "Rollout",
                untyped.apiVersion?.hasPrefix("argoproj.io/") == true, let spec = untyped.object["spec"]
            else { return nil }
            return (position, spec)
        }
    }
}
