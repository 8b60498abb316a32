// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import Testing

struct AutoscalingRulesTests {
    static let cases = targets + ranges

    private static let targets = [
        RuleCase(
            "autoscaler-without-target",
            "another name",
            [Manifests.deployment(), Manifests.autoscaler(target: "wbe")],
            """
            HorizontalPodAutoscaler/web: spec.scaleTargetRef: warning: these manifests have no Deployment wbe of \
            apps/v1; name what is to be scaled [autoscaler-without-target]
            """
        ),
        RuleCase(
            "autoscaler-without-target",
            "another group",
            [Manifests.deployment(), Manifests.autoscaler(apiVersion: "argoproj.io/v1alpha1")],
            """
            HorizontalPodAutoscaler/web: spec.scaleTargetRef: warning: these manifests have no Deployment web of \
            argoproj.io/v1alpha1; name what is to be scaled [autoscaler-without-target]
            """
        ),
        RuleCase("autoscaler-without-target", "a Deployment", Manifests.good),
        RuleCase(
            "autoscaler-without-target",
            "a Rollout",
            [Manifests.rollout([:]), Manifests.autoscaler(of: "Rollout", apiVersion: "argoproj.io/v1alpha1")]
        ),
        RuleCase(
            "autoscaler-without-target",
            "a kind that cannot be told without a group",
            [Manifests.autoscaler(of: "Rollout", apiVersion: nil)]
        ),
        RuleCase(
            "several-autoscalers",
            "two, and KEDA",
            [
                Manifests.deployment(), Manifests.autoscaler("a"), Manifests.autoscaler("b"),
                Manifests.untyped("keda.sh/v1alpha1", "ScaledObject", ["scaleTargetRef": ["name": "web"]]),
            ],
            "Deployment/web: warning: 3 autoscalers scale the workload; keep one of them [several-autoscalers]"
        ),
        RuleCase("several-autoscalers", "one", Manifests.good),
        RuleCase(
            "missing-autoscaler",
            "behind a Service",
            [Manifests.deployment(), Manifests.service()],
            """
            Deployment/web: spec.replicas: note: no autoscaler sets the number of Pods; add one if the load varies \
            [missing-autoscaler]
            """
        ),
        RuleCase("missing-autoscaler", "there is one", Manifests.good),
        RuleCase(
            "replicas-under-autoscaler",
            "both",
            [Manifests.deployment(replicas: 3), Manifests.autoscaler()],
            """
            Deployment/web: spec.replicas: warning: each time the manifest is applied, the number of Pods falls back to \
            3; remove the field, after a last `kubectl apply edit-last-applied` where kubectl applies it \
            [replicas-under-autoscaler]
            """
        ),
        RuleCase("replicas-under-autoscaler", "an autoscaler alone", Manifests.good),
        RuleCase("replicas-under-autoscaler", "replicas alone", [Manifests.deployment()]),
    ]

    private static let ranges = [
        RuleCase(
            "autoscaler-least-too-low",
            "none is stated",
            [Manifests.autoscaler(least: nil)],
            """
            HorizontalPodAutoscaler/web: spec.minReplicas: warning: the autoscaler may leave 1 Pod; keep 2 or more \
            [autoscaler-least-too-low]
            """
        ),
        RuleCase("autoscaler-least-too-low", "two", Manifests.good),
        RuleCase("autoscaler-least-too-low", "down to zero", [Manifests.autoscaler(least: 0)]),
        RuleCase(
            "autoscaler-cannot-scale",
            "no room",
            [Manifests.autoscaler(least: 3, most: 3)],
            """
            HorizontalPodAutoscaler/web: spec.maxReplicas: warning: between 3 and 3 Pods there is no room to scale; \
            raise maxReplicas, or remove the autoscaler [autoscaler-cannot-scale]
            """
        ),
        RuleCase(
            "autoscaler-cannot-scale",
            "numbers that overflow",
            [Manifests.autoscaler(least: .max, most: .min)],
            """
            HorizontalPodAutoscaler/web: spec.maxReplicas: warning: between 9223372036854775807 and \
            -9223372036854775808 Pods there is no room to scale; raise maxReplicas, or remove the autoscaler \
            [autoscaler-cannot-scale]
            """
        ),
        RuleCase("autoscaler-cannot-scale", "all the room there is", [Manifests.autoscaler(least: .min, most: .max)]),
        RuleCase("autoscaler-cannot-scale", "room", Manifests.good),
    ]

    @Test(arguments: cases)
    func `a rule about autoscaling says what it objects to`(example: RuleCase) throws {
        #expect(try example.lines() == example.findings)
    }
}
