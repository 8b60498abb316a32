// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension PodSpec {
    /// The reasons for which the API server would refuse the operating system, or settings that it does not have.
    func osErrors(at path: FieldPath) -> [ValidationError] {
        guard let name = os?.name else { return [] }
        var errors: [ValidationError] = []
        if name.rawValue.isEmpty {
            let sentence = "the operating system is missing; use \"linux\" or \"windows\""
            errors.add(.required, at: path.field("os").field("name"), sentence)
        }
        errors.allowOnlyKnown(name.rawValue.isEmpty ? nil : name, at: path.field("os"))
        for (path, isSet) in settingsOfOthers(than: name, at: path) where isSet {
            errors.add(.forbidden, at: path, "a Pod for \(name) cannot have this; remove it")
        }
        return errors
    }

    /// The settings that an operating system does not have, and whether they are there.
    private func settingsOfOthers(than name: OSName, at path: FieldPath) -> [(FieldPath, isSet: Bool)] {
        let contextPath = path.field("securityContext")
        let contexts = containersWithPaths(at: path).map { ($0.container.securityContext, $0.path) }
        switch name {
        case .linux:
            return [(contextPath.field("windowsOptions"), securityContext?.windowsOptions != nil)]
                + contexts.map { context, path in
                    (path.field("securityContext").field("windowsOptions"), context?.windowsOptions != nil)
                }
        case .windows:
            return linuxSettings(at: path)
                + contexts.flatMap { context, path in
                    context?.linuxSettings(at: path.field("securityContext")) ?? []
                }
        default: return []
        }
    }

    private func linuxSettings(at path: FieldPath) -> [(FieldPath, isSet: Bool)] {
        let contextPath = path.field("securityContext")
        let context = securityContext
        return [
            (contextPath.field("appArmorProfile"), context?.appArmorProfile != nil),
            (contextPath.field("seLinuxOptions"), context?.seLinuxOptions != nil),
            (path.field("hostUsers"), hostUsers != nil),
            (path.field("hostPID"), hostPID == true),
            (path.field("hostIPC"), hostIPC == true),
            (contextPath.field("seccompProfile"), context?.seccompProfile != nil),
            (contextPath.field("fsGroup"), context?.fsGroup != nil),
            (contextPath.field("fsGroupChangePolicy"), context?.fsGroupChangePolicy != nil),
            (contextPath.field("sysctls"), context?.sysctls?.isEmpty == false),
            (path.field("shareProcessNamespace"), shareProcessNamespace != nil),
            (contextPath.field("runAsUser"), context?.runAsUser != nil),
            (contextPath.field("runAsGroup"), context?.runAsGroup != nil),
            (contextPath.field("supplementalGroups"), context?.supplementalGroups != nil),
            (contextPath.field("supplementalGroupsPolicy"), context?.supplementalGroupsPolicy != nil),
            (contextPath.field("seLinuxChangePolicy"), context?.seLinuxChangePolicy != nil),
        ]
    }

    /// The reasons for which the API server would refuse containers that run on a Windows node itself.
    func hostProcessErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let ofPod = securityContext?.windowsOptions?.hostProcess
        let containers = containersWithPaths(at: path)
        var count = 0
        for (container, path) in containers {
            let ofContainer = container.securityContext?.windowsOptions?.hostProcess
            if let ofPod, let ofContainer, ofPod != ofContainer {
                let path = path.field("securityContext").field("windowsOptions").field("hostProcess")
                errors.add(.invalid, at: path, "the Pod says \(ofPod); say the same, or leave it out here")
            }
            count += ofContainer ?? ofPod ?? false ? 1 : 0
        }
        guard count > 0 else { return errors }
        if count != containers.count {
            let sentence = "\(count) of \(containers.count) containers are processes of the node; make it all or none"
            errors.add(.invalid, at: path, sentence)
        }
        if hostNetwork != true {
            let sentence = "processes of the node have the node's network; set hostNetwork to true"
            errors.add(.invalid, at: path.field("hostNetwork"), sentence)
        }
        return errors
    }
}

extension SecurityContext {
    fileprivate func linuxSettings(at path: FieldPath) -> [(FieldPath, isSet: Bool)] {
        [
            (path.field("appArmorProfile"), appArmorProfile != nil),
            (path.field("seLinuxOptions"), seLinuxOptions != nil),
            (path.field("seccompProfile"), seccompProfile != nil),
            (path.field("capabilities"), capabilities != nil),
            (path.field("readOnlyRootFilesystem"), readOnlyRootFilesystem != nil),
            (path.field("privileged"), privileged != nil),
            (path.field("allowPrivilegeEscalation"), allowPrivilegeEscalation != nil),
            (path.field("procMount"), procMount != nil),
            (path.field("runAsUser"), runAsUser != nil),
            (path.field("runAsGroup"), runAsGroup != nil),
        ]
    }
}
