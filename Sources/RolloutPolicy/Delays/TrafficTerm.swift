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
}
