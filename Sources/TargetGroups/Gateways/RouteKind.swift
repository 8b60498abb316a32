// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// The kind of a route of the Gateway API.
public struct RouteKind: OpenEnumeration, Sendable {
    /// The wire spelling.
    public let rawValue: String

    /// Creates a value of any spelling, known or not.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// HTTP requests.
    public static var http: Self { Self("HTTPRoute") }

    /// gRPC calls.
    public static var grpc: Self { Self("GRPCRoute") }

    /// TCP connections.
    public static var tcp: Self { Self("TCPRoute") }

    /// UDP datagrams.
    public static var udp: Self { Self("UDPRoute") }

    /// TLS connections.
    public static var tls: Self { Self("TLSRoute") }

    /// The values that are known, in the order of the documentation.
    public static var allKnown: [Self] { [.http, .grpc, .tcp, .udp, .tls] }
}
