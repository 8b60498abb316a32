// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How a controller was started, as far as its target groups and their readiness gates depend on it.
///
/// Names and defaults are those of the AWS Load Balancer Controller v3.5.
public struct ControllerOptions: Hashable, Sendable {
    /// The flag `--cluster-name`; without it no names can be computed.
    public var clusterName: String?

    /// The flag `--default-target-type`.
    ///
    /// Default: `instance`.
    public var defaultTargetType: TargetType

    /// The flag `--default-load-balancer-scheme`.
    ///
    /// Default: `internal`.
    public var defaultLoadBalancerScheme: LoadBalancerScheme

    /// The flag `--load-balancer-class`, by which Services are the controller's.
    ///
    /// Default: `service.k8s.aws/nlb`.
    public var loadBalancerClass: String

    /// The feature gate `EnableIPTargetType`.
    ///
    /// Default: true.
    public var allowsIPTargets: Bool

    /// The feature gate `ServiceTypeLoadBalancerOnly`: only Services of that type are the controller's.
    ///
    /// Default: false.
    public var requiresTypeLoadBalancer: Bool

    /// The feature gate `NLBHealthCheckAdvancedConfig`: timeout and codes of a Service's health checks can be set, and
    /// changed without a new target group.
    ///
    /// Default: true.
    public var allowsAdvancedHealthChecks: Bool

    /// The feature gate `EnableTCPUDPListener`: a port for TCP and UDP is one listener.
    ///
    /// Default: false.
    public var joinsTCPAndUDP: Bool

    /// The flag `--enable-pod-readiness-gate-inject`.
    ///
    /// Default: true.
    public var injectsReadinessGates: Bool

    /// Creates options; what is not given has its default.
    public init(
        clusterName: String? = nil,
        defaultTargetType: TargetType = .instance,
        defaultLoadBalancerScheme: LoadBalancerScheme = .internal,
        loadBalancerClass: String = "service.k8s.aws/nlb",
        allowsIPTargets: Bool = true,
        requiresTypeLoadBalancer: Bool = false,
        allowsAdvancedHealthChecks: Bool = true,
        joinsTCPAndUDP: Bool = false,
        injectsReadinessGates: Bool = true
    ) {
        self.clusterName = clusterName
        self.defaultTargetType = defaultTargetType
        self.defaultLoadBalancerScheme = defaultLoadBalancerScheme
        self.loadBalancerClass = loadBalancerClass
        self.allowsIPTargets = allowsIPTargets
        self.requiresTypeLoadBalancer = requiresTypeLoadBalancer
        self.allowsAdvancedHealthChecks = allowsAdvancedHealthChecks
        self.joinsTCPAndUDP = joinsTCPAndUDP
        self.injectsReadinessGates = injectsReadinessGates
    }
}
