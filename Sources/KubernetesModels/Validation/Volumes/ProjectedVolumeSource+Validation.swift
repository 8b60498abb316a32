// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension ProjectedVolumeSource {
    /// The reasons for which the API server would refuse the volume.
    ///
    /// Trust bundles and certificates are not judged: their features are off in 1.36, so that the server drops them.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.allowFileMode(defaultMode, at: path.field("defaultMode"))
        var files: Set<String> = []
        for (index, source) in (sources ?? []).enumerated() {
            errors += source.validationErrors(at: path.field("sources").index(index), volumePath: path, files: &files)
        }
        return errors
    }
}

extension VolumeProjection {
    fileprivate func validationErrors(
        at path: FieldPath,
        volumePath: FieldPath,
        files: inout Set<String>
    ) -> [ValidationError] {
        var errors: [ValidationError] = []
        for (field, name, items) in [
            ("secret", secret.map { $0.name ?? "" }, secret?.items),
            ("configMap", configMap.map { $0.name ?? "" }, configMap?.items),
        ] {
            guard let name else { continue }
            let path = path.field(field)
            if name.isEmpty { errors.append(.missing("the name", at: path.field("name"))) }
            for (index, item) in (items ?? []).enumerated() {
                errors += item.validationErrors(at: path.field("items").index(index))
                errors.requireUnused(item.path, in: &files, at: volumePath)
            }
        }
        for file in downwardAPI?.items ?? [] {
            errors += file.validationErrors(at: path.field("downwardAPI"))
            errors.requireUnused(file.path, in: &files, at: volumePath)
        }
        if let serviceAccountToken {
            let path = path.field("serviceAccountToken")
            errors += serviceAccountToken.validationErrors(at: path, volumePath: volumePath)
        }
        let sources: [Any?] = [secret, configMap, downwardAPI, serviceAccountToken]
        let count = sources.count { $0 != nil }
        if count > 1 { errors.add(.forbidden, at: path, "there are \(count) sources in one; give each its own entry") }
        return errors
    }
}

extension ServiceAccountTokenProjection {
    /// The server names the volume where it refuses the path of the token.
    fileprivate func validationErrors(at path: FieldPath, volumePath: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let seconds = expirationSeconds ?? 0
        if seconds < 600 {
            let sentence = "a token cannot expire after \(seconds) seconds; use 600 or more"
            errors.add(.invalid, at: path.field("expirationSeconds"), sentence)
        }
        if seconds > 1 << 32 {
            let sentence = "a token cannot live for \(seconds) seconds; use \(1 << 32) or less"
            errors.add(.invalid, at: path.field("expirationSeconds"), sentence)
        }
        if self.path.isEmpty {
            errors.append(.missing("the path of the token", at: volumePath.field("path")))
        } else {
            errors.add(FormatRules.problems(inProjectedPath: self.path), at: volumePath.field("path"))
        }
        return errors
    }
}

extension [ValidationError] {
    /// Adds an error where two sources of a volume put a file in the same place.
    fileprivate mutating func requireUnused(_ file: String, in files: inout Set<String>, at path: FieldPath) {
        guard !file.isEmpty, !files.insert(file).inserted else { return }
        add(.invalid, at: path, "two files are to be at \(file.quotedForMessages); give one of them another path")
    }
}
