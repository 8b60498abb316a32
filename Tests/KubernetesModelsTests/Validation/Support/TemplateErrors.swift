// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TestSupport

/// What is wrong with parts of the template of a Pod, given as JSON and with defaults.
enum TemplateErrors {
    /// The errors of a specification with some members beside one container, which a member "containers" replaces.
    static func ofSpec(_ members: String) throws -> [ValidationError] {
        let container = #"{"name": "web", "image": "nginx:1.27"}"#
        let containers = members.contains("\"containers\":") ? "" : "\"containers\": [\(container)]"
        let separator = members.isEmpty || containers.isEmpty ? "" : ", "
        let spec: PodSpec = try JSON.read("{\(containers)\(separator)\(members)}")
        return spec.applyingDefaults().validationErrors()
    }

    /// The errors of a container with some members beside its name and image, in a Pod with some members; their paths
    /// are those in the container.
    static func ofContainer(_ members: String, in podMembers: String = "") throws -> [ValidationError] {
        let separator = podMembers.isEmpty ? "" : ", "
        let comma = members.isEmpty ? "" : ", "
        let container = #"{"name": "web", "image": "nginx:1.27"\#(comma)\#(members)}"#
        return try ofSpec("\"containers\": [\(container)]\(separator)\(podMembers)").map { $0.below("containers[0]") }
    }
}

extension ValidationError {
    /// The error with a path from a place below the whole; one of another place as it is.
    fileprivate func below(_ place: FieldPath) -> ValidationError {
        guard path.components.starts(with: place.components) else { return self }
        let rest = FieldPath(Array(path.components.dropFirst(place.components.count)))
        return ValidationError(path: rest, reason: reason, sentence: sentence)
    }
}

extension [ValidationError] {
    /// A line for each error: where it is, and the API's reason without what all reasons begin with.
    var lines: [String] {
        map { "\($0.path) \($0.reason.rawValue.dropFirst("FieldValue".count))" }
    }

    /// A line for each error: where it is, and the sentence.
    var sentences: [String] { map(\.description) }
}
