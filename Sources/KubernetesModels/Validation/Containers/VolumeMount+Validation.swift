// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension [VolumeMount] {
    /// The reasons for which the API server would refuse the mounts of a container.
    ///
    /// The server names the list, not the mount, where it refuses a path inside the volume, a propagation or a
    /// recursive read-only mode.
    func validationErrors(
        at path: FieldPath,
        besides devices: [VolumeDevice],
        isPrivileged: Bool,
        in pod: PodContext
    ) -> [ValidationError] {
        var errors: [ValidationError] = []
        var mountPaths: Set<String> = []
        for (index, mount) in enumerated() {
            errors += mount.placeErrors(at: path.index(index), taken: &mountPaths, besides: devices, in: pod)
            errors += mount.subPathErrors(at: path.index(index), listPath: path)
            errors.allowOnlyKnown(mount.mountPropagation, at: path.field("mountPropagation"))
            if mount.mountPropagation == .bidirectional, !isPrivileged {
                let sentence = "only a privileged container may propagate mounts to the node; use \"HostToContainer\""
                errors.add(.forbidden, at: path.field("mountPropagation"), sentence)
            }
            errors += mount.readOnlyErrors(at: path.field("recursiveReadOnly"))
        }
        return errors
    }
}

extension VolumeMount {
    fileprivate func placeErrors(
        at path: FieldPath,
        taken: inout Set<String>,
        besides devices: [VolumeDevice],
        in pod: PodContext
    ) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(name, at: path.field("name"), "the name is missing; name a volume of the Pod")
        if pod.volumes[name] == nil {
            errors.add(.notFound, at: path.field("name"), "the Pod has no volume \(name.quotedForMessages); add it")
        }
        errors.require(mountPath, at: path.field("mountPath"), "the path is missing; use one such as \"/var/cache\"")
        if !taken.insert(mountPath).inserted {
            let sentence = "another volume is mounted at \(mountPath.quotedForMessages), too; use another path"
            errors.add(.invalid, at: path.field("mountPath"), sentence)
        }
        if devices.contains(where: { $0.name == name }) {
            let sentence = "the volume \(name.quotedForMessages) is a device of the container already; use it once"
            errors.add(.invalid, at: path.field("name"), sentence)
        }
        if devices.contains(where: { $0.devicePath == mountPath }) {
            let sentence = "a device stands at \(mountPath.quotedForMessages); use another path"
            errors.add(.invalid, at: path.field("mountPath"), sentence)
        }
        return errors
    }

    fileprivate func subPathErrors(at path: FieldPath, listPath: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let subPath = subPath ?? ""
        if !subPath.isEmpty {
            errors.add(FormatRules.problems(inRelativePath: subPath), at: listPath.field("subPath"))
        }
        if let expression = subPathExpr, !expression.isEmpty {
            if !subPath.isEmpty {
                let sentence = "the mount has a \"subPath\", too; keep one of the two"
                errors.add(.invalid, at: path.field("subPathExpr"), sentence)
            }
            errors.add(FormatRules.problems(inRelativePath: expression), at: listPath.field("subPathExpr"))
        }
        return errors
    }

    fileprivate func readOnlyErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.allowOnlyKnown(recursiveReadOnly, at: path)
        guard recursiveReadOnly == .enabled || recursiveReadOnly == .ifPossible else { return errors }
        if readOnly != true {
            errors.add(.forbidden, at: path, "only a read-only mount can be so recursively; set readOnly to true")
        }
        if let mountPropagation, mountPropagation != .explicitNone {
            errors.add(.forbidden, at: path, "a mount that propagates cannot be read-only recursively; use \"None\"")
        }
        return errors
    }
}

extension [VolumeDevice] {
    /// The reasons for which the API server would refuse the devices of a container.
    func validationErrors(at path: FieldPath, besides mounts: [VolumeMount], in pod: PodContext) -> [ValidationError] {
        var errors: [ValidationError] = []
        var names: Set<String> = []
        var devicePaths: Set<String> = []
        for (index, device) in enumerated() {
            let namePath = path.index(index).field("name")
            let devicePath = path.index(index).field("devicePath")
            errors += device.nameErrors(at: namePath, taken: names, in: pod)
            errors.require(device.devicePath, at: devicePath, "the path is missing; use one such as \"/dev/xvda\"")
            if devicePaths.contains(device.devicePath) {
                let sentence = "another device stands at \(device.devicePath.quotedForMessages); use another path"
                errors.add(.invalid, at: devicePath, sentence)
            }
            let backsteps = FormatRules.problems(inPathWithoutBacksteps: device.devicePath)
            errors.add(backsteps, at: devicePath)
            if backsteps.isEmpty { devicePaths.insert(device.devicePath) }
            if mounts.contains(where: { $0.name == device.name }) {
                let sentence = "the volume \(device.name.quotedForMessages) is mounted already; use it once"
                errors.add(.invalid, at: namePath, sentence)
            }
            if mounts.contains(where: { $0.mountPath == device.devicePath }) {
                let sentence = "a volume is mounted at \(device.devicePath.quotedForMessages); use another path"
                errors.add(.invalid, at: devicePath, sentence)
            }
            if !device.name.isEmpty { names.insert(device.name) }
        }
        return errors
    }
}

extension VolumeDevice {
    fileprivate func nameErrors(at path: FieldPath, taken: Set<String>, in pod: PodContext) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(name, at: path, "the name is missing; name a volume of the Pod")
        if taken.contains(name) {
            errors.add(.invalid, at: path, "the volume \(name.quotedForMessages) is a device already; use it once")
        }
        if let volume = pod.volumes[name] {
            if volume.persistentVolumeClaim == nil, volume.ephemeral == nil {
                let sentence = "only a persistentVolumeClaim or an ephemeral volume can be a device; mount this one"
                errors.add(.invalid, at: path, sentence)
            }
        } else {
            errors.add(.notFound, at: path, "the Pod has no volume \(name.quotedForMessages); add it")
        }
        return errors
    }
}
