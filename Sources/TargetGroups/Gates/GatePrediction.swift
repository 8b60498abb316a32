// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// Whether the Pods of a workload will have readiness gates once a set of manifests is applied, and why.
///
/// Manifests have Ingresses and Services, but not the bindings that the controller makes of them; those of the settings
/// that follow from the manifests are expected.
public struct GatePrediction: Sendable, CustomStringConvertible {
    /// A target group that the Pods are behind.
    public struct Target: Sendable {
        /// How the target group behaves, with what asks for it.
        public let settings: TargetGroupSettings

        /// The gate that new Pods get; nil where the targets are nodes, or where the gate's name is not known yet.
        public let gate: TargetHealthGate?

        /// Whether the target group's targets have gates: those of type `ip` have.
        public var hasGate: Bool { settings.targetType.value == .ip }
    }

    /// The kind and the name of the workload: `Deployment/web`.
    public let workload: String

    /// The namespace.
    public let namespace: String

    /// Whether the API server calls the webhook that injects gates.
    public let webhook: ReadinessGateInjection.Webhook

    /// The target groups that the Pods are behind, whatever their type.
    public let targets: [Target]

    /// The Services that select the Pods.
    public let services: [String]

    private let injection: ReadinessGateInjection

    /// Predicts the gates of a workload's Pods.
    ///
    /// - Parameters:
    ///   - workload: The workload, from its set.
    ///   - resources: The set: namespace, Services, Ingresses and whatever else the manifests have.
    ///   - options: How the controller is set up.
    ///   - resolution: The target groups of the set with these options, lest each of many workloads resolves them anew.
    public init(
        forPodsOf workload: ResourceSet.Member<any PodTemplated>,
        in resources: ResourceSet,
        options: ControllerOptions = ControllerOptions(),
        resolution: TargetGroupResolution? = nil
    ) {
        self.workload = workload.resource.title
        injection = ReadinessGateInjection(
            intoPodsOf: workload,
            in: resources,
            isEnabled: options.injectsReadinessGates
        )
        namespace = injection.namespace
        webhook = injection.webhook
        services = resources.services(for: workload).compactMap(\.resource.metadata.name)
        let resolution = resolution ?? resources.targetGroups(options)
        targets = resolution.targetGroups(ofServices: Set(services), in: namespace).map { settings in
            let name = settings.targetType.value == .ip ? settings.bindingName : nil
            return Target(settings: settings, gate: name.map { TargetHealthGate(bindingName: $0) })
        }
    }

    /// Whether the Pods will have a gate; nil where the namespace is not known.
    public var willHaveGates: Bool? {
        guard targets.contains(where: \.hasGate) else { return false }
        switch webhook {
        case .called: return true
        case .namespaceUnknown: return nil
        case .disabled, .namespaceNotLabeled, .ownPod: return false
        }
    }

    /// The answer, each target group on a line, and what must exist before the Pods.
    public var description: String {
        let lines = targets.map { "- \($0.settings.object): \(Self.reason($0))" }
        return ([summary] + lines + [condition].compactMap { $0 }).joined(separator: "\n")
    }

    /// Whether the Pods will have gates, and why not, as one sentence.
    public var summary: String {
        let subject = "the Pods of \(workload)"
        guard targets.contains(where: \.hasGate) else {
            return "No readiness gate: \(noTargetReason(subject))."
        }
        switch webhook {
        case .called:
            return "A readiness gate for \(subject)."
        case .namespaceUnknown:
            return
                "A readiness gate for \(subject), if the namespace \"\(namespace)\", which is not known here, has the "
                + "label \(InjectionLabel.key)=\(InjectionLabel.enabledValue)."
        default:
            // The reason is the webhook's, whatever the target groups are.
            return injection.summary
        }
    }

    private func noTargetReason(_ subject: String) -> String {
        if services.isEmpty { return "no Service selects \(subject)" }
        let names = services.map { "\"\($0)\"" }.joined(separator: ", ")
        if targets.isEmpty { return "nothing sends from a load balancer to the Service \(names)" }
        return "the load balancer sends to nodes, not to \(subject)"
    }

    private static func reason(_ target: Target) -> String {
        let type = target.settings.targetType
        let source = "targets of type \"\(type.value)\" (\(type.source))"
        guard target.hasGate else { return "\(source) have no gate" }
        let name = target.gate?.conditionType.rawValue ?? "with the name that the controller gives to the binding"
        return "\(source), gate \(name)"
    }

    private var condition: String? {
        guard willHaveGates != false else { return nil }
        let names = services.map { "the Service \"\($0)\"" }.joined(separator: ", ")
        return "Before the Pods are created there must be \(names) and the TargetGroupBinding; Pods that are older "
            + "never get the gate."
    }
}
