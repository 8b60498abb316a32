// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

/// The load balancer cuts requests off that are under way when a target goes: condition 4.
///
/// Encodes the controller's issue 3270: the deregistration delay is for requests in flight, and no term of the sleep.
public struct DeregistrationShorterThanRequests: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "deregistration-shorter-than-requests",
        severity: .error,
        category: .loadBalancing,
        summary: "The deregistration delay is as long as the longest request",
        rationale:
            "When it is over the load balancer closes the connections to the target, whatever is under way on them.",
        reference: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3270"
    )

    /// Creates the rule.
    public init() {}

    /// Objects where a request is cut off by the load balancer.
    public func findings(in workload: Workload) -> [Finding] {
        guard let failure = workload.failure(of: .deregistrationOutlastsRequests), let margin = failure.margin else {
            return []
        }
        let seconds = margin.needed.wholeSecondsRoundedUp
        let setting = failure.target.map { " (\($0.settings.deregistrationDelay?.source.description ?? "no number"))" }
        let annotation = failure.target.flatMap { DeregistrationAnnotation($0.settings, in: workload.scope) }
        return [
            Finding(
                Self.about.code,
                failure.severity,
                "the longest request takes \(Text.seconds(margin.needed)), but the deregistration delay is "
                    + "\(Text.seconds(margin.given))\(setting ?? ""); \(failure.outcome)",
                at: annotation?.place ?? failure.target.flatMap { workload.scope.place(of: $0.settings) }
                    ?? workload.place(.root),
                related: [workload.place(workload.podPath, note: "these Pods are the targets")],
                evidence: failure.evidence,
                advice: "let deregistration_delay.timeout_seconds be \(seconds)",
                timeline: failure.counterexample.timeline,
                fix: annotation?.fix(seconds: seconds)
            )
        ]
    }
}

/// The annotation that sets, or can set, the deregistration delay of a target group.
struct DeregistrationAnnotation {
    let place: Finding.Place
    private let map: AttributeMap

    /// Nil where another object than an Ingress or a Service decides, or where the annotation is broken.
    init?(_ settings: TargetGroupSettings, in scope: RuleScope) {
        guard let family = settings.annotationFamily else { return nil }
        let key = family.targetGroupAttributesKey
        let source = settings.attributes[AttributeDefinition.deregistrationDelay.key]?.source
        // An annotation for a port, or parameters of the class, go before this one.
        if let source, !source.description.hasSuffix("annotation \(key)") { return nil }
        guard let place = scope.annotationPlace(key, of: settings, note: "the attributes of the target group") else {
            return nil
        }
        let annotations = Self.annotations(at: place.position, in: scope)
        guard let map = try? AttributeMap(parsing: annotations[key] ?? "") else { return nil }
        self.place = place
        self.map = map
    }

    private static func annotations(at position: Int, in scope: RuleScope) -> [String: String] {
        let resource = scope.resources.resources[position]
        return (resource.as(Ingress.self)?.metadata ?? resource.as(Service.self)?.metadata)?.annotations ?? [:]
    }

    /// Sets the delay and keeps the other attributes; nil for what the ELB API does not take.
    func fix(seconds: Int) -> Fix? {
        var map = map
        guard (0...3600).contains(seconds),
            (try? map.set(AttributeDefinition.deregistrationDelay.key, to: "\(seconds)")) != nil
        else { return nil }
        return Fix(
            "Let the deregistration delay be \(seconds) s",
            [Fix.Change(position: place.position, path: place.path, action: .set(.string(map.text)))]
        )
    }
}
