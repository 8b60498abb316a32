// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How a load balancer behaves, as far as a rollout depends on it.
public struct LoadBalancerSettings: Hashable, Sendable {
    /// The kind of a load balancer.
    public enum Kind: Hashable, Sendable, CustomStringConvertible {
        /// An Application Load Balancer: HTTP and HTTPS.
        case application
        /// A Network Load Balancer: TCP, UDP, TLS and QUIC.
        case network

        /// The name in the ELB API.
        public var description: String {
            switch self {
            case .application: "application"
            case .network: "network"
            }
        }
    }

    /// The kind.
    public var kind: Kind

    /// The name; nil where the cluster's name or a UID is not known.
    public var name: Setting<LoadBalancerName>?

    /// Where it can be reached from.
    public var scheme: Setting<LoadBalancerScheme>

    /// The families of its addresses.
    public var ipAddressType: Setting<LoadBalancerIPAddressType>

    /// The attributes that are set, by their keys.
    public var attributes: [String: Setting<String>]

    /// The listeners of a Network Load Balancer; empty where they are not known.
    public var listeners: [LoadBalancerListener]

    /// Creates settings.
    public init(
        kind: Kind,
        name: Setting<LoadBalancerName>? = nil,
        scheme: Setting<LoadBalancerScheme>,
        ipAddressType: Setting<LoadBalancerIPAddressType> = Setting(.ipv4, from: .controller),
        attributes: [String: Setting<String>] = [:],
        listeners: [LoadBalancerListener] = []
    ) {
        self.kind = kind
        self.name = name
        self.scheme = scheme
        self.ipAddressType = ipAddressType
        self.attributes = attributes
        self.listeners = listeners
    }

    /// How long idle connections are kept; servers must keep theirs longer.
    ///
    /// For a Network Load Balancer that of its listeners for TCP, and where they differ the least, the one that ends
    /// connections first; what the ELB API assumes where no listener is known. Nil where what is set is no number, and
    /// where no listener is for TCP.
    public var idleTimeout: Setting<Duration>? {
        switch kind {
        case .application: AttributeDefinition.idleTimeout.seconds(in: attributes)
        case .network: leastIdleTimeout
        }
    }

    private var leastIdleTimeout: Setting<Duration>? {
        guard !listeners.isEmpty else { return AttributeDefinition.tcpIdleTimeout.seconds(in: [:]) }
        let timeouts = listeners.filter(\.carriesTCP).map(\.idleTimeout)
        guard !timeouts.contains(nil) else { return nil }
        return timeouts.compactMap(\.self).min { $0.value < $1.value }
    }

    /// How long a client's connection is kept; only of an Application Load Balancer.
    public var clientKeepAlive: Setting<Duration>? {
        kind == .application ? AttributeDefinition.clientKeepAlive.seconds(in: attributes) : nil
    }

    /// Whether targets in all zones get requests from each zone, unless the target group says otherwise.
    public var isCrossZone: Setting<Bool> {
        if let setting = attributes[AttributeDefinition.loadBalancerCrossZone.key],
            let value = Annotation.boolean(setting.value)
        {
            return setting.map { _ in value }
        }
        return Setting(kind == .application, from: .elasticLoadBalancing)
    }
}

extension LoadBalancerSettings: CustomStringConvertible {
    /// A line a setting.
    public var description: String { lines.joined(separator: "\n") }

    var lines: [String] {
        let lines: [(String, String?)] = [
            ("load balancer", "\(kind)"),
            ("load balancer name", name?.description),
            ("scheme", scheme.description),
            ("idle timeout", idleTimeout?.description),
            ("client keep-alive", clientKeepAlive?.description),
        ]
        return lines.compactMap { name, value in value.map { "\(name): \($0)" } }
    }
}
