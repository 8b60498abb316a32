// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// Which Pods of a Service the AWS Load Balancer Controller keeps registered, for targets of type `ip`, and why it
/// leaves others out.
///
/// A Pod is a target while its endpoint is ready, or while only its readiness gates keep it from being ready. When the
/// Pod is deleted its endpoint is terminating, and the controller deregisters it at once.
public struct PodTargets: Hashable, Sendable, CustomStringConvertible {
    /// A Pod behind a port of the Service.
    public struct Candidate: Hashable, Sendable, CustomStringConvertible {
        /// The Pod's name.
        public let podName: String

        /// The Pod's address.
        public let address: String

        /// The port that it listens on.
        public let port: Int

        /// Whether it is a target.
        public internal(set) var outcome: Outcome

        /// The Pod with its outcome: `web-1 (10.0.0.7:8080): it is ready`.
        public var description: String { "\(podName) (\(address):\(port)): \(outcome)" }
    }

    /// Whether a Pod is a target.
    public enum Outcome: Hashable, Sendable, CustomStringConvertible {
        /// Its endpoint is ready.
        case ready
        /// Its containers are ready, and its gates are closed: it is registered so that they can open.
        case waitingForGates
        /// The state of its node is not known, as that of all other Pods that could be targets.
        case onUnknownNode
        /// It is left out, since its containers are not ready.
        case containersNotReady
        /// It is left out, since it is being deleted.
        case terminating
        /// It is left out, since its node is not ready, or not there.
        case nodeNotReady
        /// It is left out, since the state of its node is not known, and other Pods can be targets.
        case nodeUnknown
        /// It is left out, since the controller does not know the Pod.
        case podNotFound

        /// Whether the Pod is a target.
        public var isTarget: Bool {
            self == .ready || self == .waitingForGates || self == .onUnknownNode
        }

        /// The outcome in a clause.
        public var description: String {
            switch self {
            case .ready: "it is ready"
            case .waitingForGates: "its containers are ready, and its gates are not open yet"
            case .onUnknownNode: "the state of its node is not known, and there is no better target"
            case .containersNotReady: "left out: its containers are not ready"
            case .terminating: "left out: it is being deleted"
            case .nodeNotReady: "left out: its node is not ready"
            case .nodeUnknown: "left out: the state of its node is not known"
            case .podNotFound: "left out: there is no such Pod"
            }
        }
    }

    /// The Pods that are endpoints of the Service, in the order of the slices.
    public let candidates: [Candidate]

    /// Finds the targets of a Service's port.
    ///
    /// - Parameters:
    ///   - service: The name of the Service.
    ///   - port: The name or the number of its port.
    ///   - namespace: The namespace of the Service; nil for the default one of the resources.
    ///   - addressType: Which endpoints count: those of the target group's family.
    ///   - resources: The Service, its EndpointSlices, the Pods and the nodes.
    ///   - failsOpen: Whether Pods on nodes of unknown state are targets where no other Pod is, which is the default of
    ///     the controller's feature gate `EndpointsFailOpen`.
    /// - Throws: ``TargetResolutionError`` where there is no such Service or port; the controller then deregisters all
    ///   targets.
    public init(
        ofService service: String,
        port: IntOrString,
        namespace: String? = nil,
        addressType: AddressType = .ipv4,
        in resources: ResourceSet,
        failsOpen: Bool = true
    ) throws(TargetResolutionError) {
        let found = try resources.servicePort(port, ofService: service, in: namespace)
        let slices = resources.endpointSlices(for: found.service).map(\.resource)
        let endpoints = slices.filter { $0.addressType == addressType }.flatMap { slice in
            (slice.ports ?? []).filter { found.port.isNamed($0.name) }.flatMap { port in
                (slice.endpoints ?? []).compactMap { ObservedEndpoint($0, port: port.port) }
            }
        }
        self.init(endpoints, in: resources, found.namespace, failsOpen)
    }

