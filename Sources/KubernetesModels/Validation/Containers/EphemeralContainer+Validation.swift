// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension [EphemeralContainer] {
    /// The reasons for which the API server would refuse the ephemeral containers of a Pod.
    func validationErrors(at path: FieldPath, besides others: [Container], in pod: PodContext) -> [ValidationError] {
        var errors: [ValidationError] = []
        let otherNames = Set(others.map(\.name))
        var names = otherNames
        for (index, container) in enumerated() {
            let path = path.index(index)
            errors += container.commonErrors(at: path, in: pod)
            errors += container.errorsOutsideTemplates(at: path)
            if !names.insert(container.name).inserted {
                let name = container.name.quotedForMessages
                let sentence = "another container is named \(name), too; give each a name of its own"
                errors.add(.duplicate, at: path.field("name"), sentence)
            }
            if let target = container.targetContainerName, !target.isEmpty, !otherNames.contains(target) {
                let sentence = "the Pod has no container \(target.quotedForMessages) to look into; name another"
                errors.add(.notFound, at: path.field("targetContainerName"), sentence)
            }
            errors += container.forbiddenErrors(at: path)
        }
        return errors
    }
}

extension EphemeralContainer {
    /// Errors for what only lasting containers may have.
    fileprivate func forbiddenErrors(at path: FieldPath) -> [ValidationError] {
        let members: [(name: String, isSet: Bool)] = [
            ("ports", ports?.isEmpty == false),
            ("resources", (resources ?? ResourceRequirements()) != ResourceRequirements()),
            ("resizePolicy", resizePolicy?.isEmpty == false),
            ("restartPolicy", restartPolicy != nil),
            ("restartPolicyRules", restartPolicyRules?.isEmpty == false),
            ("livenessProbe", livenessProbe != nil),
            ("readinessProbe", readinessProbe != nil),
            ("startupProbe", startupProbe != nil),
            ("lifecycle", lifecycle != nil),
        ]
        var errors: [ValidationError] = []
        for member in members where member.isSet {
            let sentence = "an ephemeral container cannot have \(member.name); remove it"
            errors.add(.forbidden, at: path.field(member.name), sentence)
        }
        for (index, mount) in (volumeMounts ?? []).enumerated() {
            let path = path.field("volumeMounts").index(index)
            for (name, value) in [("subPath", mount.subPath), ("subPathExpr", mount.subPathExpr)] {
                guard let value, !value.isEmpty else { continue }
                errors.add(.forbidden, at: path.field(name), "an ephemeral container mounts whole volumes; remove it")
            }
        }
        return errors
    }
}
