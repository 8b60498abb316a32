// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// A liveness probe gives up before the container can be ready.
///
/// Encodes the restart loops of slow starters: an update never ends, because each new Pod is killed before it serves.
public struct LivenessKillsStartup: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "liveness-kills-startup",
        category: .probes,
        summary: "A liveness probe waits until the container has started",
        rationale:
            "Without a startup probe the liveness probe runs from its initial delay on, and its failures restart the "
            + "container.",
        reference: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/"
    )

    /// Creates the rule.
    public init() {}

    /// Objects where the container is killed before the time that its readiness probe, or a stated start-up, allows for.
    public func findings(in workload: Workload) -> [Finding] {
        let startup = workload.scope.assumptions.startup
        let stated = startup.origin == .assumed ? nil : startup.most
        return workload.longRunningContainers.compactMap { path, container in
            guard let liveness = container.livenessProbe, container.startupProbe == nil else { return nil }
            let delay = max(0, liveness.initialDelaySeconds ?? 0)
            let checks = max(1, liveness.failureThreshold ?? 3) - 1
            let (checking, isLong) = checks.multipliedReportingOverflow(by: max(1, liveness.periodSeconds ?? 10))
            let (killed, isLonger) = delay.addingReportingOverflow(checking)
            guard !isLong, !isLonger else { return nil }
            let readiness = container.readinessProbe?.initialDelaySeconds ?? 0
            let place = path.field("livenessProbe")
            if killed < readiness {
                return finding(
                    workload,
                    container,
                    place,
                    killed,
                    .seconds(readiness),
                    "the readiness probe waits \(readiness) s",
                    [
                        workload.place(
                            path.field("readinessProbe").field("initialDelaySeconds"),
                            note: "the container may need \(readiness) s"
                        )
                    ]
                )
            }
            guard let stated, .seconds(killed) < stated else { return nil }
            return finding(
                workload,
                container,
                place,
                killed,
                stated,
                "it may need \(Text.seconds(stated)) to start",
                []
            )
        }
    }

    private func finding(
        _ workload: Workload,
        _ container: Container,
        _ place: FieldPath,
        _ killed: Int,
        _ needed: Duration,
        _ reason: String,
        _ related: [Finding.Place]
    ) -> Finding {
        Finding(
            Self.about.code,
            Self.about.severity,
            "the liveness probe of \(container.name) can restart it after \(killed) s, but \(reason)",
            at: workload.place(place),
            related: related,
            evidence: [
                Finding.Evidence("needed", .duration(needed)), Finding.Evidence("given", .duration(.seconds(killed))),
            ],
            advice: "add a startup probe that allows for \(Text.seconds(needed))"
        )
    }
}
