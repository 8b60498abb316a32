// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels
public import TargetGroups

/// What a ``PolicyConfiguration`` says of what manifests do not tell; what it leaves out is as in ``Assumptions``.
///
/// Times are written as Kubernetes writes them, such as `20s` or `1m30s`: zero or more, and at most a year.
public struct ConfiguredAssumptions: Hashable, Sendable {
    /// The ready-made paths of traffic by their names.
    public enum PathName: String, Hashable, Sendable, CaseIterable {
        /// See ``TrafficPath/applicationLoadBalancer(targets:externalTrafficPolicy:)``.
        case applicationLoadBalancer = "application-load-balancer"
        /// See ``TrafficPath/networkLoadBalancer(targets:externalTrafficPolicy:)``.
        case networkLoadBalancer = "network-load-balancer"
        /// See ``TrafficPath/clusterService``.
        case clusterService = "cluster-service"
    }

    /// A limit of the environment.
    public struct Cap: Hashable, Sendable {
        /// The longest grace period that counts: a second or more.
        public var limit: Duration
        /// What sets the limit; not empty.
        public var source: String

        /// Creates a limit.
        public init(limit: Duration, source: String) {
            self.limit = limit
            self.source = source
        }
    }

    /// The release of the cluster, such as `"1.34"`; in quotes, since YAML takes it for a number.
    public var kubernetes: KubernetesVersion?

    /// How traffic reaches every workload; without it Services, Ingresses and bindings tell.
    public var path: PathName?

    /// What a load balancer sends to: on the ``path``, and where objects do not say; by default `instance`, as the
    /// controller has it.
    public var targetType: TargetType?

    /// How long the longest request takes that must not be cut off.
    public var longestRequest: Duration?

    /// How long applications take to finish their requests after the stop signal.
    public var drain: Duration?

    /// How long servers keep an idle connection open.
    public var keepAlive: Duration?

    /// How long a Pod takes at most until its containers are ready.
    public var startup: Duration?

    /// How long the load balancer controller takes at most from the withdrawal of an endpoint to the deregistration.
    public var controllerProcessing: Duration?

    /// The limits of the environment.
    public var caps: [Cap]

    /// Creates assumptions; what is not given is as in ``Assumptions``.
    public init(
        kubernetes: KubernetesVersion? = nil,
        path: PathName? = nil,
        targetType: TargetType? = nil,
        longestRequest: Duration? = nil,
        drain: Duration? = nil,
        keepAlive: Duration? = nil,
        startup: Duration? = nil,
        controllerProcessing: Duration? = nil,
        caps: [Cap] = []
    ) {
        self.kubernetes = kubernetes
        self.path = path
        self.targetType = targetType
        self.longestRequest = longestRequest
        self.drain = drain
        self.keepAlive = keepAlive
        self.startup = startup
        self.controllerProcessing = controllerProcessing
        self.caps = caps
    }
}

extension ConfiguredAssumptions: FieldCodable {
    /// Assumptions with nothing in them.
    public static let blank = ConfiguredAssumptions()

    /// Presents each field.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        Self.visit("kubernetes", &kubernetes, &visitor)
        Self.visit("path", &path, &visitor)
        Self.visit("targetType", &targetType, &visitor)
        Self.visit("longestRequest", &longestRequest, &visitor)
        Self.visit("drain", &drain, &visitor)
        Self.visit("keepAlive", &keepAlive, &visitor)
        Self.visit("startup", &startup, &visitor)
        Self.visit("controllerProcessing", &controllerProcessing, &visitor)
        visitor.optional("caps", &caps, absent: [])
    }

    private static func visit<Value: WrittenAsText>(
        _ key: FieldKey,
        _ value: inout Value?,
        _ visitor: inout some FieldVisitor
    ) {
        var written = value.map { Written($0) }
        visitor.optional(key, &written)
        value = written?.value
    }
}

extension ConfiguredAssumptions.Cap: FieldCodable {
    /// A limit of nothing.
    public static let blank = ConfiguredAssumptions.Cap(limit: .zero, source: "")

    /// Presents each field.
    public mutating func visitFields(_ visitor: inout some FieldVisitor) {
        var written = Written(limit)
        visitor.required("limit", &written)
        limit = written.value
        visitor.required("source", &source)
    }
}

extension Assumptions {
    /// States what a configuration states.
    public init(_ configured: ConfiguredAssumptions) {
        self.init()
        if let version = configured.kubernetes { kubernetes = version }
        if let type = configured.targetType { controller.defaultTargetType = type }
        let targets = controller.defaultTargetType
        path = configured.path.map { name in
            switch name {
            case .applicationLoadBalancer: .applicationLoadBalancer(targets: targets)
            case .networkLoadBalancer: .networkLoadBalancer(targets: targets)
            case .clusterService: .clusterService
            }
        }
        if let duration = configured.longestRequest { application.longestRequest = duration }
        if let duration = configured.drain { application.onTermination = .drains(within: duration) }
        application.keepAlive = configured.keepAlive
        if let duration = configured.startup { startup = .stated(upTo: duration) }
        if let duration = configured.controllerProcessing {
            delays[.controllerProcessing] = .stated(upTo: duration)
        }
        caps = configured.caps.map { GraceCap($0.limit, source: $0.source) }
    }
}