    /// Finds the targets of a Service's port from its Endpoints, as the controller does with
    /// `--enable-endpoint-slices=false`, the default before v2.14.0.
    ///
    /// - Parameters:
    ///   - service: The name of the Service.
    ///   - port: The name or the number of its port.
    ///   - namespace: The namespace of the Service; nil for the default one of the resources.
    ///   - resources: The Service, its Endpoints, the Pods and the nodes.
    ///   - failsOpen: Whether Pods on nodes of unknown state are targets where no other Pod is.
    /// - Throws: ``TargetResolutionError`` where there is no such Service or port, or no Endpoints.
    public init(
        fromEndpointsOfService service: String,
        port: IntOrString,
        namespace: String? = nil,
        in resources: ResourceSet,
        failsOpen: Bool = true
    ) throws(TargetResolutionError) {
        let found = try resources.servicePort(port, ofService: service, in: namespace)
        guard let all = resources.first(Endpoints.self, named: service, namespace: found.namespace)?.resource else {
            throw TargetResolutionError(.noEndpoints, "\(found.namespace)/\(service)")
        }
        let endpoints = (all.subsets ?? []).flatMap { subset in
            (subset.ports ?? []).filter { found.port.isNamed($0.name) }.flatMap { port in
                (subset.addresses ?? []).compactMap { ObservedEndpoint($0, isReady: true, port: port.port) }
                    + (subset.notReadyAddresses ?? []).compactMap {
                        ObservedEndpoint($0, isReady: false, port: port.port)
                    }
            }
        }
        self.init(endpoints, in: resources, found.namespace, failsOpen)
    }

    private init(
        _ endpoints: [ObservedEndpoint],
        in resources: ResourceSet,
        _ namespace: String,
        _ failsOpen: Bool
    ) {
        var candidates = endpoints.map { endpoint in
            Candidate(
                podName: endpoint.podName,
                address: endpoint.address,
                port: endpoint.port,
                outcome: endpoint.outcome(in: resources, namespace)
            )
        }
        if failsOpen, !candidates.contains(where: \.outcome.isTarget) {
            for index in candidates.indices where candidates[index].outcome == .nodeUnknown {
                candidates[index].outcome = .onUnknownNode
            }
        }
        self.candidates = candidates
    }

    /// The Pods that are registered, in order.
    public var targets: [Candidate] {
        candidates.filter(\.outcome.isTarget)
    }

    /// Each candidate on a line of its own.
    public var description: String {
        candidates.map(\.description).joined(separator: "\n")
    }
}

/// An endpoint that belongs to a Pod.
private struct ObservedEndpoint {
    let podName: String
    let address: String
    let port: Int
    private let isReady: Bool
    private let isTerminating: Bool

    /// Nil for an endpoint that is no Pod, or has no address or port.
    init?(_ endpoint: Endpoint, port: Int?) {
        guard let reference = endpoint.targetRef, reference.kind == Pod.kind, let name = reference.name,
            let address = endpoint.addresses.first, let port
        else { return nil }
        podName = name
        self.address = address
        self.port = port
        isReady = endpoint.conditions?.ready ?? true
        isTerminating = endpoint.conditions?.terminating ?? false
    }

    init?(_ address: EndpointAddress, isReady: Bool, port: Int) {
        guard let reference = address.targetRef, reference.kind == Pod.kind, let name = reference.name else {
            return nil
        }
        podName = name
        self.address = address.ip
        self.port = port
        self.isReady = isReady
        isTerminating = false
    }

    func outcome(in resources: ResourceSet, _ namespace: String) -> PodTargets.Outcome {
        guard let pod = resources.first(Pod.self, named: podName, namespace: namespace)?.resource else {
            return .podNotFound
        }
        if isReady { return .ready }
        guard pod.condition(.containersReady)?.status == .true else { return .containersNotReady }
        let node = pod.spec.nodeName.flatMap { resources.node(named: $0) }
        switch node?.readiness {
        case .unknown?: return .nodeUnknown
        case .true?: return isTerminating ? .terminating : .waitingForGates
        default: return .nodeNotReady
        }
    }
}
