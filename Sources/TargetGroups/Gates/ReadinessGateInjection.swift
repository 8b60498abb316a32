// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// What becomes of a Pod's readiness gates when the Pod is created, and why.
///
/// This is what the webhook of the AWS Load Balancer Controller does since v2.0. It happens when a Pod is created and
/// never afterwards, and only for bindings and Services that exist at that instant. Since after v2.11.0 a Pod is
/// created without a gate where the webhook cannot be reached.
public struct ReadinessGateInjection: Hashable, Sendable, CustomStringConvertible {
    /// Whether the API server calls the webhook for a Pod.
    public enum Webhook: Hashable, Sendable {
        /// It does.
        case called
        /// The controller runs with `--enable-pod-readiness-gate-inject=false`.
        case disabled
        /// The namespace has no label that asks for gates, or another value of it.
        case namespaceNotLabeled(value: String?)
        /// The Pod is the controller's own, which the webhook leaves out.
        case ownPod
        /// The namespace is not known, and so neither are its labels.
        case namespaceUnknown
    }

    /// Whether the webhook is called.
    public let webhook: Webhook

    /// The Pod's namespace.
    public let namespace: String

    /// Each binding of the namespace, in order, with whether it selects the Pod.
    ///
    /// The controller follows an order of its own, which is not specified.
    public let matches: [BindingMatch]

    /// The gates that the Pod has afterwards, in order.
    ///
    /// Where the namespace is not known, those that it has if the namespace asks for gates.
    public let readinessGates: [PodReadinessGate]

    /// The gates that are added.
    public let added: [TargetHealthGate]

    /// The gates of the first generation of the controller that are removed, since nothing writes their conditions.
    public let removed: [PodReadinessGate]

    /// Whether the label stands on the Pod, where it has no effect.
    private let isLabelOnPod: Bool

    /// Creates the injection into a Pod.
    ///
    /// - Parameters:
    ///   - pod: The Pod as it is sent to the API server.
    ///   - resources: The namespace, the Services and the bindings that exist by then.
    ///   - isEnabled: Whether the controller injects gates, by its flag `--enable-pod-readiness-gate-inject`.
    public init(into pod: Pod, in resources: ResourceSet, isEnabled: Bool = true) {
        self.init(
            metadata: pod.metadata,
            spec: pod.spec,
            namespace: pod.metadata.namespace ?? resources.defaultNamespace,
            in: resources,
            isEnabled: isEnabled
        )
    }

    /// Creates the injection into the Pods of a workload.
    ///
    /// - Parameters:
    ///   - workload: The workload, from its set.
    ///   - resources: The set: the namespace, the Services and the bindings that exist before the Pods.
    ///   - isEnabled: Whether the controller injects gates, by its flag `--enable-pod-readiness-gate-inject`.
    public init(
        intoPodsOf workload: ResourceSet.Member<any PodTemplated>,
        in resources: ResourceSet,
        isEnabled: Bool = true
    ) {
        let template = workload.resource.podTemplate
        self.init(
            metadata: template.metadata,
            spec: template.spec,
            namespace: resources.namespace(of: resources.resources[workload.position]),
            in: resources,
            isEnabled: isEnabled
        )
    }

    private init(
        metadata: ObjectMeta,
        spec: PodSpec,
        namespace: String,
        in resources: ResourceSet,
        isEnabled: Bool
    ) {
        let labels = metadata.labels ?? [:]
        self.namespace = namespace
        isLabelOnPod = labels[InjectionLabel.key] != nil
        webhook = Self.webhook(labels, resources.namespace(named: namespace), isEnabled)
        matches = resources.targetGroupBindings(inNamespace: namespace).map { binding in
            BindingMatch(binding.resource, resources.service(for: binding)?.resource, labels: labels)
        }
        let present = spec.readinessGates ?? []
        let wanted = webhook == .called || webhook == .namespaceUnknown ? matches.compactMap(\.gate) : []
        removed = wanted.isEmpty ? [] : present.filter(\.isOfFirstGeneration)
        var known = Set(present.map(\.conditionType))
        added = wanted.filter { known.insert($0.conditionType).inserted }
        let kept = wanted.isEmpty ? present : present.filter { !$0.isOfFirstGeneration }
        readinessGates = kept + added.map(\.readinessGate)
    }

    private static func webhook(_ labels: [String: String], _ namespace: Namespace?, _ isEnabled: Bool) -> Webhook {
        guard isEnabled else { return .disabled }
        if labels["app.kubernetes.io/name"] == "aws-load-balancer-controller" { return .ownPod }
        guard let namespace else { return .namespaceUnknown }
        guard namespace.injectsReadinessGates else {
            return .namespaceNotLabeled(value: namespace.metadata.labels?[InjectionLabel.key])
        }
        return .called
    }

    // MARK: - In words

    /// What happens in one sentence, then each binding on a line of its own.
    public var description: String {
        ([summary] + matches.map { "- \($0)" }).joined(separator: "\n")
    }

    /// What happens, and why, in one sentence.
    public var summary: String {
        switch webhook {
        case .called: outcome(of: "The Pod")
        case .namespaceUnknown:
            "If the namespace \"\(namespace)\", which is not known here, has the label "
                + "\(InjectionLabel.key)=\(InjectionLabel.enabledValue): \(outcome(of: "the Pod"))"
        case .disabled:
            "The Pod gets no readiness gate: the controller runs with --enable-pod-readiness-gate-inject=false."
        case .ownPod:
            "The Pod gets no readiness gate: the controller leaves its own Pods out, which it knows by the label "
                + "app.kubernetes.io/name=aws-load-balancer-controller."
        case .namespaceNotLabeled(nil):
            "The Pod gets no readiness gate: the namespace \"\(namespace)\" has no label "
                + "\(InjectionLabel.key)=\(InjectionLabel.enabledValue)"
                + (isLabelOnPod ? "; on the Pod the label has no effect." : ".")
        case .namespaceNotLabeled(let value?):
            "The Pod gets no readiness gate: the label \(InjectionLabel.key) of the namespace \"\(namespace)\" has the "
                + "value \"\(value)\", and only \"\(InjectionLabel.enabledValue)\" has an effect."
        }
    }

    private func outcome(of subject: String) -> String {
        let selected = matches.compactMap(\.gate)
        if !added.isEmpty {
            let names = added.map(\.conditionType.rawValue).joined(separator: ", ")
            return "\(subject) gets the readiness gate\(added.count == 1 ? "" : "s") \(names)."
        }
        if !selected.isEmpty { return "\(subject) has the readiness gates of all bindings that select it already." }
        if matches.isEmpty {
            return "\(subject) gets no readiness gate: there is no TargetGroupBinding in the namespace "
                + "\"\(namespace)\" yet, and a gate is never added later."
        }
        return "\(subject) gets no readiness gate: no TargetGroupBinding selects it."
    }
}

extension PodReadinessGate {
    /// Whether the gate is one of the controller's first generation, the ALB Ingress Controller, which is gone.
    public var isOfFirstGeneration: Bool {
        conditionType.rawValue.hasPrefix("target-health.alb.ingress.k8s.aws")
    }
}

extension ResourceSet {
    /// Returns the namespace of a name, or nil where it is not in the set.
    public func namespace(named name: String) -> Namespace? {
        first(Namespace.self, named: name)?.resource
    }
}
