// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// How a load balancer finds out whether a target is healthy.
public struct HealthCheckSettings: Hashable, Sendable {
    /// The port: a number, or `traffic-port` for the target's own.
    public var port: Setting<IntOrString>

    /// The protocol.
    public var `protocol`: Setting<TargetGroupProtocol>

    /// The path; nil over TCP.
    public var path: Setting<String>?

    /// Which codes count as success; nil over TCP.
    public var matcher: Setting<HealthCheckMatcher>?

    /// The time between two checks: 5 s to 300 s.
    public var interval: Setting<Duration>

    /// The time after which a check has failed: 2 s to 120 s.
    public var timeout: Setting<Duration>

    /// How many checks must succeed until a target is healthy: 2 to 10.
    public var healthyThreshold: Setting<Int>

    /// How many checks must fail until a target is unhealthy: 2 to 10.
    public var unhealthyThreshold: Setting<Int>

    /// The port that means the target's own.
    public static let trafficPort = "traffic-port"

    /// Creates settings.
    public init(
        port: Setting<IntOrString>,
        protocol: Setting<TargetGroupProtocol>,
        path: Setting<String>? = nil,
        matcher: Setting<HealthCheckMatcher>? = nil,
        interval: Setting<Duration>,
        timeout: Setting<Duration>,
        healthyThreshold: Setting<Int>,
        unhealthyThreshold: Setting<Int>
    ) {
        self.port = port
        self.protocol = `protocol`
        self.path = path
        self.matcher = matcher
        self.interval = interval
        self.timeout = timeout
        self.healthyThreshold = healthyThreshold
        self.unhealthyThreshold = unhealthyThreshold
    }

    /// Whether the controller would change a target group to have these health checks.
    public func differ(from targetGroup: TargetGroupDescription) -> Bool {
        if port.value.description != targetGroup.healthCheckPort { return true }
        if `protocol`.value != targetGroup.healthCheckProtocol { return true }
        if let path, path.value != targetGroup.healthCheckPath { return true }
        if hasOtherMatcher(than: targetGroup) { return true }
        return interval.value != targetGroup.healthCheckIntervalSeconds.map { .seconds($0) }
            || timeout.value != targetGroup.healthCheckTimeoutSeconds.map { .seconds($0) }
            || healthyThreshold.value != targetGroup.healthyThresholdCount
            || unhealthyThreshold.value != targetGroup.unhealthyThresholdCount
    }

    func hasOtherMatcher(than targetGroup: TargetGroupDescription) -> Bool {
        guard let matcher else { return false }
        return matcher.value.httpCode != targetGroup.matcher?.httpCode
            || matcher.value.grpcCode != targetGroup.matcher?.grpcCode
    }
}

extension HealthCheckSettings: CustomStringConvertible {
    /// A line a setting.
    public var description: String { lines.joined(separator: "\n") }

    var lines: [String] {
        let lines: [(String, String?)] = [
            ("health check port", port.description),
            ("health check protocol", `protocol`.description),
            ("health check path", path?.description),
            ("health check codes", matcher?.map { $0.httpCode ?? $0.grpcCode ?? "" }.description),
            ("health check interval", interval.description),
            ("health check timeout", timeout.description),
            ("healthy threshold", healthyThreshold.description),
            ("unhealthy threshold", unhealthyThreshold.description),
        ]
        return lines.compactMap { name, value in value.map { "\(name): \($0)" } }
    }
}
