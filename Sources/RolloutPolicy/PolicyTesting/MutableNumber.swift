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
        case let set as StatefulSet: numbers(of: set) + updateNumbers(of: set)
        case let set as DaemonSet: numbers(of: set) + updateNumbers(of: set)
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

    /// A number, where it is stated.
    private static func stated<Resource: KubernetesResource>(
        _ path: FieldPath,
        _ value: Int?,
        of type: Resource.Type,
        _ set: @escaping @Sendable (inout Resource, Int) throws -> Void
    ) -> [MutableNumber] {
        value.map { [MutableNumber(path, $0, of: type, set)] } ?? []
    }

    // MARK: - Pods

    private static func numbers<Workload: PodTemplated>(of workload: Workload) -> [MutableNumber] {
        let (pod, path) = (workload.podTemplate.spec, Workload.podSpecPath)
        var numbers = stated(
            path.field("terminationGracePeriodSeconds"),
            pod.terminationGracePeriodSeconds,
            of: Workload.self
        ) { $0.podTemplate.spec.terminationGracePeriodSeconds = $1 }
        for index in pod.containers.indices {
            numbers += Self.numbers(of: workload, \.containers, index, at: path.field("containers").index(index))
        }
        for (index, container) in pod.statedInitContainers.enumerated() where container.restartPolicy == .always {
            let place = path.field("initContainers").index(index)
            numbers += Self.numbers(of: workload, \.statedInitContainers, index, at: place)
        }
        return numbers
    }

    private static func numbers<Workload: PodTemplated>(
        of workload: Workload,
        _ list: any WritableKeyPath<PodSpec, [Container]> & Sendable,
        _ index: Int,
        at path: FieldPath
    ) -> [MutableNumber] {
        let container = workload.podTemplate.spec[keyPath: list][index]
        var numbers: [MutableNumber] = []
        if case .sleep(let duration, let form) = PreStopHook(container.lifecycle?.preStop) {
            numbers.append(
                MutableNumber(
                    path.appending("lifecycle.preStop"),
                    duration.wholeSecondsRoundedDown,
                    of: Workload.self
                ) {
                    $0.podTemplate.spec[keyPath: list][index].lifecycle?.preStop = form.handler(seconds: $1)
                }
            )
        }
        let probes: [(String, any WritableKeyPath<Container, Probe?> & Sendable)] = [
            ("readinessProbe", \.readinessProbe), ("livenessProbe", \.livenessProbe), ("startupProbe", \.startupProbe),
        ]
        let fields: [(String, any WritableKeyPath<Probe, Int?> & Sendable)] = [
            ("initialDelaySeconds", \.initialDelaySeconds), ("periodSeconds", \.periodSeconds),
            ("timeoutSeconds", \.timeoutSeconds), ("failureThreshold", \.failureThreshold),
        ]
        for (probeName, probe) in probes {
            for (fieldName, field) in fields {
                let place = path.field(probeName).field(fieldName)
                numbers += stated(place, container[keyPath: probe]?[keyPath: field], of: Workload.self) {
                    $0.podTemplate.spec[keyPath: list][index][keyPath: probe]?[keyPath: field] = $1
                }
            }
        }
        return numbers
    }

    // MARK: - Updates

    private static func updateNumbers(of deployment: Deployment) -> [MutableNumber] {
        let (spec, type, path) = (deployment.spec, Deployment.self, FieldPath("spec"))
        let (update, updatePath) = (spec.strategy?.rollingUpdate, path.appending("strategy.rollingUpdate"))
        return [
            stated(path.field("replicas"), spec.replicas, of: type) { $0.spec.replicas = $1 },
            stated(path.field("minReadySeconds"), spec.minReadySeconds, of: type) { $0.spec.minReadySeconds = $1 },
            stated(path.field("progressDeadlineSeconds"), spec.progressDeadlineSeconds, of: type) {
                $0.spec.progressDeadlineSeconds = $1
            },
            stated(updatePath.field("maxUnavailable"), update?.maxUnavailable?.number, of: type) {
                $0.spec.strategy?.rollingUpdate?.maxUnavailable = .int($1)
            },
            stated(updatePath.field("maxSurge"), update?.maxSurge?.number, of: type) {
                $0.spec.strategy?.rollingUpdate?.maxSurge = .int($1)
            },
        ].flatMap { $0 }
    }

    private static func updateNumbers(of set: StatefulSet) -> [MutableNumber] {
        let (spec, type, path) = (set.spec, StatefulSet.self, FieldPath("spec"))
        let (update, updatePath) = (spec.updateStrategy?.rollingUpdate, path.appending("updateStrategy.rollingUpdate"))
        return [
            stated(path.field("replicas"), spec.replicas, of: type) { $0.spec.replicas = $1 },
            stated(path.field("minReadySeconds"), spec.minReadySeconds, of: type) { $0.spec.minReadySeconds = $1 },
            stated(updatePath.field("partition"), update?.partition, of: type) {
                $0.spec.updateStrategy?.rollingUpdate?.partition = $1
            },
            stated(updatePath.field("maxUnavailable"), update?.maxUnavailable?.number, of: type) {
                $0.spec.updateStrategy?.rollingUpdate?.maxUnavailable = .int($1)
            },
        ].flatMap { $0 }
    }

    private static func updateNumbers(of set: DaemonSet) -> [MutableNumber] {
        let (spec, type, path) = (set.spec, DaemonSet.self, FieldPath("spec"))
        let (update, updatePath) = (spec.updateStrategy?.rollingUpdate, path.appending("updateStrategy.rollingUpdate"))
        return [
            stated(path.field("minReadySeconds"), spec.minReadySeconds, of: type) { $0.spec.minReadySeconds = $1 },
            stated(updatePath.field("maxUnavailable"), update?.maxUnavailable?.number, of: type) {
                $0.spec.updateStrategy?.rollingUpdate?.maxUnavailable = .int($1)
            },
            stated(updatePath.field("maxSurge"), update?.maxSurge?.number, of: type) {
                $0.spec.updateStrategy?.rollingUpdate?.maxSurge = .int($1)
            },
        ].flatMap { $0 }
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

extension PodSpec {
    fileprivate var statedInitContainers: [Container] {
        get { initContainers ?? [] }
        set { initContainers = newValue }
    }
}

extension IntOrString {
    /// The number; nil for a percentage.
    fileprivate var number: Int? { if case .int(let number) = self { number } else { nil } }
}
