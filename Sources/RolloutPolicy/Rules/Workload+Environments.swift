// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups

extension Workload {
    /// Works out ``environments``.
    var reachingEnvironments: [RolloutEnvironment] {
        let isReached = isServing || (scope.assumptions.path != nil && scope.hasNoServices)
        guard isReached else { return [] }
        guard !gates.targets.isEmpty else {
            return [environment(scope.assumptions.path ?? .clusterService, behind: nil)]
        }
        var environments: [RolloutEnvironment] = []
        for target in gates.targets {
            let path = scope.assumptions.path ?? path(behind: target.settings)
            let environment = environment(path, behind: target.settings)
            // Ports of a Service often lead to target groups that are alike.
            if !environments.contains(environment) { environments.append(environment) }
        }
        return environments
    }

    private func environment(_ path: TrafficPath, behind settings: TargetGroupSettings?) -> RolloutEnvironment {
        let assumptions = scope.assumptions
        let hasReplicas = autoscalers.map { $0.resource.spec.minReplicas ?? 1 }.min()
        return RolloutEnvironment(
            path: assumptions.delays.reduce(path) { $0.replacing($1.key, with: $1.value) },
            deregistrationDelay: settings?.deregistrationDelay?.value ?? .seconds(300),
            hasReadinessGates: settings?.targetType.value == .ip && gates.willHaveGates == true,
            startup: assumptions.startup,
            replicas: hasReplicas,
            caps: assumptions.caps,
            hooks: assumptions.hooks
        )
    }

    /// The ready-made path of a target group, with the numbers that its settings have.
    private func path(behind settings: TargetGroupSettings) -> TrafficPath {
        let policy = services.first { $0.resource.metadata.name == settings.service.name }?
            .resource.spec.externalTrafficPolicy
        let targets = settings.targetType.value
        var path: TrafficPath =
            settings.isOfNetworkLoadBalancer
            ? .networkLoadBalancer(targets: targets, externalTrafficPolicy: policy ?? .cluster)
            : .applicationLoadBalancer(targets: targets, externalTrafficPolicy: policy ?? .cluster)
        if let checks = settings.healthCheck {
            path = path.replacing(.healthChecks, with: .settings(checks.interval, checks.healthyThreshold))
                .replacing(.failingHealthChecks, with: .settings(checks.interval, checks.unhealthyThreshold))
        }
        if !settings.isOfNetworkLoadBalancer, let idle = settings.loadBalancer?.idleTimeout?.value {
            path.idleTimeout = idle
        }
        return path
    }
}

extension RuleScope {
    /// Whether the set tells nothing about traffic.
    var hasNoServices: Bool { resources.all(Service.self).isEmpty }
}

extension TargetGroupSettings {
    /// Whether the load balancer in front is a Network Load Balancer: by its kind, or by the protocol of the targets.
    var isOfNetworkLoadBalancer: Bool {
        if let loadBalancer { return loadBalancer.kind == .network }
        return `protocol`.map { [.tcp, .udp, .tcpUDP, .tls].contains($0.value) } ?? false
    }
}

extension Delay {
    /// As many checks as a threshold asks for.
    fileprivate static func settings(_ interval: Setting<Duration>, _ threshold: Setting<Int>) -> Delay {
        // The ELB API has at most ten checks, 300 s apart.
        let checks = min(max(0, threshold.value), 10)
        let source = "\(checks) checks, \(Text.seconds(interval.value)) apart (\(interval.source))"
        return Delay(
            most: interval.value * checks,
            origin: interval.source.isDefault ? .documented : .stated,
            source: source
        )
    }
}
