// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// Where the resources of a set stand that refer to others, by what they refer to.
struct JoinIndex: Sendable {
    /// A label in a namespace.
    struct Label: Hashable {
        let namespace: String
        let key: String
        let value: String
    }

    /// A name in a namespace, with its kind where that is not given by what refers to it.
    struct Target: Hashable {
        let namespace: String
        let kind: String
        let name: String
    }

    /// By each label of a template: the workloads.
    private(set) var workloads: [Label: [Int]] = [:]
    /// By one label of the selector, the one that the fewest workloads have, so that a selector is tried only where it
    /// may match.
    private(set) var services: [Label: [Int]] = [:]
    private(set) var disruptionBudgets: [Label: [Int]] = [:]
    /// By namespace: budgets that select without naming a label's value.
    private(set) var openBudgets: [String: [Int]] = [:]
    /// By what is scaled.
    private(set) var autoscalers: [Target: [Int]] = [:]
    /// By the Service.
    private(set) var bindings: [Target: [Int]] = [:]
    private(set) var ingresses: [Target: [Int]] = [:]
    /// By the Service whose endpoints they hold.
    private(set) var endpointSlices: [Target: [Int]] = [:]
    /// The routes of the Gateway API.
    let gatewayRoutes: GatewayRoutes
    /// The Services that they send to, and those that the actions of other Services name.
    private(set) var routedServices: Set<Target>
    /// By namespace.
    private(set) var bindingsOfNamespace: [String: [Int]] = [:]

    init(_ resources: [AnyResource], _ defaultNamespace: String) {
        gatewayRoutes = GatewayRoutes(resources, defaultNamespace)
        routedServices = Set(
            gatewayRoutes.backends.map { backend in
                Target(namespace: backend.service.namespace, kind: Service.kind, name: backend.service.name)
            }
        )
        for (position, resource) in resources.enumerated() {
            let namespace = resource.namespace ?? defaultNamespace
            switch resource.typed {
            case let workload as any PodTemplated:
                for (key, value) in workload.podTemplate.metadata.labels ?? [:] {
                    workloads[Label(namespace: namespace, key: key, value: value), default: []].append(position)
                }
            case let autoscaler as HorizontalPodAutoscaler:
                let reference = autoscaler.spec.scaleTargetRef
                let target = Target(namespace: namespace, kind: reference.kind, name: reference.name)
                autoscalers[target, default: []].append(position)
            case let binding as TargetGroupBinding:
                let target = Target(namespace: namespace, kind: Service.kind, name: binding.spec.serviceRef.name)
                bindings[target, default: []].append(position)
                bindingsOfNamespace[namespace, default: []].append(position)
            case let slice as EndpointSlice:
                // A slice without this label is somebody else's.
                guard let name = slice.metadata.labels?["kubernetes.io/service-name"] else { continue }
                endpointSlices[Target(namespace: namespace, kind: Service.kind, name: name), default: []].append(
                    position
                )
            case let ingress as Ingress:
                for name in Set(ingress.serviceBackends.map(\.backend.name)) {
                    ingresses[Target(namespace: namespace, kind: Service.kind, name: name), default: []].append(
                        position
                    )
                }
            default:
                break
            }
        }
        addSelectors(resources, defaultNamespace)
    }

    /// Adds Services and budgets, which select workloads, whose labels are known by now.
    private mutating func addSelectors(_ resources: [AnyResource], _ defaultNamespace: String) {
        for (position, resource) in resources.enumerated() {
            let namespace = resource.namespace ?? defaultNamespace
            switch resource.typed {
            case let service as Service:
                if let label = rarestLabel(of: service.spec.selector, in: namespace) {
                    services[label, default: []].append(position)
                }
                for name in service.actionServices {
                    routedServices.insert(Target(namespace: namespace, kind: Service.kind, name: name))
                }
            case let budget as PodDisruptionBudget:
                add(budget, at: position, in: namespace)
            default:
                break
            }
        }
    }

    private mutating func add(_ budget: PodDisruptionBudget, at position: Int, in namespace: String) {
        // A budget without a selector selects nothing.
        guard let selector = budget.spec?.selector else { return }
        if let label = rarestLabel(of: selector.matchLabels, in: namespace) {
            disruptionBudgets[label, default: []].append(position)
        } else {
            openBudgets[namespace, default: []].append(position)
        }
    }

    /// The label that the fewest workloads have of those that a selector demands; nil where it demands none.
    private func rarestLabel(of selector: [String: String]?, in namespace: String) -> Label? {
        let labels = (selector ?? [:]).map { Label(namespace: namespace, key: $0.key, value: $0.value) }
        return labels.min { first, second in
            let counts = [first, second].map { workloads[$0]?.count ?? 0 }
            return counts[0] == counts[1] ? first.key < second.key : counts[0] < counts[1]
        }
    }
}
