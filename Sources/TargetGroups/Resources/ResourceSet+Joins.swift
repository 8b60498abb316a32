// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels

extension ResourceSet {
    /// Returns the Services whose selector selects a workload's Pods.
    public func services(for workload: Member<any PodTemplated>) -> [Member<Service>] {
        let labels = workload.resource.podTemplate.metadata.labels ?? [:]
        return serviceCandidates(for: workload).compactMap { position in
            guard let service: Member<Service> = member(at: position),
                Self.selects(service.resource.spec.selector, labels)
            else { return nil }
            return service
        }
    }

    /// Where the Services stand whose selectors are tried on a workload's Pods, in order.
    func serviceCandidates(for workload: Member<any PodTemplated>) -> [Int] {
        let labels = workload.resource.podTemplate.metadata.labels ?? [:]
        return positions(in: joins.services, of: labels, in: namespace(at: workload.position))
    }

    /// Returns the workloads whose Pods a Service selects; none for a Service without a selector.
    public func workloads(for service: Member<Service>) -> [Member<any PodTemplated>] {
        let selector = service.resource.spec.selector ?? [:]
        let namespace = namespace(at: service.position)
        let candidates = selector.map { label in
            joins.workloads[.init(namespace: namespace, key: label.key, value: label.value)] ?? []
        }
        guard let fewest = candidates.min(by: { $0.count < $1.count }) else { return [] }
        return fewest.compactMap(workload).filter {
            Self.selects(selector, $0.resource.podTemplate.metadata.labels ?? [:])
        }
    }

    /// Returns the Services that an Ingress sends to, those in the actions of its annotations among them, each with the
    /// place of its backend in the Ingress; a Service that is not in the set is nil.
    public func services(
        for ingress: Member<Ingress>
    ) -> [(path: FieldPath, backend: IngressServiceBackend, service: Member<Service>?)] {
        let namespace = namespace(at: ingress.position)
        return ingress.resource.serviceBackends.map { path, backend in
            (path, backend, first(Service.self, named: backend.name, namespace: namespace))
        }
    }

    /// Returns the Ingresses that send to a Service.
    public func ingresses(for service: Member<Service>) -> [Member<Ingress>] {
        target(of: service).flatMap { joins.ingresses[$0] }?.compactMap { member(at: $0) } ?? []
    }

    /// Whether a route of the Gateway API sends to a Service through a Gateway of the controller, or a forward action of
    /// another Service does with its load balancer.
    func isRouted(_ service: Member<Service>) -> Bool {
        target(of: service).map(joins.routedServices.contains) ?? false
    }

    /// Returns the bindings that connect a Service with target groups.
    public func targetGroupBindings(for service: Member<Service>) -> [Member<TargetGroupBinding>] {
        target(of: service).flatMap { joins.bindings[$0] }?.compactMap { member(at: $0) } ?? []
    }

    /// Returns the bindings of a namespace, in order.
    public func targetGroupBindings(inNamespace namespace: String) -> [Member<TargetGroupBinding>] {
        joins.bindingsOfNamespace[namespace]?.compactMap { member(at: $0) } ?? []
    }

    /// Returns the slices with a Service's endpoints, in order.
    public func endpointSlices(for service: Member<Service>) -> [Member<EndpointSlice>] {
        target(of: service).flatMap { joins.endpointSlices[$0] }?.compactMap { member(at: $0) } ?? []
    }

    /// Returns the Service that a binding connects with a target group, or nil where it is not in the set.
    public func service(for binding: Member<TargetGroupBinding>) -> Member<Service>? {
        first(Service.self, named: binding.resource.spec.serviceRef.name, namespace: namespace(at: binding.position))
    }

    /// Returns the disruption budgets that count a workload's Pods.
    public func disruptionBudgets(for workload: Member<any PodTemplated>) -> [Member<PodDisruptionBudget>] {
        let labels = workload.resource.podTemplate.metadata.labels ?? [:]
        let namespace = namespace(at: workload.position)
        let candidates =
            positions(in: joins.disruptionBudgets, of: labels, in: namespace)
            + (joins.openBudgets[namespace] ?? [])
        return candidates.sorted().compactMap { position in
            guard let budget: Member<PodDisruptionBudget> = member(at: position),
                budget.resource.spec?.selector?.matches(labels) == true
            else { return nil }
            return budget
        }
    }

    /// Returns the autoscalers that set a workload's replicas.
    public func autoscalers(for workload: Member<any PodTemplated>) -> [Member<HorizontalPodAutoscaler>] {
        let type = type(of: workload.resource)
        guard let name = workload.resource.metadata.name else { return [] }
        let target = JoinIndex.Target(namespace: namespace(at: workload.position), kind: type.kind, name: name)
        return (joins.autoscalers[target] ?? []).compactMap { member(at: $0) }.filter {
            // The group counts where it is given, the version does not.
            guard let apiVersion = $0.resource.spec.scaleTargetRef.apiVersion else { return true }
            return ResourceName.group(of: apiVersion) == ResourceName.group(of: type.apiVersion)
        }
    }

    // MARK: - Helpers

    private func namespace(at position: Int) -> String {
        namespace(of: resources[position])
    }

    private func target(of service: Member<Service>) -> JoinIndex.Target? {
        service.resource.metadata.name.map {
            JoinIndex.Target(namespace: namespace(at: service.position), kind: Service.kind, name: $0)
        }
    }

    /// What is indexed by any of these labels, in order.
    private func positions(
        in index: [JoinIndex.Label: [Int]],
        of labels: [String: String],
        in namespace: String
    ) -> [Int] {
        labels.flatMap { index[.init(namespace: namespace, key: $0.key, value: $0.value)] ?? [] }.sorted()
    }

    /// Whether a Service's selector selects Pods with these labels; an empty one selects none.
    private static func selects(_ selector: [String: String]?, _ labels: [String: String]) -> Bool {
        guard let selector, !selector.isEmpty else { return false }
        return selector.allSatisfy { labels[$0.key] == $0.value }
    }
}
