// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

/// A number of a resource that can be changed.
struct MutableNumber {
    let path: FieldPath
    let value: Int
    private let change: @Sendable (AnyResource, Int) -> AnyResource?

    /// Returns the resource with another number; nil where it takes none.
    func changing(_ resource: AnyResource, to value: Int) -> AnyResource? {
        change(resource, value)
    }

    /// The timings and numbers of Pods that a resource states.
    static func all(of resource: AnyResource) -> [MutableNumber] {
        switch resource.typed {
        case let deployment as Deployment: numbers(of: deployment) + updateNumbers(of: deployment)
        case let workload as any PodTemplated: numbers(of: workload)
        case let ingress as Ingress:
            delay(of: ingress, .ingress) { ingress, seconds in try ingress.setDeregistrationDelay(.seconds(seconds)) }
        case let service as Service:
            delay(of: service, .service) { service, seconds in try service.setDeregistrationDelay(.seconds(seconds)) }
        default: []
        }
    }

    private init<Resource: KubernetesResource>(
        _ path: FieldPath,
        _ value: Int,
        of type: Resource.Type,
        _ set: @escaping @Sendable (inout Resource, Int) throws -> Void
    ) {
        self.path = path
        self.value = value
        change = { resource, value in
            guard var resource = resource.as(type), (try? set(&resource, value)) != nil else { return nil }
            return AnyResource(resource)
        }
    }

    // MARK: - Workloads

    private static func numbers<Workload: PodTemplated>(of workload: Workload) -> [MutableNumber] {
        let pod = Workload.podSpecPath
        var numbers: [MutableNumber] = []
        if let grace = workload.podTemplate.spec.terminationGracePeriodSeconds {
            numbers.append(
                MutableNumber(pod.field("terminationGracePeriodSeconds"), grace, of: Workload.self) {
                    $0.podTemplate.spec.terminationGracePeriodSeconds = $1
                }
            )
        }
        for (index, container) in workload.podTemplate.spec.containers.enumerated() {
            let path = pod.field("containers").index(index)
            if case .sleep(let duration, let form) = PreStopHook(container.lifecycle?.preStop) {
                numbers.append(
                    MutableNumber(
                        path.appending("lifecycle.preStop"),
                        duration.wholeSecondsRoundedDown,
                        of: Workload.self
                    ) {
                        $0.podTemplate.spec.containers[index].lifecycle?.preStop = form.handler(seconds: $1)
                    }
                )
            }
            numbers += probeNumbers(path, container, index, of: Workload.self)
        }
        return numbers
    }

    private static func probeNumbers<Workload: PodTemplated>(
        _ path: FieldPath,
        _ container: Container,
        _ index: Int,
        of type: Workload.Type
    ) -> [MutableNumber] {
        let probes: [(String, any WritableKeyPath<Container, Probe?> & Sendable)] = [
            ("readinessProbe", \.readinessProbe), ("livenessProbe", \.livenessProbe), ("startupProbe", \.startupProbe),
        ]
        let fields: [(String, any WritableKeyPath<Probe, Int?> & Sendable)] = [
            ("initialDelaySeconds", \.initialDelaySeconds), ("periodSeconds", \.periodSeconds),
            ("timeoutSeconds", \.timeoutSeconds), ("failureThreshold", \.failureThreshold),
        ]
        return probes.flatMap { probeName, probe in
            fields.compactMap { fieldName, field in
                guard let value = container[keyPath: probe]?[keyPath: field] else { return nil }
                return MutableNumber(path.field(probeName).field(fieldName), value, of: type) {
                    $0.podTemplate.spec.containers[index][keyPath: probe]?[keyPath: field] = $1
                }
            }
        }
    }

    private static func updateNumbers(of deployment: Deployment) -> [MutableNumber] {
        var numbers: [MutableNumber] = []
        let fields: [(String, any WritableKeyPath<DeploymentSpec, Int?> & Sendable)] = [
            ("replicas", \.replicas), ("minReadySeconds", \.minReadySeconds),
            ("progressDeadlineSeconds", \.progressDeadlineSeconds),
        ]
        for (name, field) in fields {
            guard let value = deployment.spec[keyPath: field] else { continue }
            numbers.append(
                MutableNumber(FieldPath("spec").field(name), value, of: Deployment.self) {
                    $0.spec[keyPath: field] = $1
                }
            )
        }
        let update: [(String, any WritableKeyPath<RollingUpdateDeployment, IntOrString?> & Sendable)] = [
            ("maxUnavailable", \.maxUnavailable), ("maxSurge", \.maxSurge),
        ]
        for (name, field) in update {
            guard case .int(let value) = deployment.spec.strategy?.rollingUpdate?[keyPath: field] else { continue }
            let path = FieldPath("spec.strategy.rollingUpdate").field(name)
            numbers.append(
                MutableNumber(path, value, of: Deployment.self) {
                    $0.spec.strategy?.rollingUpdate?[keyPath: field] = .int($1)
                }
            )
        }
        return numbers
    }

    // MARK: - Target groups

    private static func delay<Resource: KubernetesResource>(
        of resource: Resource,
        _ family: AnnotationFamily,
        _ set: @escaping @Sendable (inout Resource, Int) throws -> Void
    ) -> [MutableNumber] {
        let key = family.targetGroupAttributesKey
        let text = resource.metadata.annotations?[key] ?? ""
        guard let attributes = try? Annotation(key: key, value: text).attributes(),
            let seconds = attributes[AttributeDefinition.deregistrationDelay.key].flatMap({ Int($0) })
        else { return [] }
        return [MutableNumber(FieldPath("metadata.annotations").key(key), seconds, of: Resource.self, set)]
    }
}
