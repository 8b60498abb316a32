// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels

/// Connects the Pods of a Service with a target group of a load balancer.
///
/// The controller creates one for each target group of an Ingress, Service or route; its name is the target group's.
///
/// Kind `TargetGroupBinding` of `elbv2.k8s.aws/v1beta1`.
public struct TargetGroupBinding: KubernetesResource, Sendable {
    /// The API group and version.
    public static let apiVersion = "elbv2.k8s.aws/v1beta1"

    /// The name of the kind.
    public static let kind = "TargetGroupBinding"

    /// Name, namespace, labels and annotations.
    ///
    /// The name is part of the type of the readiness gate.
    public var metadata: ObjectMeta

    /// Which Service is bound to which target group.
    public var spec: TargetGroupBindingSpec

    /// What the controller has seen.
    public var status: TargetGroupBindingStatus?

    /// Creates a value; what is not given is absent.
    public init(
        metadata: ObjectMeta = ObjectMeta(),
        spec: TargetGroupBindingSpec,
        status: TargetGroupBindingStatus? = nil
    ) {
        self.metadata = metadata
        self.spec = spec
        self.status = status
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self(spec: .blank) }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.constant("apiVersion", Self.apiVersion)
        visitor.constant("kind", Self.kind)
        visitor.optional("metadata", &metadata, absent: ObjectMeta())
        visitor.required("spec", &spec)
        visitor.optional("status", &status)
    }
}

/// Which Service is bound to which target group, and how traffic reaches it.
public struct TargetGroupBindingSpec: FieldCodable, Sendable {
    /// The target group; this or `targetGroupName` is given.
    ///
    /// Immutable.
    public var targetGroupARN: String?

    /// The target group by name; the admission webhook resolves it to an ARN at creation.
    public var targetGroupName: String?

    /// Whether Pods of other clusters share the target group, so that only this cluster's targets are deregistered.
    ///
    /// Default: false.
    public var multiClusterTargetGroup: Bool?

    /// What is registered: Pods by their address, or nodes.
    ///
    /// Set from the target group at creation; immutable.
    public var targetType: TargetType?

    /// The target group's protocol; must be the one that AWS reports.
    public var targetGroupProtocol: TargetGroupProtocol?

    /// The Service and port whose endpoints are registered, in the binding's namespace.
    public var serviceRef: ServiceReference

    /// Which sources may reach the targets, for the security groups that the controller manages.
    public var networking: TargetGroupBindingNetworking?

    /// Which nodes are registered; only for targets of type `instance`.
    public var nodeSelector: LabelSelector?

    /// The family of the targets' addresses.
    ///
    /// Set from the target group at creation; immutable.
    public var ipAddressType: TargetGroupIPAddressType?

    /// The VPC of the target group: `vpc-` and 8, 17 or 32 hexadecimal digits.
    ///
    /// Immutable.
    public var vpcID: String?

    /// The role with which a target group of another account is reached; only for targets of type `ip`.
    public var iamRoleArnToAssume: String?

    /// The external identifier that goes with the role.
    public var assumeRoleExternalId: String?

    /// Creates a value; what is not given is absent.
    public init(
        targetGroupARN: String? = nil,
        targetGroupName: String? = nil,
        multiClusterTargetGroup: Bool? = nil,
        targetType: TargetType? = nil,
        targetGroupProtocol: TargetGroupProtocol? = nil,
        serviceRef: ServiceReference,
        networking: TargetGroupBindingNetworking? = nil,
        nodeSelector: LabelSelector? = nil,
        ipAddressType: TargetGroupIPAddressType? = nil,
        vpcID: String? = nil,
        iamRoleArnToAssume: String? = nil,
        assumeRoleExternalId: String? = nil
    ) {
        self.targetGroupARN = targetGroupARN
        self.targetGroupName = targetGroupName
        self.multiClusterTargetGroup = multiClusterTargetGroup
        self.targetType = targetType
        self.targetGroupProtocol = targetGroupProtocol
        self.serviceRef = serviceRef
        self.networking = networking
        self.nodeSelector = nodeSelector
        self.ipAddressType = ipAddressType
        self.vpcID = vpcID
        self.iamRoleArnToAssume = iamRoleArnToAssume
        self.assumeRoleExternalId = assumeRoleExternalId
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self(serviceRef: .blank) }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("targetGroupARN", &targetGroupARN)
        visitor.optional("targetGroupName", &targetGroupName)
        visitor.optional("multiClusterTargetGroup", &multiClusterTargetGroup)
        visitor.optional("targetType", &targetType)
        visitor.optional("targetGroupProtocol", &targetGroupProtocol)
        visitor.required("serviceRef", &serviceRef)
        visitor.optional("networking", &networking)
        visitor.optional("nodeSelector", &nodeSelector)
        visitor.optional("ipAddressType", &ipAddressType)
        visitor.optional("vpcID", &vpcID)
        visitor.optional("iamRoleArnToAssume", &iamRoleArnToAssume)
        visitor.optional("assumeRoleExternalId", &assumeRoleExternalId)
    }
}

/// A port of a Service in the same namespace.
public struct ServiceReference: FieldCodable, Hashable, Sendable {
    /// Name of the Service.
    public var name: String

    /// Number or name of the port.
    public var port: IntOrString

    /// Creates a value; what is not given is absent.
    public init(name: String, port: IntOrString) {
        self.name = name
        self.port = port
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self(name: "", port: 0) }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.required("name", &name)
        visitor.required("port", &port)
    }
}

/// What the controller has seen of a binding.
public struct TargetGroupBindingStatus: FieldCodable, Sendable {
    /// The `metadata.generation` of the last pass that succeeded.
    public var observedGeneration: Int?

    /// Conditions; the controller writes `Ready` as `False` with the reason `FailedCleanup` while a deletion fails.
    public var conditions: [Condition]?

    /// Creates a value; what is not given is absent.
    public init(observedGeneration: Int? = nil, conditions: [Condition]? = nil) {
        self.observedGeneration = observedGeneration
        self.conditions = conditions
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("observedGeneration", &observedGeneration)
        visitor.optional("conditions", &conditions)
    }
}
