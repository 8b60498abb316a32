// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

/// The load balancer asks another path for the health of a Pod than its readiness probe does.
///
/// Encodes the catalogue's item on health checks and readiness probes: a Pod that withdraws by failing one of them goes on
/// being used by whoever asks the other.
public struct HealthCheckDiffersFromReadiness: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "health-check-differs-from-readiness",
        severity: .note,
        category: .loadBalancing,
        summary: "Health checks of the load balancer ask what the readiness probe asks",
        rationale:
            "Two answers about one Pod: it can be Ready and unhealthy, so that updates hang or drop requests, or the "
            + "other way round.",
        reference: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/"
    )

    /// Creates the rule.
    public init() {}

    /// Notes other paths, and ports that no container names.
    public func findings(in workload: Workload) -> [Finding] {
        for target in workload.gates.targets where target.hasGate {
            guard let check = target.settings.healthCheck, target.settings.annotationFamily == .ingress else {
                continue
            }
            if let finding = otherPath(check, target.settings, workload) ?? otherPort(check, target.settings, workload)
            {
                return [finding]
            }
        }
        return []
    }

    private func otherPath(
        _ check: HealthCheckSettings,
        _ settings: TargetGroupSettings,
        _ workload: Workload
    ) -> Finding? {
        let probes = workload.longRunningContainers.compactMap { path, container in
            container.readinessProbe?.httpGet.map {
                (place: path.field("readinessProbe").field("httpGet").field("path"), path: $0.path ?? "/")
            }
        }
        guard let path = check.path, let probe = probes.first, !probes.contains(where: { $0.path == path.value }) else {
            return nil
        }
        let key = AnnotationFamily.ingress.key("healthcheck-path")
        return Finding(
            Self.about.code,
            Self.about.severity,
            "the load balancer asks \(path.value) (\(path.source)), but the readiness probe asks \(probe.path)",
            at: workload.scope.annotationPlace(key, of: settings) ?? workload.place(probe.place),
            related: [workload.place(probe.place, note: "the readiness probe asks \(probe.path)")],
            evidence: [
                Finding.Evidence("health check", .text(path.value)), Finding.Evidence("readiness", .text(probe.path)),
            ],
            advice: "let both ask the same path"
        )
    }

    private func otherPort(
        _ check: HealthCheckSettings,
        _ settings: TargetGroupSettings,
        _ workload: Workload
    ) -> Finding? {
        let ports = workload.longRunningContainers.flatMap { $0.container.ports ?? [] }.map(\.containerPort)
        guard case .int(let port) = check.port.value, !ports.isEmpty, !ports.contains(port) else { return nil }
        let key = AnnotationFamily.ingress.key("healthcheck-port")
        return Finding(
            Self.about.code,
            Self.about.severity,
            "the load balancer asks the port \(port) (\(check.port.source)), which no container names",
            at: workload.scope.annotationPlace(key, of: settings) ?? workload.place(workload.podPath),
            related: [workload.place(workload.podPath.field("containers"), note: "the ports of the containers")],
            evidence: [Finding.Evidence("health check port", .number(port))],
            advice: "use a port of a container, or traffic-port"
        )
    }
}
