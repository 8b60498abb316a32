// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels

/// Which sources may reach the targets of a binding.
public struct TargetGroupBindingNetworking: FieldCodable, Sendable {
    /// The rules; traffic that any of them allows may pass.
    public var ingress: [NetworkingIngressRule]?

    /// Creates a value; what is not given is absent.
    public init(ingress: [NetworkingIngressRule]? = nil) {
        self.ingress = ingress
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("ingress", &ingress)
    }
}

/// Sources that may reach ports of the targets.
public struct NetworkingIngressRule: FieldCodable, Sendable {
    /// The sources; empty means none.
    public var from: [NetworkingPeer]

    /// The ports; empty means all of TCP.
    public var ports: [NetworkingPort]

    /// Creates a value; what is not given is absent.
    public init(from: [NetworkingPeer], ports: [NetworkingPort]) {
        self.from = from
        self.ports = ports
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self(from: [], ports: []) }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.required("from", &from)
        visitor.required("ports", &ports)
    }
}

/// A source of traffic: exactly one field is set.
public struct NetworkingPeer: FieldCodable, Sendable {
    /// A range of addresses.
    public var ipBlock: NetworkingIPBlock?

    /// Whatever belongs to a security group.
    public var securityGroup: NetworkingSecurityGroup?

    /// Creates a value; what is not given is absent.
    public init(ipBlock: NetworkingIPBlock? = nil, securityGroup: NetworkingSecurityGroup? = nil) {
        self.ipBlock = ipBlock
        self.securityGroup = securityGroup
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("ipBlock", &ipBlock)
        visitor.optional("securityGroup", &securityGroup)
    }
}

/// A range of addresses.
public struct NetworkingIPBlock: FieldCodable, Sendable {
    /// The range, such as `10.0.0.0/16`.
    public var cidr: String

    /// Creates a value; what is not given is absent.
    public init(cidr: String) {
        self.cidr = cidr
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self(cidr: "") }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.required("cidr", &cidr)
    }
}

/// A security group of the VPC.
public struct NetworkingSecurityGroup: FieldCodable, Sendable {
    /// The identifier, such as `sg-0123456789abcdef0`.
    public var groupID: String

    /// Creates a value; what is not given is absent.
    public init(groupID: String) {
        self.groupID = groupID
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self(groupID: "") }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.required("groupID", &groupID)
    }
}

/// Ports of the targets.
public struct NetworkingPort: FieldCodable, Sendable {
    /// `TCP` or `UDP`.
    ///
    /// Default: TCP.
    public var `protocol`: TransportProtocol?

    /// Number or name; targets of type `instance` need a number.
    ///
    /// Default: all ports.
    public var port: IntOrString?

    /// Creates a value; what is not given is absent.
    public init(protocol: TransportProtocol? = nil, port: IntOrString? = nil) {
        self.protocol = `protocol`
        self.port = port
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("protocol", &`protocol`)
        visitor.optional("port", &port)
    }
}
