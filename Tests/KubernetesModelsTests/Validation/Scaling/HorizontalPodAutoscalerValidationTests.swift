// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

struct HorizontalPodAutoscalerValidationTests {
    private func errors(_ change: (inout HorizontalPodAutoscaler) -> Void) -> [String] {
        var autoscaler = HorizontalPodAutoscaler(
            metadata: ObjectMeta(name: "web"),
            spec: HorizontalPodAutoscalerSpec(
                scaleTargetRef: CrossVersionObjectReference(kind: "Deployment", name: "web", apiVersion: "apps/v1"),
                maxReplicas: 5
            )
        )
        change(&autoscaler)
        return autoscaler.validationErrors().lines
    }

    @Test func `an autoscaler in order has no errors`() {
        #expect(errors { _ in }.isEmpty)
        #expect(errors { $0.spec.behavior = .init(scaleUp: .init(stabilizationWindowSeconds: 3600)) }.isEmpty)
    }

    @Test func `the numbers of replicas are in order`() {
        #expect(errors { $0.spec.maxReplicas = 0 } == ["spec.maxReplicas Invalid", "spec.maxReplicas Invalid"])
        #expect(errors { $0.spec.minReplicas = 6 } == ["spec.maxReplicas Invalid"])
        #expect(errors { $0.spec.minReplicas = 0 } == ["spec.minReplicas Invalid", "spec.metrics Forbidden"])
        #expect(errors { $0.spec.minReplicas = -1 } == ["spec.minReplicas Invalid"])
    }

    @Test func `the target has a kind and a name`() {
        let lines = errors { $0.spec.scaleTargetRef = CrossVersionObjectReference(kind: "", name: "a/b") }
        #expect(lines == ["spec.scaleTargetRef.kind Required", "spec.scaleTargetRef.name Invalid"])
    }

    @Test func `metrics are judged`() {
        let metric = MetricSpec(type: .pods)
        #expect(errors { $0.spec.metrics = [metric] } == ["spec.metrics[0].pods Required"])
    }

    @Test(arguments: [
        (HPAScalingRules(stabilizationWindowSeconds: 3601), ["stabilizationWindowSeconds Invalid"]),
        (HPAScalingRules(stabilizationWindowSeconds: -1), ["stabilizationWindowSeconds Invalid"]),
        (HPAScalingRules(selectPolicy: .init("Foo")), ["selectPolicy NotSupported"]),
        (HPAScalingRules(policies: [.init(type: .pods, value: 1, periodSeconds: 1800)]), []),
        (
            HPAScalingRules(policies: [.init(type: .init("Foo"), value: 0, periodSeconds: 0)]),
            ["policies[0].type NotSupported", "policies[0].value Invalid", "policies[0].periodSeconds Invalid"]
        ),
        (
            HPAScalingRules(policies: [.init(type: .percent, value: 1, periodSeconds: 1801)]),
            ["policies[0].periodSeconds Invalid"]
        ),
        (HPAScalingRules(policies: []), ["policies Required"]),
        (HPAScalingRules(tolerance: "-1"), ["tolerance Invalid"]),
    ])
    func `rules of behavior have limits`(rules: HPAScalingRules, lines: [String]) {
        #expect(
            errors { $0.spec.behavior = .init(scaleUp: rules) } == lines.map { "spec.behavior.scaleUp.\($0)" }
        )
        #expect(
            errors { $0.spec.behavior = .init(scaleDown: rules) } == lines.map { "spec.behavior.scaleDown.\($0)" }
        )
    }
}
