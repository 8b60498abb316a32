// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// Polaris tagNotSpecified, CKV_K8S_14.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to images without a fixed version.
public struct FloatingImageTag: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "floating-image-tag",
        category: .updates,
        summary: "A container names the version of its image",
        rationale: """
            With `latest` a Pod that is made anew may run another version than its neighbours, without an update, without \
            its order and without a way back.
            """,
        reference: "https://kubernetes.io/docs/concepts/containers/images/#image-names"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload, init containers included; a text that is no name of an image is left alone.
    public func findings(in workload: Workload) -> [Finding] {
        let initPath = workload.podPath.field("initContainers")
        let others = (workload.pod.initContainers ?? []).enumerated().map { (path: initPath.index($0), container: $1) }
        return (others + workload.containers).compactMap { path, container in
            guard let image = container.image, let reference = ImageReference(parsing: image),
                reference.digest == nil, reference.tag == nil || reference.tag == "latest"
            else { return nil }
            return objection(
                "\(image) is another image tomorrow",
                at: workload.place(path.field("image")),
                evidence: [.init("image", .text(image))],
                advice: "name a version or a digest"
            )
        }
    }
}
