// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A process ends while it works on a request: condition 2.
///
/// Encodes deis/controller 1254, 5 to 100 answers 502 in each deployment at 100 requests a second without a drain, and the
/// page of spring-boot's issue 48936, by which a graceful shutdown needs time behind the hook.
public struct RequestsCutOff: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "requests-cut-off",
        severity: .error,
        category: .shutdown,
        summary: "Requests that have been accepted are finished before the process ends",
        rationale:
            "SIGKILL at the end of the grace period, or a program that ends on the stop signal, resets what is under "
            + "way.",
        reference: "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination"
    )

    /// Creates the rule.
    public init() {}

    /// Objects where a request can be reset.
    public func findings(in workload: Workload) -> [Finding] {
        guard let failure = workload.failure(of: .requestsFinish) else { return [] }
        let longest = Text.seconds(workload.scope.assumptions.application.longestRequest)
        let isKilled = failure.counterexample.timeline.events.contains {
            if case .kill = $0.kind { true } else { false }
        }
        let name = failure.counterexample.container ?? ""
        return [
            failure.finding(
                Self.about.code,
                "\(name) ends while it works on a request of \(longest); \(failure.outcome)",
                atGrace: isKilled
            )
        ]
    }
}
