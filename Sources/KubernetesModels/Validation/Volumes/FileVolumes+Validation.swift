// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension [ValidationError] {
    /// Adds an error where the permissions of a file are none.
    mutating func allowFileMode(_ mode: Int?, at path: FieldPath) {
        guard let mode, !(0...0o777).contains(mode) else { return }
        let octal = String(mode.magnitude, radix: 8)
        let sentence = "\(mode) (octal \(mode < 0 ? "-" : "")\(octal)) is no file mode; use octal 0000 to 0777"
        add(.invalid, at: path, sentence)
    }
}

extension EmptyDirVolumeSource {
    /// The reasons for which the API server would refuse the volume.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        guard let sizeLimit, sizeLimit.amount.isNegative else { return [] }
        let sentence = "\(sizeLimit) is negative; use 0 or more"
        return [ValidationError(path: path.field("sizeLimit"), reason: .forbidden, sentence: sentence)]
    }
}

extension HostPathVolumeSource {
    /// The reasons for which the API server would refuse the volume.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        guard !self.path.isEmpty else { return [.missing("the path", at: path.field("path"))] }
        var errors: [ValidationError] = []
        errors.add(FormatRules.problems(inPathWithoutBacksteps: self.path), at: path.field("path"))
        errors.allowOnlyKnown(type, at: path.field("type"))
        return errors
    }
}

extension SecretVolumeSource {
    /// The reasons for which the API server would refuse the volume.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if (secretName ?? "").isEmpty { errors.append(.missing("the Secret's name", at: path.field("secretName"))) }
        errors.allowFileMode(defaultMode, at: path.field("defaultMode"))
        return errors + (items ?? []).validationErrors(at: path.field("items"))
    }
}

extension ConfigMapVolumeSource {
    /// The reasons for which the API server would refuse the volume.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if (name ?? "").isEmpty { errors.append(.missing("the ConfigMap's name", at: path.field("name"))) }
        errors.allowFileMode(defaultMode, at: path.field("defaultMode"))
        return errors + (items ?? []).validationErrors(at: path.field("items"))
    }
}

extension [KeyToPath] {
    /// The reasons for which the API server would refuse the files of a volume.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        enumerated().flatMap { $1.validationErrors(at: path.index($0)) }
    }
}

extension KeyToPath {
    /// The reasons for which the API server would refuse the file.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if key.isEmpty { errors.append(.missing("the key", at: path.field("key"))) }
        if self.path.isEmpty { errors.append(.missing("the path of the file", at: path.field("path"))) }
        errors.add(FormatRules.problems(inProjectedPath: self.path), at: path.field("path"))
        errors.allowFileMode(mode, at: path.field("mode"))
        return errors
    }
}

extension DownwardAPIVolumeSource {
    /// The reasons for which the API server would refuse the volume.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.allowFileMode(defaultMode, at: path.field("defaultMode"))
        return errors + (items ?? []).flatMap { $0.validationErrors(at: path) }
    }
}

extension DownwardAPIVolumeFile {
    private static let fields: Set<String> = [
        "metadata.name", "metadata.namespace", "metadata.labels", "metadata.annotations", "metadata.uid",
    ]

    /// The reasons for which the API server would refuse the file.
    ///
    /// The path is that of the volume: the server names neither the list of files nor the place in it.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if self.path.isEmpty { errors.append(.missing("the path of the file", at: path.field("path"))) }
        errors.add(FormatRules.problems(inProjectedPath: self.path), at: path.field("path"))
        if let fieldRef {
            errors += fieldRef.validationErrors(at: path.field("fieldRef"), allowing: Self.fields)
            if resourceFieldRef != nil {
                errors.add(.invalid, at: path, "a file has both fieldRef and resourceFieldRef; keep one of the two")
            }
        } else if let resourceFieldRef {
            errors += resourceFieldRef.validationErrors(at: path.field("resourceFieldRef"), needsContainer: true)
        } else {
            errors.add(.required, at: path, "a file has no content; give it fieldRef or resourceFieldRef")
        }
        errors.allowFileMode(mode, at: path.field("mode"))
        return errors
    }
}

extension ImageVolumeSource {
    /// The reasons for which the API server would refuse the volume; in a template the image may still be missing.
    func validationErrors(at path: FieldPath, isInPod: Bool) -> [ValidationError] {
        var errors: [ValidationError] = []
        if isInPod, (reference ?? "").isEmpty { errors.append(.missing("the image", at: path.field("reference"))) }
        errors.requireKnown(pullPolicy, at: path.field("pullPolicy"))
        return errors
    }
}
