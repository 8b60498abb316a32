// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension EnvVar {
    /// The reasons for which the API server would refuse the variable.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let missing = "the variable has no name; use letters, digits and \"_\", such as \"LOG_LEVEL\""
        if let name = errors.require(name, at: path.field("name"), missing) {
            errors.add(FormatRules.problems(inEnvironmentVariableName: name), at: path.field("name"))
        }
        guard let valueFrom else { return errors }
        let sourcePath = path.field("valueFrom")
        errors += valueFrom.validationErrors(at: sourcePath)
        let count = valueFrom.count
        if count == 0 {
            errors.add(.invalid, at: sourcePath, "there is no source; use one, such as configMapKeyRef")
        } else if value?.isEmpty == false {
            errors.add(.invalid, at: sourcePath, "the variable has a \"value\", too; keep one of the two")
        } else if count > 1 {
            errors.add(.invalid, at: sourcePath, "there are \(count) sources; keep one of them")
        }
        return errors
    }
}

extension EnvVarSource {
    private static let variableFields: Set<String> = [
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName",
        "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    ]

    fileprivate var count: Int {
        let sources: [Any?] = [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef]
        return sources.count { $0 != nil }
    }

    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let fieldRef {
            errors += fieldRef.validationErrors(at: path.field("fieldRef"), allowing: Self.variableFields)
        }
        if let resourceFieldRef {
            errors += resourceFieldRef.validationErrors(at: path.field("resourceFieldRef"), needsContainer: false)
        }
        if let reference = configMapKeyRef {
            errors += keyErrors(name: reference.name, key: reference.key, at: path.field("configMapKeyRef"))
        }
        if let reference = secretKeyRef {
            errors += keyErrors(name: reference.name, key: reference.key, at: path.field("secretKeyRef"))
        }
        if let fileKeyRef { errors += fileKeyRef.validationErrors(at: path.field("fileKeyRef")) }
        return errors
    }

    private func keyErrors(name: String?, key: String, at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.add(FormatRules.problems(inDNSSubdomain: name ?? ""), at: path.field("name"))
        if let key = errors.require(key, at: path.field("key"), "the key is missing; name one of the object's data") {
            errors.add(FormatRules.problems(inConfigMapKey: key), at: path.field("key"))
        }
        return errors
    }
}

extension FileKeySelector {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let key = errors.require(key, at: path.field("key"), "the key is missing; name a variable in the file") {
            errors.add(FormatRules.problems(inEnvironmentVariableName: key), at: path.field("key"))
        }
        let missing = "the volume is missing; name an emptyDir volume of the Pod"
        if let name = errors.require(volumeName, at: path.field("volumeName"), missing) {
            errors.add(FormatRules.problems(inDNSLabel: name), at: path.field("volumeName"))
        }
        let noPath = "the path is missing; name the file in the volume"
        if let file = errors.require(self.path, at: path.field("path"), noPath) {
            errors.add(FormatRules.problems(inPathWithoutBacksteps: file), at: path.field("path"))
        }
        return errors
    }
}

extension [EnvFromSource] {
    /// The reasons for which the API server would refuse the sources of variables of a container.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        for (index, source) in enumerated() {
            errors += source.validationErrors(at: path.index(index))
            let references: [Any?] = [source.configMapRef, source.secretRef]
            // The server names the list here, not the element.
            switch references.count(where: { $0 != nil }) {
            case 0: errors.add(.invalid, at: path, "source \(index) is empty; give it configMapRef or secretRef")
            case 1: break
            default: errors.add(.invalid, at: path, "source \(index) has both configMapRef and secretRef; keep one")
            }
        }
        return errors
    }
}

extension EnvFromSource {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let prefix, !prefix.isEmpty {
            errors.add(FormatRules.problems(inEnvironmentVariableName: prefix), at: path.field("prefix"))
        }
        for (field, isPresent, name) in [
            ("configMapRef", configMapRef != nil, configMapRef?.name), ("secretRef", secretRef != nil, secretRef?.name),
        ] where isPresent {
            let path = path.field(field).field("name")
            if let name = errors.require(name, at: path, "the name is missing; name an object of the namespace") {
                errors.add(NameRule.dnsSubdomain.problems(inPrefix: name), at: path)
            }
        }
        return errors
    }
}
