// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import TargetGroups

/// A deregistration delay is written down that is far longer than Pods live.
///
/// Encodes the misunderstanding in rancher 36819 and the controller's issues 1719 and 3270: a long deregistration delay does
/// not keep a Pod, whose end cuts its requests off first.
public struct DeregistrationOutlastsPods: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "deregistration-outlasts-pods",
        severity: .note,
        category: .loadBalancing,
        summary: "A deregistration delay that is written down is not far longer than the grace period",
        rationale: "The load balancer would let requests finish that the end of the process cuts off.",
        reference: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3270"
    )

    /// Creates the rule.
    public init() {}

    /// Notes delays of more than twice the grace period.
    public func findings(in workload: Workload) -> [Finding] {
        let target = workload.gates.targets.first { target in
            guard target.hasGate, let delay = target.settings.deregistrationDelay, !delay.source.isDefault else {
                return false
            }
            return delay.value > .seconds(workload.gracePeriod) * 2
        }
        guard let target, let delay = target.settings.deregistrationDelay else { return [] }
        let place = DeregistrationAnnotation(target.settings, in: workload.scope)?.place
        return [
            Finding(
                Self.about.code,
                Self.about.severity,
                "the deregistration delay is \(Text.seconds(delay.value)), but a Pod ends \(workload.gracePeriod) s after its "
                    + "deletion, and with it all requests",
                at: place ?? workload.scope.place(of: target.settings) ?? workload.place(.root),
                related: [workload.gracePeriodPlace],
                evidence: [
                    Finding.Evidence("delay", .duration(delay.value)),
                    Finding.Evidence("grace period", .duration(.seconds(workload.gracePeriod))),
                ],
                advice: "let the grace period be longer if requests are, or the delay shorter if they are not"
            )
        ]
    }
}
