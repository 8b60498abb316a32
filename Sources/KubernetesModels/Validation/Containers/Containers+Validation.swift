// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension Container {
    /// Returns the reasons for which the API server would refuse the container among the regular ones of a Pod.
    ///
    /// Defaults are not applied. What concerns other containers, names and host ports, is judged with the Pod.
    public func validationErrors(at path: FieldPath = .root, in pod: PodSpec) -> [ValidationError] {
        regularErrors(at: path, in: PodContext(of: pod))
    }

    fileprivate func regularErrors(at path: FieldPath, in pod: PodContext) -> [ValidationError] {
        commonErrors(at: path, in: pod) + lifecycleErrors(at: path, in: pod)
            + restartErrors(at: path, isInitContainer: false)
    }

    /// Whether this is a sidecar, provided that it stands among the init containers.
    fileprivate var alwaysRestarts: Bool { restartPolicy == .always }
}

extension [Container] {
    /// The reasons for which the API server would refuse the list as the regular containers of a Pod.
    func regularErrors(at path: FieldPath, in pod: PodContext) -> [ValidationError] {
        var errors: [ValidationError] = []
        guard !isEmpty else {
            errors.add(.required, at: path, "there is no container; add at least one")
            return errors
        }
        var names: Set<String> = []
        for (index, container) in enumerated() {
            let path = path.index(index)
            errors += container.commonErrors(at: path, in: pod)
            errors.requireUnused(container.name, in: &names, at: path.field("name"))
            errors += container.lifecycleErrors(at: path, in: pod)
            errors += container.restartErrors(at: path, isInitContainer: false)
        }
        return errors + hostPortErrors(at: path)
    }

    /// The reasons for which the API server would refuse the list as the init containers of a Pod.
    func initErrors(at path: FieldPath, besides regular: [Container], in pod: PodContext) -> [ValidationError] {
        var errors: [ValidationError] = []
        var names = Set(regular.map(\.name))
        for (index, container) in enumerated() {
            let indexPath = path.index(index)
            errors += container.commonErrors(at: indexPath, in: pod)
            errors += container.restartErrors(at: indexPath, isInitContainer: true)
            // Containers without a name are no duplicates of each other here.
            if !container.name.isEmpty || names.contains("") {
                errors.requireUnused(container.name, in: &names, at: indexPath.field("name"))
            }
            // One at a time, because they run one after another; the server calls each of them the first of the list.
            errors += [container].hostPortErrors(at: path)
            if container.alwaysRestarts {
                errors += container.lifecycleErrors(at: indexPath, in: pod)
            } else {
                errors += container.forbiddenLifecycleErrors(at: indexPath)
            }
        }
        return errors
    }

    /// Errors for ports of the node that two containers would share.
    private func hostPortErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        var taken: Set<String> = []
        for (index, container) in enumerated() {
            for (portIndex, port) in (container.ports ?? []).enumerated() {
                guard let number = port.hostPort, number != 0 else { continue }
                let place = "\(port.protocol?.rawValue ?? "")/\(port.hostIP ?? "")/\(number)"
                guard !taken.insert(place).inserted else { continue }
                let path = path.index(index).field("ports").index(portIndex).field("hostPort")
                errors.add(.duplicate, at: path, "the port \(number) of the node is taken already; use another one")
            }
        }
        return errors
    }
}

extension Container {
    fileprivate func forbiddenLifecycleErrors(at path: FieldPath) -> [ValidationError] {
        let members: [(String, Any?)] = [
            ("lifecycle", lifecycle), ("livenessProbe", livenessProbe), ("readinessProbe", readinessProbe),
            ("startupProbe", startupProbe),
        ]
        var errors: [ValidationError] = []
        for (name, value) in members where value != nil {
            let sentence =
                "an init container that runs to its end has no \(name); "
                + "remove it, or make the container a sidecar with restartPolicy \"Always\""
            errors.add(.forbidden, at: path.field(name), sentence)
        }
        return errors
    }
}

extension [ValidationError] {
    /// Adds an error where a container's name is taken.
    fileprivate mutating func requireUnused(_ name: String, in names: inout Set<String>, at path: FieldPath) {
        guard !names.insert(name).inserted else { return }
        let sentence = "another container is named \(name.quotedForMessages), too; give each a name of its own"
        add(.duplicate, at: path, sentence)
    }
}
