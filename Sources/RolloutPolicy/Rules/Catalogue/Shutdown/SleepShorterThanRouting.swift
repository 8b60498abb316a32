// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TargetGroups

/// A preStop hook ends before the last new request has arrived, or there is none: condition 1.
///
/// Encodes the incidents of the AWS Load Balancer Controller's issues 2106 and 1719: no sleep and a sleep of 40 s behind a
/// load balancer that goes on sending for up to a minute.
public struct SleepShorterThanRouting: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "sleep-shorter-than-routing",
        severity: .error,
        category: .shutdown,
        summary: "The server accepts connections until the last new request has arrived",
        rationale: "Deregistration and the stop signal run side by side; a server that stops listening first refuses "
            + "what the load balancer still sends.",
        reference: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2106"
    )

    /// Creates the rule.
    public init() {}

    /// Objects where a new request can be refused.
    public func findings(in workload: Workload) -> [Finding] {
        guard let failure = workload.failure(of: .serverOutlivesRouting) else { return [] }
        let needed = failure.margin.map { Text.seconds($0.needed) } ?? ""
        return [
            failure.finding(
                Self.about.code,
                "\(failure.hookClause), but new requests arrive until \(needed); \(failure.outcome)"
            )
        ]
    }
}

extension ConditionFailure {
    /// A finding at the hook of the container, mended by hook and grace period.
    func finding(
        _ code: Finding.Code,
        _ message: String,
        atGrace: Bool = false,
        evidence: [Finding.Evidence]? = nil
    ) -> Finding {
        let mend = HookMend(of: workload, for: condition)
        let source = target.flatMap { target in
            workload.scope.place(of: target.settings, note: "requests come by \(environment.path.name)")
        }
        let sides = [hookPlace(note: hookClause), workload.gracePeriodPlace]
        let statement = "state what the hook does in Assumptions.hooks[\"\(counterexample.container ?? "")\"]"
        return Finding(
            code,
            severity,
            message,
            at: atGrace ? sides[1] : sides[0],
            related: [atGrace ? sides[0] : sides[1], source].compactMap { $0 },
            evidence: evidence ?? self.evidence,
            advice: isOnlyFeared ? statement : mend.advice,
            timeline: counterexample.timeline,
            fix: mend.fix
        )
    }
}
