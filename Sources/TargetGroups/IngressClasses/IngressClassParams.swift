// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels

/// Settings that the load balancers of an IngressClass share; they take precedence over annotations.
///
/// Cluster-wide, without a namespace.
///
/// Kind `IngressClassParams` of `elbv2.k8s.aws/v1beta1`.
public struct IngressClassParams: KubernetesResource, Sendable {
    /// The API group and version.
    public static let apiVersion = "elbv2.k8s.aws/v1beta1"

    /// The name of the kind.
    public static let kind = "IngressClassParams"

    /// Name, labels and annotations.
    public var metadata: ObjectMeta

    /// The settings.
    public var spec: IngressClassParamsSpec?

    /// Creates a value; what is not given is absent.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: IngressClassParamsSpec? = nil) {
        self.metadata = metadata
        self.spec = spec
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.constant("apiVersion", Self.apiVersion)
        visitor.constant("kind", Self.kind)
        visitor.optional("metadata", &metadata, absent: ObjectMeta())
        visitor.optional("spec", &spec)
    }
}

/// What the load balancers of a class have in common.
///
/// What is absent is left to the annotations of each Ingress.
public struct IngressClassParamsSpec: FieldCodable, Sendable {
    /// Name of the load balancer, at most 32 characters.
    public var loadBalancerName: String?

    /// Certificates of the HTTPS listeners.
    public var certificateArn: [String]?

    /// Namespaces whose Ingresses may use the class.
    ///
    /// Default: all.
    public var namespaceSelector: LabelSelector?

    /// The group whose Ingresses share one load balancer.
    public var group: IngressGroup?

    /// Whether the load balancer faces the internet.
    public var scheme: LoadBalancerScheme?

    /// Ranges of addresses that may connect; none may have host bits set.
    public var inboundCIDRs: [String]?

    /// Name of the TLS policy of the HTTPS listeners.
    public var sslPolicy: String?

    /// HTTPS port to which the HTTP listeners redirect.
    public var sslRedirectPort: String?

    /// The subnets of the load balancer.
    public var subnets: SubnetSelector?

    /// The families of addresses of the load balancer.
    public var ipAddressType: LoadBalancerIPAddressType?

    /// Tags of the AWS resources.
    public var tags: [ResourceTag]?

    /// What the load balancer sends requests to; takes precedence over annotations.
    public var targetType: TargetType?

    /// Attributes such as `idle_timeout.timeout_seconds`.
    public var loadBalancerAttributes: [LoadBalancerAttribute]?

    /// Attributes of single listeners.
    public var listeners: [ListenerSettings]?

    /// Capacity that is reserved.
    public var minimumLoadBalancerCapacity: MinimumLoadBalancerCapacity?

    /// Where the load balancer's public addresses come from.
    public var ipamConfiguration: IPAMConfiguration?

    // swift-format-ignore: AlwaysUseLowerCamelCase
    /// The former spelling of `prefixListsIDs`; only one of the two may be given.
    public var PrefixListsIDs: [String]?

    /// Managed prefix lists that may connect.
    public var prefixListsIDs: [String]?

    /// The web access control list, by ARN.
    public var wafv2AclArn: String?

    /// The web access control list, by name.
    public var wafv2AclName: String?

    /// Creates a value; what is not given is absent.
    public init(
        loadBalancerName: String? = nil,
        certificateArn: [String]? = nil,
        namespaceSelector: LabelSelector? = nil,
        group: IngressGroup? = nil,
        scheme: LoadBalancerScheme? = nil,
        inboundCIDRs: [String]? = nil,
        sslPolicy: String? = nil,
        sslRedirectPort: String? = nil,
        subnets: SubnetSelector? = nil,
        ipAddressType: LoadBalancerIPAddressType? = nil,
        tags: [ResourceTag]? = nil,
        targetType: TargetType? = nil,
        loadBalancerAttributes: [LoadBalancerAttribute]? = nil,
        listeners: [ListenerSettings]? = nil,
        minimumLoadBalancerCapacity: MinimumLoadBalancerCapacity? = nil,
        ipamConfiguration: IPAMConfiguration? = nil,
        PrefixListsIDs: [String]? = nil,
        prefixListsIDs: [String]? = nil,
        wafv2AclArn: String? = nil,
        wafv2AclName: String? = nil
    ) {
        self.loadBalancerName = loadBalancerName
        self.certificateArn = certificateArn
        self.namespaceSelector = namespaceSelector
        self.group = group
        self.scheme = scheme
        self.inboundCIDRs = inboundCIDRs
        self.sslPolicy = sslPolicy
        self.sslRedirectPort = sslRedirectPort
        self.subnets = subnets
        self.ipAddressType = ipAddressType
        self.tags = tags
        self.targetType = targetType
        self.loadBalancerAttributes = loadBalancerAttributes
        self.listeners = listeners
        self.minimumLoadBalancerCapacity = minimumLoadBalancerCapacity
        self.ipamConfiguration = ipamConfiguration
        self.PrefixListsIDs = PrefixListsIDs
        self.prefixListsIDs = prefixListsIDs
        self.wafv2AclArn = wafv2AclArn
        self.wafv2AclName = wafv2AclName
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("loadBalancerName", &loadBalancerName)
        visitor.optional("certificateArn", &certificateArn)
        visitor.optional("namespaceSelector", &namespaceSelector)
        visitor.optional("group", &group)
        visitor.optional("scheme", &scheme)
        visitor.optional("inboundCIDRs", &inboundCIDRs)
        visitor.optional("sslPolicy", &sslPolicy)
        visitor.optional("sslRedirectPort", &sslRedirectPort)
        visitor.optional("subnets", &subnets)
        visitor.optional("ipAddressType", &ipAddressType)
        visitor.optional("tags", &tags)
        visitor.optional("targetType", &targetType)
        visitor.optional("loadBalancerAttributes", &loadBalancerAttributes)
        visitor.optional("listeners", &listeners)
        visitor.optional("minimumLoadBalancerCapacity", &minimumLoadBalancerCapacity)
        visitor.optional("ipamConfiguration", &ipamConfiguration)
        visitor.optional("PrefixListsIDs", &PrefixListsIDs)
        visitor.optional("prefixListsIDs", &prefixListsIDs)
        visitor.optional("wafv2AclArn", &wafv2AclArn)
        visitor.optional("wafv2AclName", &wafv2AclName)
    }
}
