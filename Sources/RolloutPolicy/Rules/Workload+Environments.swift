// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups

extension Workload {
    /// Works out ``environments``, each with the first of the target groups that it stands for; none for traffic from
    /// within the cluster.
    func reachingEnvironments() -> [(environment: RolloutEnvironment, target: GatePrediction.Target?)] {
        let isReached = isServing || (scope.assumptions.path != nil && scope.hasNoServices)
        guard isReached else { return [] }
        guard !gates.targets.isEmpty else {
            return [(environment(scope.assumptions.path ?? .clusterService, behind: nil), nil)]
        }
        var named: [String: Service] = [:]
        for service in services { named[service.resource.metadata.name ?? ""] = service.resource }
        // Ports of a Service often lead to target groups that are alike.
        var known: Set<RolloutEnvironment> = []
        return gates.targets.compactMap { target in
            let settings = target.settings
            let path = scope.assumptions.path ?? path(behind: settings, of: named[settings.service.name])
            let environment = environment(path, behind: settings)
            return known.insert(environment).inserted ? (environment, target) : nil
        }
    }

    private func environment(_ path: TrafficPath, behind settings: TargetGroupSettings?) -> RolloutEnvironment {
        let assumptions = scope.assumptions
        let hasReplicas = autoscalers.map { $0.resource.spec.minReplicas ?? 1 }.min()
        var environment = RolloutEnvironment(
            path: assumptions.delays.reduce(path) { $0.replacing($1.key, with: $1.value) },
            deregistrationDelay: settings?.deregistrationDelay?.value ?? .seconds(300),
            hasReadinessGates: settings?.targetType.value == .ip && gates.willHaveGates == true,
            startup: assumptions.startup,
            replicas: hasReplicas,
            caps: assumptions.caps,
            hooks: assumptions.hooks
        )
        if let delay = assumptions.delays[.gateUpdate] { environment.gateUpdate = delay }
        return environment
    }

    /// The ready-made path of a target group, with the numbers that its settings have.
    private func path(behind settings: TargetGroupSettings, of service: Service?) -> TrafficPath {
        let policy = service?.spec.externalTrafficPolicy ?? .cluster
        let targets = settings.targetType.value
        var path: TrafficPath =
            settings.isOfNetworkLoadBalancer
            ? .networkLoadBalancer(targets: targets, externalTrafficPolicy: policy)
            : .applicationLoadBalancer(targets: targets, externalTrafficPolicy: policy)
        if let checks = settings.healthCheck {
            path = path.replacing(.healthChecks, with: .settings(checks.interval, checks.healthyThreshold))
                .replacing(.failingHealthChecks, with: .settings(checks.interval, checks.unhealthyThreshold))
        }
        if let service, policy == .local, targets == .instance, !settings.checksNodes(of: service) {
            path.endlessness = """
                the health checks ask the Pod, and with externalTrafficPolicy Local its node sends to it as long as it \
                serves; use targets of type ip, or a Service of type LoadBalancer, whose nodes have a port for health checks
                """
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

extension TargetGroupSettings {
    /// Whether the health checks ask nodes for Pods that are ready, at the port that a Service of type LoadBalancer and the
    /// policy Local has for that; the API server chooses it where the Service does not say.
    fileprivate func checksNodes(of service: Service) -> Bool {
        guard service.spec.type == .loadBalancer, let healthCheck else { return false }
        guard let port = service.spec.healthCheckNodePort else { return healthCheck.port.source.isDefault }
        return healthCheck.port.value.description == "\(port)"
    }
}

extension Delay {
    /// As many checks as a threshold asks for.
    fileprivate static func settings(_ interval: Setting<Duration>, _ threshold: Setting<Int>) -> Delay {
        // The ELB API has at most ten checks, 300 s apart.
        let checks = min(max(0, threshold.value), 10)
        let count = Text.count(checks, "check", "checks")
        let source = "\(count), \(Text.seconds(interval.value)) apart (\(interval.source))"
        return Delay(
            most: interval.value * checks,
            origin: interval.source.isDefault ? .documented : .stated,
            source: source
        )
    }
}
