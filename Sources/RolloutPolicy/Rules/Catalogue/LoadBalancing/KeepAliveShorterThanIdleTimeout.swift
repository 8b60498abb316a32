// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

/// The server closes idle connections before the load balancer does: condition 10.
///
/// Encodes medplum 2253, boxel 6107 and skuba 1111: one answer 502 in some 20,000 requests at any time of day, none once the
/// server keeps connections longer than the load balancer.
public struct KeepAliveShorterThanIdleTimeout: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "keep-alive-shorter-than-idle-timeout",
        severity: .error,
        category: .loadBalancing,
        summary: "The server keeps idle connections longer than the load balancer",
        rationale:
            "A connection that the server closes while the load balancer sends on it answers with 502. No hook mends "
            + "that.",
        reference:
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html"
    )

    /// Creates the rule.
    public init() {}

    /// Objects where the application's keep-alive timeout, if it is stated, is not longer.
    public func findings(in workload: Workload) -> [Finding] {
        guard let failure = workload.failure(of: .keepAliveOutlastsIdleTimeout), let margin = failure.margin else {
            return []
        }
        let key = AnnotationFamily.ingress.key("load-balancer-attributes")
        let idle = failure.target.flatMap { target in
            workload.scope.annotationPlace(
                key,
                of: target.settings,
                note: "the idle timeout is \(Text.seconds(margin.needed))"
            )
        }
        let path = workload.containers.first { !($0.container.ports ?? []).isEmpty }?.path ?? workload.podPath
        return [
            Finding(
                Self.about.code,
                failure.severity,
                "the server closes idle connections after \(Text.seconds(margin.given)), the load balancer only after "
                    + "\(Text.seconds(margin.needed)); \(failure.outcome)",
                at: workload.place(path),
                related: [idle].compactMap { $0 },
                evidence: failure.evidence,
                advice: "let the server keep idle connections for \(margin.needed.wholeSecondsRoundedUp + 1) s or more",
                timeline: failure.counterexample.timeline
            )
        ]
    }
}
