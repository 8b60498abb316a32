// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct PodAnnotationsTests {
    private func errors(_ annotations: [String: String], nodeName: String? = nil) -> [ValidationError] {
        let spec = PodSpec(containers: [Container(name: "web")], nodeName: nodeName)
        return PodAnnotations(annotations: annotations, spec: spec).validationErrors(at: .root)
    }

    @Test(arguments: [
        ("0", true), ("-10", true), ("2147483647", true), ("2147483648", false), ("+5", false), ("007", false),
        ("", false), ("1.5", false), ("-0", true),
    ])
    func `the cost of a deletion is an integer`(text: String, isCost: Bool) {
        #expect(PodAnnotations.isDeletionCost(text) == isCost)
        let lines = ["[controller.kubernetes.io/pod-deletion-cost] Invalid"]
        #expect(errors(["controller.kubernetes.io/pod-deletion-cost": text]).lines == (isCost ? [] : lines))
    }

    @Test func `the sentence says what would be right`() {
        #expect(
            errors(["controller.kubernetes.io/pod-deletion-cost": "high"]).sentences == [
                """
                [controller.kubernetes.io/pod-deletion-cost]: "high" is not a cost; \
                use an integer of 32 bits, such as "-10"
                """
            ]
        )
    }

    @Test func `a mirror stands on a node`() {
        let annotations = ["kubernetes.io/config.mirror": "a"]
        #expect(errors(annotations).lines == ["[kubernetes.io/config.mirror] Invalid"])
        #expect(errors(annotations, nodeName: "node").isEmpty)
    }

    @Test(arguments: [
        ("runtime/default", 0), ("unconfined", 0), ("localhost/a.json", 0), ("localhost//a", 1), ("foo", 1), ("", 1),
    ])
    func `profiles of seccomp are named`(profile: String, count: Int) {
        let pod = errors(["seccomp.security.alpha.kubernetes.io/pod": profile])
        #expect(pod.count == count)
        let container = errors(["container.seccomp.security.alpha.kubernetes.io/web": profile])
        let line = "container.seccomp.security.alpha.kubernetes.io/web Invalid"
        #expect(container.lines == Array(repeating: line, count: count))
    }

    @Test(arguments: [("runtime/default", 0), ("localhost/a", 0), ("", 0), ("foo", 1)])
    func `profiles of AppArmor are named, and for a container that exists`(profile: String, count: Int) {
        let prefix = "container.apparmor.security.beta.kubernetes.io"
        #expect(errors(["\(prefix)/web": profile]).count == count)
        #expect(errors(["\(prefix)/other": profile]).count == count + 1)
    }
}
