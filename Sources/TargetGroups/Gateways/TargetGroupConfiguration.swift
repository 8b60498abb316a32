// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels

/// Settings of the target groups that a Gateway has for a Service.
///
/// Kind `TargetGroupConfiguration` of `gateway.k8s.aws/v1`.
public struct TargetGroupConfiguration: KubernetesResource, Sendable {
    /// The API group and version.
    public static let apiVersion = "gateway.k8s.aws/v1"

    /// The name of the kind.
    public static let kind = "TargetGroupConfiguration"

    /// Name, namespace, labels and annotations.
    public var metadata: ObjectMeta

    /// The settings.
    public var spec: TargetGroupConfigurationSpec?

    /// What the controller has seen.
    public var status: TargetGroupConfigurationStatus?

    /// Creates a value; what is not given is absent.
    public init(
        metadata: ObjectMeta = ObjectMeta(),
        spec: TargetGroupConfigurationSpec? = nil,
        status: TargetGroupConfigurationStatus? = nil
    ) {
        self.metadata = metadata
        self.spec = spec
        self.status = status
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.constant("apiVersion", Self.apiVersion)
        visitor.constant("kind", Self.kind)
        visitor.optional("metadata", &metadata, absent: ObjectMeta())
        visitor.optional("spec", &spec)
        visitor.optional("status", &status)
    }
}

/// Which Service is meant, and the settings of its target groups.
public struct TargetGroupConfigurationSpec: FieldCodable, Sendable {
    /// The Service; absent where the configuration is the default of a Gateway.
    public var targetReference: TargetGroupReference?

    /// The settings, for all routes.
    public var defaultConfiguration: TargetGroupProperties?

    /// Settings for single routes; of several that match the most precise counts.
    public var routeConfigurations: [RouteConfiguration]?

    /// Creates a value; what is not given is absent.
    public init(
        targetReference: TargetGroupReference? = nil,
        defaultConfiguration: TargetGroupProperties? = nil,
        routeConfigurations: [RouteConfiguration]? = nil
    ) {
        self.targetReference = targetReference
        self.defaultConfiguration = defaultConfiguration
        self.routeConfigurations = routeConfigurations
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("targetReference", &targetReference)
        visitor.optional("defaultConfiguration", &defaultConfiguration)
        visitor.optional("routeConfigurations", &routeConfigurations)
    }
}

/// The object whose target groups are meant, in the configuration's namespace.
public struct TargetGroupReference: FieldCodable, Sendable {
    /// The API group.
    ///
    /// Default: empty, for the core group.
    public var group: String?

    /// The kind.
    ///
    /// Default: `Service`.
    public var kind: String?

    /// The name.
    public var name: String

    /// Creates a value; what is not given is absent.
    public init(group: String? = nil, kind: String? = nil, name: String) {
        self.group = group
        self.kind = kind
        self.name = name
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self(name: "") }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("group", &group)
        visitor.optional("kind", &kind)
        visitor.required("name", &name)
    }
}

/// Settings of target groups for single routes.
public struct RouteConfiguration: FieldCodable, Sendable {
    /// The routes.
    public var routeIdentifier: RouteIdentifier

    /// The settings.
    public var targetGroupProps: TargetGroupProperties

    /// Creates a value.
    public init(routeIdentifier: RouteIdentifier, targetGroupProps: TargetGroupProperties) {
        self.routeIdentifier = routeIdentifier
        self.targetGroupProps = targetGroupProps
    }

    /// A value whose required fields are empty.
    public static var blank: Self { Self(routeIdentifier: .blank, targetGroupProps: .blank) }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.required("routeIdentifier", &routeIdentifier)
        visitor.required("targetGroupProps", &targetGroupProps)
    }
}

/// Which routes are meant: all of a kind, of a kind in a namespace, or one.
public struct RouteIdentifier: FieldCodable, Hashable, Sendable {
    /// The kind of the routes.
    public var kind: RouteKind?

    /// Their namespace; absent for all.
    public var namespace: String?

    /// The name of the one, which counts only beside its namespace.
    public var name: String?

    /// Creates a value; what is not given is absent.
    public init(kind: RouteKind? = nil, namespace: String? = nil, name: String? = nil) {
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }

    /// A value without fields.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("kind", &kind)
        visitor.optional("namespace", &namespace)
        visitor.optional("name", &name)
    }
}

/// What the controller has seen of a configuration.
public struct TargetGroupConfigurationStatus: FieldCodable, Sendable {
    /// The generation of the configuration that the Gateways have seen.
    public var observedGatewayConfigurationGeneration: Int?

    /// The generation of the configuration that the GatewayClasses have seen.
    public var observedGatewayClassConfigurationGeneration: Int?

    /// Creates a value; what is not given is absent.
    public init(
        observedGatewayConfigurationGeneration: Int? = nil,
        observedGatewayClassConfigurationGeneration: Int? = nil
    ) {
        self.observedGatewayConfigurationGeneration = observedGatewayConfigurationGeneration
        self.observedGatewayClassConfigurationGeneration = observedGatewayClassConfigurationGeneration
    }

    /// A value without fields.
    public static var blank: Self { Self() }

    /// Presents each field to a visitor, in the order of the API.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        visitor.optional("observedGatewayConfigurationGeneration", &observedGatewayConfigurationGeneration)
        visitor.optional("observedGatewayClassConfigurationGeneration", &observedGatewayClassConfigurationGeneration)
    }
}

extension TargetGroupConfigurationSpec {
    /// Returns the settings for a route with their places, what counts more first: those of the most precise entry that
    /// matches, and the default for what they leave open.
    ///
    /// Attributes and tags are merged by their keys, every other setting counts as a whole. An entry without a kind
    /// matches no route.
    public func properties(
        for kind: RouteKind,
        _ route: NamespacedName
    ) -> [(path: FieldPath, properties: TargetGroupProperties)] {
        let path = FieldPath("spec")
        let matching = (routeConfigurations ?? []).enumerated().filter {
            $0.element.routeIdentifier.matches(kind, route)
        }
        let precision = matching.map(\.element.routeIdentifier.precision).max()
        let best = matching.first { $0.element.routeIdentifier.precision == precision }
        let entry = best.map { best in
            (
                path.field("routeConfigurations").index(best.offset).field("targetGroupProps"),
                best.element.targetGroupProps
            )
        }
        return [entry, defaultConfiguration.map { (path.field("defaultConfiguration"), $0) }].compactMap(\.self)
    }
}

extension RouteIdentifier {
    /// Whether a route is of the kind, in the namespace and of the name, as far as they are given.
    ///
    /// An entry without a namespace is for the routes of all namespaces; a name counts only with a namespace.
    fileprivate func matches(_ kind: RouteKind, _ route: NamespacedName) -> Bool {
        guard self.kind == kind else { return false }
        let namespace = namespace ?? ""
        guard let name, !name.isEmpty else { return namespace.isEmpty || namespace == route.namespace }
        return namespace == route.namespace && name == route.name
    }

    fileprivate var precision: Int { [namespace, name].count { $0?.isEmpty == false } }
}
