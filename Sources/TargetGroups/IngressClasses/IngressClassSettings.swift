// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels

/// A group of Ingresses that share one load balancer.
public struct IngressGroup: FieldCodable, Sendable {
    /// Name of the group.
    public var name: String

    /// Creates a value; what is not given is absent.
    public init(name: String) {
        self.name = name
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self(name: "") }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.required("name", &name)
    }
}

/// Where a load balancer can be reached from.
public struct LoadBalancerScheme: OpenEnumeration, Sendable {
    /// The wire spelling.
    public let rawValue: String

    /// Creates a value of any spelling, known or not.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// From within the VPC.
    public static var `internal`: Self { Self("internal") }

    /// From the internet.
    public static var internetFacing: Self { Self("internet-facing") }

    /// The values that are known, in the order of the API.
    public static var allKnown: [Self] {
        [.internal, .internetFacing]
    }
}

/// The subnets of a load balancer, by identifier or by tag, not both.
public struct SubnetSelector: FieldCodable, Sendable {
    /// Identifiers, each once.
    public var ids: [String]?

    /// Values that each tag may have; every tag must match.
    public var tags: [String: [String]]?

    /// Creates a value; what is not given is absent.
    public init(ids: [String]? = nil, tags: [String: [String]]? = nil) {
        self.ids = ids
        self.tags = tags
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("ids", &ids)
        visitor.optional("tags", &tags)
    }
}

/// The families of addresses of a load balancer.
public struct LoadBalancerIPAddressType: OpenEnumeration, Sendable {
    /// The wire spelling.
    public let rawValue: String

    /// Creates a value of any spelling, known or not.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// IPv4 only.
    public static var ipv4: Self { Self("ipv4") }

    /// IPv4 and IPv6.
    public static var dualstack: Self { Self("dualstack") }

    /// IPv6, and IPv4 within the VPC.
    public static var dualstackWithoutPublicIPv4: Self { Self("dualstack-without-public-ipv4") }

    /// The values that are known, in the order of the API.
    public static var allKnown: [Self] {
        [.ipv4, .dualstack, .dualstackWithoutPublicIPv4]
    }
}

/// A tag of an AWS resource.
public struct ResourceTag: FieldCodable, Sendable {
    /// The tag's key.
    public var key: String

    /// The tag's value.
    public var value: String

    /// Creates a value; what is not given is absent.
    public init(key: String, value: String) {
        self.key = key
        self.value = value
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self(key: "", value: "") }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.required("key", &key)
        visitor.required("value", &value)
    }
}

/// An attribute of a load balancer or a listener.
public struct LoadBalancerAttribute: FieldCodable, Sendable {
    /// The attribute's key, such as `idle_timeout.timeout_seconds`.
    public var key: String

    /// The attribute's value.
    public var value: String

    /// Creates a value; what is not given is absent.
    public init(key: String, value: String) {
        self.key = key
        self.value = value
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self(key: "", value: "") }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.required("key", &key)
        visitor.required("value", &value)
    }
}

/// Attributes of one listener.
public struct ListenerSettings: FieldCodable, Sendable {
    /// Protocol of the listener: `HTTP` or `HTTPS`.
    public var `protocol`: String?

    /// Port of the listener.
    public var port: Int?

    /// The attributes.
    public var listenerAttributes: [LoadBalancerAttribute]?

    /// Creates a value; what is not given is absent.
    public init(protocol: String? = nil, port: Int? = nil, listenerAttributes: [LoadBalancerAttribute]? = nil) {
        self.protocol = `protocol`
        self.port = port
        self.listenerAttributes = listenerAttributes
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("protocol", &`protocol`)
        visitor.optional("port", &port)
        visitor.optional("listenerAttributes", &listenerAttributes)
    }
}

/// Capacity that is reserved for a load balancer.
public struct MinimumLoadBalancerCapacity: FieldCodable, Sendable {
    /// Load balancer capacity units.
    public var capacityUnits: Int

    /// Creates a value; what is not given is absent.
    public init(capacityUnits: Int) {
        self.capacityUnits = capacityUnits
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self(capacityUnits: 0) }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.required("capacityUnits", &capacityUnits)
    }
}

/// Where a load balancer's public addresses come from.
public struct IPAMConfiguration: FieldCodable, Sendable {
    /// The pool of IPv4 addresses.
    public var ipv4IPAMPoolId: String?

    /// Creates a value; what is not given is absent.
    public init(ipv4IPAMPoolId: String? = nil) {
        self.ipv4IPAMPoolId = ipv4IPAMPoolId
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("ipv4IPAMPoolId", &ipv4IPAMPoolId)
    }
}
