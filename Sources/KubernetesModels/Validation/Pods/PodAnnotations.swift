// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// The annotations of a Pod that the API server reads.
///
/// Tolerations in an annotation are not judged, nor is the agreement of profiles in annotations and fields.
struct PodAnnotations {
    let annotations: [String: String]
    let spec: PodSpec

    /// The reasons for which the API server would refuse the annotations.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let mirror = "kubernetes.io/config.mirror"
        if annotations[mirror] != nil, (spec.nodeName ?? "").isEmpty {
            let sentence = "a Pod that mirrors one of a node needs nodeName; set it, or remove the annotation"
            errors.add(.invalid, at: path.key(mirror), sentence)
        }
        let cost = "controller.kubernetes.io/pod-deletion-cost"
        if let text = annotations[cost], !Self.isDeletionCost(text) {
            let sentence = "\(text.quotedForMessages) is not a cost; use an integer of 32 bits, such as \"-10\""
            errors.add(.invalid, at: path.key(cost), sentence)
        }
        return errors + seccompErrors(at: path) + appArmorErrors(at: path)
    }

    /// Whether a text is an integer of 32 bits, without a plus sign or needless zeros.
    static func isDeletionCost(_ text: String) -> Bool {
        guard let first = text.utf8.first, Int32(text) != nil else { return false }
        return text == "0" || first == UInt8(ascii: "-") || (first.isDigit && first != UInt8(ascii: "0"))
    }

    private func seccompErrors(at path: FieldPath) -> [ValidationError] {
        let ofPod = "seccomp.security.alpha.kubernetes.io/pod"
        let ofContainer = "container.seccomp.security.alpha.kubernetes.io/"
        let keys = annotations.sortedKeys.filter { $0.utf8.starts(with: ofContainer.utf8) }
        var errors: [ValidationError] = []
        for key in (annotations[ofPod] == nil ? [] : [ofPod]) + keys {
            let profile = annotations[key] ?? ""
            guard !["runtime/default", "docker/default", "unconfined"].contains(profile) else { continue }
            let local = "localhost/"
            // The server names the annotation like a field.
            if profile.utf8.starts(with: local.utf8) {
                let file = String(decoding: profile.utf8.dropFirst(local.utf8.count), as: UTF8.self)
                errors.add(FormatRules.problems(inRelativePath: file), at: path.field(key))
            } else {
                let sentence = "\(profile.quotedForMessages) is not a seccomp profile; use \"runtime/default\""
                errors.add(.invalid, at: path.field(key), sentence)
            }
        }
        return errors
    }

    private func appArmorErrors(at path: FieldPath) -> [ValidationError] {
        let prefix = "container.apparmor.security.beta.kubernetes.io/"
        let names = Set(spec.containersWithPaths(at: .root).map(\.container.name))
        var errors: [ValidationError] = []
        for key in annotations.sortedKeys where key.utf8.starts(with: prefix.utf8) {
            let name = String(decoding: key.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
            if !names.contains(name) {
                let sentence = "the Pod has no container \(name.quotedForMessages); name one, or remove the annotation"
                errors.add(.invalid, at: path.key(key), sentence)
            }
            let profile = annotations[key] ?? ""
            guard !["", "runtime/default", "unconfined"].contains(profile),
                !profile.utf8.starts(with: "localhost/".utf8)
            else { continue }
            let sentence = "\(profile.quotedForMessages) is not an AppArmor profile; use \"runtime/default\""
            errors.add(.invalid, at: path.key(key), sentence)
        }
        return errors
    }
}
