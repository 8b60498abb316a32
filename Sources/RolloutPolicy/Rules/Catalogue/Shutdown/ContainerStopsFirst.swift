// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Of several containers that serve one stops listening before the last new request has arrived: condition 9.
///
/// Encodes aws-app-mesh-controller 605 and linkerd2 6723: a proxy that is gone while the server behind it sleeps.
public struct ContainerStopsFirst: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "container-stops-first",
        severity: .error,
        category: .shutdown,
        summary: "Every container that serves lives as long as the others",
        rationale: "Hooks run side by side, each for its own container only: a proxy without one stops at once.",
        reference: "https://github.com/aws/aws-app-mesh-controller-for-k8s/issues/605"
    )

    /// Creates the rule.
    public init() {}

    /// Objects where one container refuses what another would serve.
    public func findings(in workload: Workload) -> [Finding] {
        guard let failure = workload.failure(of: .allServersLive) else { return [] }
        let needed = failure.margin.map { Text.seconds($0.needed) } ?? ""
        return [
            failure.finding(
                Self.about.code,
                "\(failure.hookClause), and the container stops before others that serve, but new requests arrive until "
                    + "\(needed); \(failure.outcome)"
            )
        ]
    }
}
