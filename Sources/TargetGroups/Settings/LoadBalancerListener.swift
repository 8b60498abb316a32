// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A listener of a Network Load Balancer.
public struct LoadBalancerListener: Hashable, Sendable, CustomStringConvertible {
    /// The protocol spoken with clients.
    public var `protocol`: TargetGroupProtocol

    /// The port that clients connect to.
    public var port: Int

    /// The attributes that are set, by their keys.
    public var attributes: [String: Setting<String>]

    /// Creates a listener.
    public init(protocol: TargetGroupProtocol, port: Int, attributes: [String: Setting<String>] = [:]) {
        self.protocol = `protocol`
        self.port = port
        self.attributes = attributes
    }

    /// Whether clients have connections that can be idle; datagrams have none.
    public var carriesTCP: Bool {
        [.tcp, .tls, .tcpUDP, .tcpQUIC].contains(`protocol`)
    }

    /// How long idle connections of TCP are kept; nil where what is set is no number.
    public var idleTimeout: Setting<Duration>? {
        AttributeDefinition.tcpIdleTimeout.seconds(in: attributes)
    }

    /// The protocol and the port, as annotations name the listener: `TCP-80`.
    public var description: String { "\(`protocol`)-\(port)" }
}

extension AttributeDefinition {
    /// The seconds that an attribute is set to, or what the ELB API assumes; nil where that is no number.
    func seconds(in attributes: [String: Setting<String>]) -> Setting<Duration>? {
        let assumed = defaultValue.map { Setting($0, from: .elasticLoadBalancing) }
        guard let setting = attributes[key] ?? assumed, let seconds = Int32(setting.value) else { return nil }
        return setting.map { _ in .seconds(seconds) }
    }
}
