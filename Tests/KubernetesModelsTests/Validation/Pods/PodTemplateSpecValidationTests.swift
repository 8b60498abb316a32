// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct PodTemplateSpecValidationTests {
    private func template(_ change: (inout PodTemplateSpec) -> Void) -> PodTemplateSpec {
        var template = PodTemplateSpec(spec: PodSpec(containers: [Container(name: "web", image: "nginx")]))
        change(&template)
        return template.applyingDefaults()
    }

    @Test func `labels and annotations are refused at the template itself`() {
        let template = template {
            $0.metadata.labels = ["-": ""]
            $0.metadata.annotations = ["-": "", "controller.kubernetes.io/pod-deletion-cost": "high"]
        }
        let lines = [
            "template.labels Invalid", "template.annotations Invalid",
            "template.annotations[controller.kubernetes.io/pod-deletion-cost] Invalid",
        ]
        #expect(template.validationErrors(at: "template").lines == lines)
        #expect(template.metadataErrors(at: "template").lines == lines)
    }

    @Test func `the name is not judged`() {
        #expect(template { $0.metadata.name = "Anything at all" }.validationErrors().isEmpty)
    }

    @Test func `ephemeral containers are for Pods that run`() {
        let template = template { $0.spec.ephemeralContainers = [EphemeralContainer(name: "debug", image: "busybox")] }
        let sentence = "ephemeral containers are added to running Pods; remove them from the template"
        #expect(template.validationErrors().sentences == ["spec.ephemeralContainers: \(sentence)"])
    }

    @Test func `Pods that are replaced run for ever`() {
        let template = template {
            $0.spec.restartPolicy = .onFailure
            $0.spec.activeDeadlineSeconds = 5
        }
        #expect(template.validationErrors().isEmpty)
        let errors = template.lastingErrors(at: "template")
        #expect(errors.map(\.reason) == [.notSupported, .forbidden])
        #expect(
            errors.sentences == [
                #"template.spec.restartPolicy: "OnFailure" is not supported in this template; use "Always""#,
                """
                template.spec.activeDeadlineSeconds: the Pods of this template are replaced when they end; \
                remove the deadline, or use a Job
                """,
            ]
        )
        #expect(self.template { _ in }.lastingErrors(at: "template").isEmpty)
    }

    @Test func `a PodTemplate has a name and a template`() {
        let template = PodTemplate(template: PodTemplateSpec(spec: PodSpec(containers: [])))
        #expect(template.validationErrors().lines == ["metadata.name Required", "template.spec.containers Required"])
    }
}
