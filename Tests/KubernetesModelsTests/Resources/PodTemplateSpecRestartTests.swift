// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct PodTemplateSpecRestartTests {
    private static let key = "kubectl.kubernetes.io/restartedAt"

    @Test func `a restart is an annotation with its time in whole seconds`() {
        var template = PodTemplateSpec(metadata: ObjectMeta(annotations: ["team": "web"]), spec: .blank)
        #expect(template.restartedAt == nil)
        template.restartedAt = Timestamp(secondsSinceEpoch: 1_717_243_200, nanoseconds: 5)
        #expect(template.metadata.annotations == ["team": "web", Self.key: "2024-06-01T12:00:00Z"])
        #expect(template.restartedAt == Timestamp(secondsSinceEpoch: 1_717_243_200))
        template.restartedAt = nil
        #expect(template.metadata.annotations == ["team": "web"])
    }

    @Test func `what is no time is no restart, and no restart leaves no trace`() {
        var template = PodTemplateSpec(metadata: ObjectMeta(annotations: [Self.key: "yesterday"]), spec: .blank)
        #expect(template.restartedAt == nil)
        template = PodTemplateSpec(spec: .blank)
        template.restartedAt = nil
        #expect(template.metadata.annotations == nil)
    }
}
