// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension PodSecurityContext {
    /// The reasons for which the API server would refuse the security context of a Pod.
    func validationErrors(at path: FieldPath, in spec: PodSpec) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(fsGroup, in: accountNumbers, at: path.field("fsGroup"))
        errors.require(runAsUser, in: accountNumbers, at: path.field("runAsUser"))
        errors.require(runAsGroup, in: accountNumbers, at: path.field("runAsGroup"))
        for (index, group) in (supplementalGroups ?? []).enumerated() {
            errors.require(group, in: accountNumbers, at: path.field("supplementalGroups").index(index))
        }
        if spec.shareProcessNamespace == true, spec.hostPID == true {
            // The server names the field below the security context, where its own type has it.
            let sentence = "the Pod has the node's processes already (hostPID); set only one of the two"
            errors.add(.invalid, at: path.field("shareProcessNamespace"), sentence)
        }
        errors += sysctlErrors(at: path.field("sysctls"), in: spec)
        errors.allowOnlyKnown(fsGroupChangePolicy, at: path.field("fsGroupChangePolicy"))
        if let seccompProfile { errors += seccompProfile.validationErrors(at: path.field("seccompProfile")) }
        if let windowsOptions { errors += windowsOptions.validationErrors(at: path.field("windowsOptions")) }
        if let appArmorProfile { errors += appArmorProfile.validationErrors(at: path.field("appArmorProfile")) }
        errors.allowOnlyKnown(supplementalGroupsPolicy, at: path.field("supplementalGroupsPolicy"))
        // Without the feature SELinuxMount, which is off in 1.36, volumes are relabelled one file at a time.
        errors.allowOnlyKnown(seLinuxChangePolicy, of: [.recursive], at: path.field("seLinuxChangePolicy"))
        return errors
    }

    private func sysctlErrors(at path: FieldPath, in spec: PodSpec) -> [ValidationError] {
        var errors: [ValidationError] = []
        var names: Set<String> = []
        for (index, sysctl) in (sysctls ?? []).enumerated() {
            let path = path.index(index).field("name")
            let name = sysctl.name
            if name.isEmpty {
                errors.add(.required, at: path, "the name is missing; use one such as \"net.core.somaxconn\"")
            } else if !sysctl.hasValidName {
                let advice = "use one such as \"net.core.somaxconn\""
                errors.add(.invalid, at: path, "\(name.quotedForMessages) is not a kernel parameter; \(advice)")
            } else if names.contains(name) {
                errors.add(.duplicate, at: path, "\(name.quotedForMessages) is set already; keep one of the two")
            }
            if let sharing = sysctl.namespaceOfNode(in: spec) {
                let sentence = "\(name.quotedForMessages) would change the node, because \(sharing) is true; remove it"
                errors.add(.invalid, at: path, sentence)
            }
            names.insert(name)
        }
        return errors
    }
}

extension Sysctl {
    /// Whether the name consists of words with points or slashes between them.
    fileprivate var hasValidName: Bool {
        let separators = [UInt8(ascii: "."), UInt8(ascii: "/")]
        let isLetterOrDigit = { (byte: UInt8) in byte.isLowercase || byte.isDigit }
        let words = name.utf8.split(omittingEmptySubsequences: false) { separators.contains($0) }
        return name.utf8.count <= 253
            && words.allSatisfy { word in
                guard let first = word.first, let last = word.last else { return false }
                return isLetterOrDigit(first) && isLetterOrDigit(last)
                    && word.allSatisfy { isLetterOrDigit($0) || "-_".utf8.contains($0) }
            }
    }

    /// The field by which the Pod shares with its node what the parameter is about, nil where it does not.
    fileprivate func namespaceOfNode(in spec: PodSpec) -> String? {
        let name = dottedName
        if spec.hostNetwork == true, name.utf8.starts(with: "net.".utf8) { return "hostNetwork" }
        let isOfIPC =
            ["kernel.msg", "kernel.shm", "fs.mqueue."].contains { name.utf8.starts(with: $0.utf8) }
            || name == "kernel.sem"
        return spec.hostIPC == true && isOfIPC ? "hostIPC" : nil
    }

    /// The name with points between its words; the first separator decides which of the two a name has there.
    private var dottedName: String {
        let slash = UInt8(ascii: "/")
        let point = UInt8(ascii: ".")
        guard name.utf8.first(where: { $0 == slash || $0 == point }) == slash else { return name }
        let swapped = name.utf8.map { $0 == slash ? point : $0 == point ? slash : $0 }
        return String(decoding: swapped, as: UTF8.self)
    }
}
