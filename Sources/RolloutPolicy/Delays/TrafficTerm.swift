// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The name of a step between the deletion of a Pod and the last request that reaches it.
///
/// Paths of your own may have terms of their own.
public struct TrafficTerm: Hashable, Sendable, CustomStringConvertible {
    /// The name in words.
    public let description: String

    /// Creates a term.
    public init(_ name: String) {
        description = name
    }

    /// How much later the endpoint of a deleted Pod is withdrawn from its EndpointSlice than the kubelet begins to stop
    /// the Pod.
    public static let endpointPropagation = TrafficTerm("endpoint propagation")

    /// How long the AWS Load Balancer Controller takes from the withdrawal of an endpoint to the call that deregisters
    /// its target.
    public static let controllerProcessing = TrafficTerm("controller processing")

    /// How long a load balancer goes on sending new requests to a target that has been deregistered.
    public static let loadBalancerPropagation = TrafficTerm("load balancer propagation")

    /// How long kube-proxy on some node goes on forwarding to a Pod whose endpoint has been withdrawn.
    public static let kubeProxyUpdate = TrafficTerm("kube-proxy update")

    /// How long a request is under way between the client side of the path and the Pod.
    public static let requestRoundTrip = TrafficTerm("request round trip")

    /// How long a load balancer takes to start the health checks of a target that has been registered.
    public static let targetRegistration = TrafficTerm("target registration")

    /// How long the health checks of a new target take until it counts as healthy.
    public static let healthChecks = TrafficTerm("health checks")

    /// How long the health checks of a node without Pods of its own take until it counts as unhealthy.
    public static let failingHealthChecks = TrafficTerm("failing health checks")

    /// How long a load balancer goes on sending new requests to a target that is unhealthy.
    public static let unhealthyPropagation = TrafficTerm("unhealthy target propagation")

    /// How long the AWS Load Balancer Controller takes to open the readiness gate of a Pod whose target is healthy.
    public static let gateUpdate = TrafficTerm("gate update")

    /// How long a Pod takes from its creation until its containers are ready.
    public static let startup = TrafficTerm("start-up")
}
