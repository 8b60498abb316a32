// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// What a load balancer sends requests to.
public struct TargetType: OpenEnumeration, Sendable {
    /// The wire spelling.
    public let rawValue: String

    /// Creates a value of any spelling, known or not.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Nodes, on the Service's node port; kube-proxy forwards to a Pod.
    public static var instance: Self { Self("instance") }

    /// Pods, by their address.
    public static var ip: Self { Self("ip") }

    /// The values that are known, in the order of the API.
    public static var allKnown: [Self] {
        [.instance, .ip]
    }
}

/// The protocol that a load balancer speaks to its targets.
public struct TargetGroupProtocol: OpenEnumeration, Sendable {
    /// The wire spelling.
    public let rawValue: String

    /// Creates a value of any spelling, known or not.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// HTTP, of an Application Load Balancer.
    public static var http: Self { Self("HTTP") }

    /// HTTPS, of an Application Load Balancer.
    public static var https: Self { Self("HTTPS") }

    /// TCP, of a Network Load Balancer.
    public static var tcp: Self { Self("TCP") }

    /// TLS over TCP, of a Network Load Balancer.
    public static var tls: Self { Self("TLS") }

    /// UDP, of a Network Load Balancer.
    public static var udp: Self { Self("UDP") }

    /// TCP and UDP on one port, of a Network Load Balancer.
    public static var tcpUDP: Self { Self("TCP_UDP") }

    /// QUIC, of a Network Load Balancer; not for targets of type `instance`.
    public static var quic: Self { Self("QUIC") }

    /// TCP and QUIC on one port, of a Network Load Balancer; not for targets of type `instance`.
    public static var tcpQUIC: Self { Self("TCP_QUIC") }

    /// The values that are known, in the order of the API.
    public static var allKnown: [Self] {
        [.http, .https, .tcp, .tls, .udp, .tcpUDP, .quic, .tcpQUIC]
    }
}

/// The family of the addresses in a target group.
public struct TargetGroupIPAddressType: OpenEnumeration, Sendable {
    /// The wire spelling.
    public let rawValue: String

    /// Creates a value of any spelling, known or not.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// IPv4.
    public static var ipv4: Self { Self("ipv4") }

    /// IPv6.
    public static var ipv6: Self { Self("ipv6") }

    /// The values that are known, in the order of the API.
    public static var allKnown: [Self] {
        [.ipv4, .ipv6]
    }
}
