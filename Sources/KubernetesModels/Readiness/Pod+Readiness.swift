// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Conditions as the kubelet derives them from the phase, the statuses of the containers and the readiness gates.
///
/// Reasons and messages are those of Kubernetes 1.37, letter for letter. Times are left out.
extension Pod {
    /// The condition `ContainersReady`: whether all regular containers and all sidecars are ready.
    ///
    /// Readiness gates play no part in it.
    public var expectedContainersReady: PodCondition {
        let type = PodConditionType.containersReady
        let phase = status?.phase
        guard let statuses = statusesByName else {
            return PodCondition(type: type, status: .false, reason: "UnknownContainerStatuses")
        }
        let containers = spec.sidecars + spec.containers
        let unknown = containers.filter { statuses[$0.name] == nil }
        let unready = containers.filter { statuses[$0.name]?.ready == false }
        if phase == .succeeded, unknown.isEmpty {
            return PodCondition(type: type, status: .false, reason: "PodCompleted")
        }
        if phase == .failed {
            return PodCondition(type: type, status: .false, reason: "PodFailed")
        }
        guard let message = Self.message((unknown, "unknown"), (unready, "unready")) else {
            return PodCondition(type: type, status: .true)
        }
        return PodCondition(type: type, status: .false, reason: "ContainersNotReady", message: message)
    }

    /// The condition `Ready`: whether the containers are ready and the conditions of all readiness gates are true.
    ///
    /// A condition that is missing, unknown or false counts alike.
    public var expectedReady: PodCondition {
        let containersReady = expectedContainersReady
        guard containersReady.status == .true else {
            var condition = containersReady
            condition.type = .ready
            return condition
        }
        let conditions = conditionsByType
        let obstacles = (spec.readinessGates ?? []).compactMap { gate -> String? in
            let name = gate.conditionType.rawValue
            guard let condition = conditions[gate.conditionType] else {
                return "corresponding condition of pod readiness gate \"\(name)\" does not exist."
            }
            guard condition.status != .true else { return nil }
            let status = condition.status.rawValue
            return "the status of pod readiness gate \"\(name)\" is not \"True\", but \(status)"
        }
        guard !obstacles.isEmpty else { return PodCondition(type: .ready, status: .true) }
        return PodCondition(
            type: .ready,
            status: .false,
            reason: "ReadinessGatesNotReady",
            message: obstacles.joined(separator: ", ")
        )
    }

    /// The condition `Initialized`: whether all init containers have completed and all sidecars have started.
    ///
    /// Once a regular container has started it stays true.
    public var expectedInitialized: PodCondition {
        let type = PodConditionType.initialized
        let containers = spec.initContainers ?? []
        guard let statuses = statusesByName else {
            guard !containers.isEmpty else { return PodCondition(type: type, status: .true) }
            return PodCondition(type: type, status: .false, reason: "UnknownContainerStatuses")
        }
        let unknown = containers.filter { statuses[$0.name] == nil }
        if status?.phase == .succeeded, unknown.isEmpty {
            return PodCondition(type: type, status: .true, reason: "PodCompleted")
        }
        let hasStarted = spec.containers.contains { container in
            let state = statuses[container.name]?.state
            return state?.running != nil || state?.terminated != nil
        }
        let incomplete = containers.filter { container in
            statuses[container.name].map { $0.isIncomplete(isSidecar: container.restartPolicy == .always) } ?? false
        }
        guard !hasStarted, let message = Self.message((unknown, "unknown"), (incomplete, "incomplete")) else {
            return PodCondition(type: type, status: .true)
        }
        return PodCondition(type: type, status: .false, reason: "ContainersNotInitialized", message: message)
    }

    /// Whether all containers have ended for good: the phase is `Succeeded` or `Failed`.
    package var hasEnded: Bool {
        status?.phase == .succeeded || status?.phase == .failed
    }

    /// Returns the condition of a type that the Pod's status has, or nil where it has none.
    public func condition(_ type: PodConditionType) -> PodCondition? {
        status?.conditions?.first { $0.type == type }
    }

    /// The conditions of the Pod's status by their types, for whoever looks for many.
    package var conditionsByType: [PodConditionType: PodCondition] {
        Dictionary((status?.conditions ?? []).map { ($0.type, $0) }) { first, _ in first }
    }

    /// The statuses of regular and init containers by their names; nil where the kubelet has reported none.
    package var statusesByName: [String: ContainerStatus]? {
        guard let status, status.containerStatuses != nil || status.initContainerStatuses != nil else { return nil }
        let statuses = (status.containerStatuses ?? []) + (status.initContainerStatuses ?? [])
        return Dictionary(statuses.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The message that names containers by what is wrong with them; nil where nothing is.
    private static func message(_ groups: (containers: [Container], what: String)...) -> String? {
        let parts = groups.filter { !$0.containers.isEmpty }.map { group in
            "containers with \(group.what) status: [\(group.containers.map(\.name).joined(separator: " "))]"
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

extension PodSpec {
    /// The init containers that run beside the regular ones: those that restart always.
    ///
    /// Since 1.29 (beta), stable in 1.33.
    public var sidecars: [Container] {
        (initContainers ?? []).filter { $0.restartPolicy == .always }
    }
}

extension ContainerStatus {
    /// Whether an init container still holds up those behind it.
    fileprivate func isIncomplete(isSidecar: Bool) -> Bool {
        isSidecar ? started != true : !ready
    }
}
