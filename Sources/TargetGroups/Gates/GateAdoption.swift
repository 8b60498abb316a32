// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// What it takes until the Pods of a workload have readiness gates for their targets, in the order that counts.
///
/// Gates are injected when a Pod is created, and only for what exists by then. So the Service and what binds it to a
/// target group come first, then the namespace's label, and Pods that run already are replaced.
public struct GateAdoption: Hashable, Sendable, CustomStringConvertible {
    /// A step on the way.
    public struct Step: Hashable, Sendable, CustomStringConvertible {
        /// What the step does.
        public enum Action: Hashable, Sendable {
            /// Creates a Service that selects the Pods.
            case createService
            /// Creates what binds the Service to a target group of type `ip`.
            case bindTargetGroup
            /// Labels the namespace.
            case labelNamespace
            /// Replaces the Pods that run.
            case restart
            /// Waits until the gates of all Pods are open.
            case watch
        }

        /// What the step does.
        public let action: Action

        /// Whether it is done already.
        public let isDone: Bool

        /// What is to be done, or is done, as a sentence.
        public let sentence: String

        /// The command that does it; nil where it takes a manifest, or there is none.
        public let command: String?

        /// The sentence, and the command on a line of its own.
        public var description: String {
            (isDone ? "Done: " : "") + sentence + (command.map { "\n    \($0)" } ?? "")
        }
    }

    /// The steps in their order, those that are done included.
    public let steps: [Step]

    /// Finds the steps for a workload.
    ///
    /// - Parameters:
    ///   - workload: The workload, from its set.
    ///   - resources: The set, with the namespace, the Services, the Ingresses, the routes and the bindings.
    ///   - pods: The workload's Pods, where they are known.
    public init(
        for workload: ResourceSet.Member<any PodTemplated>,
        in resources: ResourceSet,
        pods: [Pod]? = nil
    ) {
        let facts = Facts(workload, resources, pods)
        steps = [facts.service, facts.binding, facts.label, facts.restart, facts.watch]
    }

    /// Whether the Pods have their gates.
    public var isDone: Bool {
        steps.allSatisfy { $0.isDone || $0.action == .watch }
    }

    /// The steps with their numbers.
    public var description: String {
        steps.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n")
    }
}

/// What the steps depend on.
private struct Facts {
    private let title: String
    private let name: String
    private let kind: String
    private let namespace: String
    private let labels: [String: String]
    private let services: [ResourceSet.Member<Service>]
    private let bindings: [String]
    private let hasLoadBalancer: Bool
    private let canRestart: Bool
    private let isLabeled: Bool
    private let pods: [Pod]?

    init(_ workload: ResourceSet.Member<any PodTemplated>, _ resources: ResourceSet, _ pods: [Pod]?) {
        title = workload.resource.title
        name = workload.resource.metadata.name ?? ""
        kind = type(of: workload.resource).kind.lowercased()
        namespace = resources.namespace(of: resources.resources[workload.position])
        labels = workload.resource.podTemplate.metadata.labels ?? [:]
        services = resources.services(for: workload)
        bindings = services.flatMap(resources.targetGroupBindings(for:))
            .filter { $0.resource.spec.targetType == .ip }
            .map { $0.resource.metadata.name ?? "" }
        hasLoadBalancer = services.contains {
            !resources.ingresses(for: $0).isEmpty || resources.isRouted($0) || $0.resource.hasNetworkLoadBalancer()
        }
        // A ReplicaSet leaves Pods as they are when its template changes.
        canRestart = !(workload.resource is ReplicaSet)
        isLabeled = resources.namespace(named: namespace)?.injectsReadinessGates ?? false
        self.pods = pods
    }

    var service: GateAdoption.Step {
        guard let first = services.first else {
            return step(.createService, false, "Create a Service that selects the Pods of \(title).")
        }
        return step(.createService, true, "Service \"\(first.resource.metadata.name ?? "")\" selects the Pods.")
    }

    var binding: GateAdoption.Step {
        guard bindings.isEmpty else {
            let names = bindings.joined(separator: ", ")
            return step(.bindTargetGroup, true, "The Pods are targets by the TargetGroupBinding\(plural) \(names).")
        }
        guard hasLoadBalancer else {
            let sentence = "Create an Ingress with alb.ingress.kubernetes.io/target-type: ip, or a TargetGroupBinding."
            return step(.bindTargetGroup, false, sentence)
        }
        return step(
            .bindTargetGroup,
            false,
            "Let the controller make the TargetGroupBinding, which takes target type \"ip\", and wait for it.",
            "kubectl -n \(namespace) get targetgroupbindings"
        )
    }

    var label: GateAdoption.Step {
        let label = "\(InjectionLabel.key)=\(InjectionLabel.enabledValue)"
        guard !isLabeled else {
            return step(.labelNamespace, true, "The namespace \"\(namespace)\" has the label \(label).")
        }
        return step(
            .labelNamespace,
            false,
            "Label the namespace.",
            "kubectl label namespace \(namespace) \(label) --overwrite"
        )
    }

    var restart: GateAdoption.Step {
        let gates = Set(bindings.map { TargetHealthGate(bindingName: $0) })
        // Without a binding there is no gate that a Pod could have.
        let without = gates.isEmpty ? nil : pods?.filter { !gates.isSubset(of: $0.targetHealthGates) }
        if let without, without.isEmpty {
            return step(.restart, true, "All Pods have their gates.")
        }
        let which = without.map { "of \(pods?.count ?? 0) Pods \($0.count) lack\($0.count == 1 ? "s" : "") a gate" }
        return step(
            .restart,
            false,
            "Replace the Pods, since \(which ?? "those that run have no gate"): it is never added later.",
            canRestart ? "kubectl -n \(namespace) rollout restart \(kind)/\(name)" : nil
        )
    }

    var watch: GateAdoption.Step {
        let selector = labels.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: ",")
        return step(
            .watch,
            false,
            "Watch the gates open: the column READINESS GATES counts them.",
            "kubectl -n \(namespace) get pods -o wide --watch" + (selector.isEmpty ? "" : " -l \(selector)")
        )
    }

    private var plural: String { bindings.count == 1 ? "" : "s" }

    private func step(
        _ action: GateAdoption.Step.Action,
        _ isDone: Bool,
        _ sentence: String,
        _ command: String? = nil
    ) -> GateAdoption.Step {
        GateAdoption.Step(action: action, isDone: isDone, sentence: sentence, command: command)
    }
}
