// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// The numbers of users and groups.
let accountNumbers = 0...Int(Int32.max)

extension SecurityContext {
    /// The reasons for which the API server would refuse the security context of a container.
    ///
    /// Privileged containers are accepted: whether a cluster allows them is a setting of its server.
    func validationErrors(at path: FieldPath, usesHostUsers: Bool) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(runAsUser, in: accountNumbers, at: path.field("runAsUser"))
        errors.require(runAsGroup, in: accountNumbers, at: path.field("runAsGroup"))
        errors.allowOnlyKnown(procMount, at: path.field("procMount"))
        if usesHostUsers, procMount == .unmasked {
            let sentence = "an unmasked /proc needs users of its own; set spec.hostUsers to false"
            errors.add(.invalid, at: path.field("procMount"), sentence)
        }
        if let seccompProfile { errors += seccompProfile.validationErrors(at: path.field("seccompProfile")) }
        if allowPrivilegeEscalation == false {
            let contradiction = "a container without privilege escalation cannot be"
            if privileged == true { errors.add(.invalid, at: path, "\(contradiction) privileged; drop one of the two") }
            for _ in (capabilities?.add ?? []).filter({ $0 == "CAP_SYS_ADMIN" }) {
                errors.add(.invalid, at: path, "\(contradiction) given CAP_SYS_ADMIN; drop one of the two")
            }
        }
        if let windowsOptions { errors += windowsOptions.validationErrors(at: path.field("windowsOptions")) }
        if let appArmorProfile { errors += appArmorProfile.validationErrors(at: path.field("appArmorProfile")) }
        return errors
    }
}

extension SeccompProfile {
    /// The reasons for which the API server would refuse the profile.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.requireKnown(type, at: path.field("type"))
        let profilePath = path.field("localhostProfile")
        if type != .localhost {
            if localhostProfile != nil {
                errors.add(.invalid, at: profilePath, "a profile of the node is for type \"Localhost\" only; remove it")
            }
        } else if let localhostProfile {
            errors.add(FormatRules.problems(inRelativePath: localhostProfile), at: profilePath)
        } else {
            errors.add(.required, at: profilePath, "the profile is missing; name a file in the node's seccomp folder")
        }
        return errors
    }
}

extension AppArmorProfile {
    /// The reasons for which the API server would refuse the profile.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let profilePath = path.field("localhostProfile")
        switch type {
        case .localhost:
            let name = localhostProfile ?? ""
            if name.isPaddedWithSpace {
                errors.add(.invalid, at: profilePath, "\(name.quotedForMessages) has space at an end; remove it")
            } else {
                errors.require(name, at: profilePath, "the profile is missing; name one that the node has loaded")
            }
            if name.utf8.count > 4095 {
                let sentence = "the name has \(name.utf8.count) bytes; at most 4095 are allowed"
                errors.add(.tooLong, at: profilePath, sentence)
            }
        case .runtimeDefault, .unconfined:
            if localhostProfile != nil {
                errors.add(.invalid, at: profilePath, "a profile of the node is for type \"Localhost\" only; remove it")
            }
        default: errors.requireKnown(type, at: path.field("type"))
        }
        return errors
    }
}

extension String {
    /// Whether the text starts or ends with white space.
    var isPaddedWithSpace: Bool {
        [unicodeScalars.first, unicodeScalars.last].contains { $0?.properties.isWhitespace == true }
    }
}
