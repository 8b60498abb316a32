// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// A readiness probe has a grace period, which only probes that restart containers can have.
///
/// Encodes the API: terminationGracePeriodSeconds of a probe is for liveness and startup probes.
public struct ReadinessProbeGracePeriod: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "readiness-probe-grace-period",
        severity: .error,
        category: .probes,
        summary: "A readiness probe has no grace period",
        rationale: "A readiness probe never stops a container; the API server refuses the field.",
        reference: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/"
    )

    /// Creates the rule.
    public init() {}

    /// Objects to readiness probes with terminationGracePeriodSeconds.
    public func findings(in workload: Workload) -> [Finding] {
        workload.longRunningContainers.compactMap { path, container in
            guard let seconds = container.readinessProbe?.terminationGracePeriodSeconds else { return nil }
            let place = path.field("readinessProbe").field("terminationGracePeriodSeconds")
            return Finding(
                Self.about.code,
                Self.about.severity,
                "the readiness probe of \(container.name) has a grace period of \(seconds) s, which the API server refuses",
                at: workload.place(place),
                advice: "remove it",
                fix: Fix("Remove the grace period of the probe", [workload.removing(place)])
            )
        }
    }
}
