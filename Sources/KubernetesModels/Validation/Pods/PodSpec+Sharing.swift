// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// Rules about what a Pod shares, with its node and between its containers.
extension PodSpec {
    /// Errors for ports of the node that differ from those of containers in the node's network.
    func hostNetworkErrors(at path: FieldPath, isTemplate: Bool) -> [ValidationError] {
        guard hostNetwork == true else { return [] }
        var errors: [ValidationError] = []
        for (index, container) in containers.enumerated() {
            for (portIndex, port) in (container.ports ?? []).enumerated() {
                let hostPort = port.hostPort ?? 0
                // In a template the port may be left out: it is filled in when the Pod is created.
                guard hostPort != port.containerPort, !isTemplate || hostPort != 0 else { continue }
                let path = path.field("containers").index(index).field("ports").index(portIndex)
                let sentence = "in the node's network the port is containerPort, \(port.containerPort); leave this out"
                errors.add(.invalid, at: path.field("hostPort"), sentence)
            }
        }
        return errors
    }

    /// Errors for what a Pod with users of its own cannot share with its node.
    func hostUserErrors(at path: FieldPath) -> [ValidationError] {
        guard hostUsers == false else { return [] }
        var errors: [ValidationError] = []
        // The server writes the names of two of the fields in its own way.
        for (field, isShared) in [("hostNetwork", hostNetwork), ("HostPID", hostPID), ("HostIPC", hostIPC)] {
            guard isShared == true else { continue }
            let sentence = "a Pod with users of its own (hostUsers: false) cannot share this with its node; remove it"
            errors.add(.forbidden, at: path.field(field), sentence)
        }
        for (container, path) in containersWithPaths(at: path) where container.volumeDevices?.isEmpty == false {
            let sentence = "a Pod with users of its own (hostUsers: false) cannot have devices; mount the volume"
            errors.add(.forbidden, at: path.field("volumeDevices"), sentence)
        }
        return errors
    }

    /// Errors for a host name that another setting contradicts.
    func hostnameOverrideErrors(at path: FieldPath) -> [ValidationError] {
        guard let hostnameOverride else { return [] }
        var errors: [ValidationError] = []
        for (field, contradicts) in [("setHostnameAsFQDN", setHostnameAsFQDN), ("hostNetwork", hostNetwork)] {
            guard contradicts == true else { continue }
            errors.add(.forbidden, at: path, "\(field) gives the Pod another host name; set only one of the two")
        }
        let length = hostnameOverride.utf8.count
        if length > 64 { errors.add(.tooLong, at: path, "the name has \(length) bytes; at most 64 are allowed") }
        errors.add(FormatRules.problems(inDNSSubdomain: hostnameOverride), at: path)
        return errors
    }

    /// Errors for gates that hold back scheduling.
    func schedulingGateErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        var names: Set<String> = []
        for (index, gate) in (schedulingGates ?? []).enumerated() {
            errors.add(FormatRules.problems(inQualifiedName: gate.name), at: path.index(index))
            if !names.insert(gate.name).inserted {
                errors.add(.duplicate, at: path.index(index), "there is another gate of this name; keep one of the two")
            }
        }
        return errors
    }

    /// Errors for claims of resources.
    func claimErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        var names: Set<String> = []
        for (index, claim) in (resourceClaims ?? []).enumerated() {
            let path = path.index(index)
            if claim.name.isEmpty {
                errors.append(.missing("the name", at: path.field("name")))
            } else if names.insert(claim.name).inserted {
                errors.add(FormatRules.problems(inDNSLabel: claim.name), at: path.field("name"))
            } else {
                errors.add(.duplicate, at: path.field("name"), "another claim has this name, too; use another one")
            }
            let sources = [
                ("resourceClaimName", claim.resourceClaimName),
                ("resourceClaimTemplateName", claim.resourceClaimTemplateName),
            ]
            if sources.count(where: { $0.1 != nil }) != 1 {
                let sentence = "a claim has one of resourceClaimName and resourceClaimTemplateName; set exactly one"
                errors.add(.invalid, at: path, sentence)
            }
            for (field, name) in sources {
                guard let name else { continue }
                errors.add(FormatRules.problems(inDNSSubdomain: name), at: path.field(field))
            }
        }
        return errors
    }

    /// Errors for variables from files in volumes that cannot hold them.
    func environmentFileErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        for (container, path) in containersWithPaths(at: path) {
            for (index, variable) in (container.env ?? []).enumerated() {
                guard let name = variable.valueFrom?.fileKeyRef?.volumeName else { continue }
                let path = path.field("env").index(index).field("valueFrom").field("fileKeyRef").field("volumeName")
                guard let volume = volumes?.last(where: { $0.name == name }) else {
                    errors.add(.notFound, at: path, "the Pod has no volume \(name.quotedForMessages); add it")
                    continue
                }
                if volume.emptyDir == nil {
                    errors.add(.invalid, at: path, "the file must be in an emptyDir volume; use one")
                }
            }
        }
        return errors
    }
}
