// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct DisruptionRulesTests {
    static let cases = missing + blocking + limits

    private static let missing = [
        RuleCase(
            "missing-disruption-budget",
            "none",
            [Manifests.deployment()],
            """
            Deployment/web: spec.template.metadata.labels: warning: no disruption budget counts the Pods; add one that \
            selects these labels, with maxUnavailable 1 [missing-disruption-budget]
            """
        ),
        RuleCase("missing-disruption-budget", "there is one", Manifests.good),
        RuleCase("missing-disruption-budget", "a single Pod", [Manifests.deployment(replicas: 1)]),
        RuleCase(
            "missing-disruption-budget",
            "an autoscaler keeps one Pod",
            [Manifests.deployment(replicas: 3), Manifests.autoscaler(least: nil)]
        ),
        RuleCase(
            "several-disruption-budgets",
            "two",
            [
                Manifests.deployment(), Manifests.budget(maxUnavailable: 1),
                Manifests.budget("all", maxUnavailable: 1, selector: LabelSelector()),
            ],
            """
            Deployment/web: spec.template.metadata.labels: error: 2 disruption budgets count the Pods, so that none can \
            be evicted; keep one of them [several-disruption-budgets]
            """
        ),
        RuleCase("several-disruption-budgets", "one", Manifests.good),
    ]

    private static func least(_ least: IntOrString, of replicas: Int?) -> [AnyResource] {
        [Manifests.deployment(replicas: replicas), Manifests.budget(minAvailable: least)]
    }

    private static func limit(_ limit: IntOrString) -> [AnyResource] {
        [Manifests.deployment(), Manifests.budget(maxUnavailable: limit)]
    }

    private static let blocking = [
        RuleCase(
            "disruption-budget-blocks-evictions",
            "maxUnavailable 0",
            limit(0),
            """
            PodDisruptionBudget/web: spec.maxUnavailable: warning: the budget allows no eviction: maxUnavailable is 0; \
            allow one Pod to be unavailable [disruption-budget-blocks-evictions]
            """
        ),
        RuleCase(
            "disruption-budget-blocks-evictions",
            "maxUnavailable 0 % of what the set does not have",
            [Manifests.budget(maxUnavailable: "0%")],
            """
            PodDisruptionBudget/web: spec.maxUnavailable: warning: the budget allows no eviction: maxUnavailable is 0%; \
            allow one Pod to be unavailable [disruption-budget-blocks-evictions]
            """
        ),
        RuleCase("disruption-budget-blocks-evictions", "1 % is rounded up", limit("1%")),
        RuleCase(
            "disruption-budget-blocks-evictions",
            "all of them",
            least(3, of: 3),
            """
            PodDisruptionBudget/web: spec.minAvailable: warning: the budget allows no eviction: 3 of 3 Pods must be \
            available; use maxUnavailable 1, which holds for any number of Pods [disruption-budget-blocks-evictions]
            """
        ),
        RuleCase(
            "disruption-budget-blocks-evictions",
            "a share that is rounded up to all of them",
            least("67%", of: 3),
            """
            PodDisruptionBudget/web: spec.minAvailable: warning: the budget allows no eviction: 3 of 3 Pods must be \
            available; use maxUnavailable 1, which holds for any number of Pods [disruption-budget-blocks-evictions]
            """
        ),
        RuleCase("disruption-budget-blocks-evictions", "a share that is not", least("66%", of: 3)),
        RuleCase(
            "disruption-budget-blocks-evictions",
            "one of one",
            least(1, of: nil),
            """
            PodDisruptionBudget/web: spec.minAvailable: warning: the budget allows no eviction: 1 of 1 Pod must be \
            available; run more Pods [disruption-budget-blocks-evictions]
            """
        ),
        RuleCase(
            "disruption-budget-blocks-evictions",
            "the least of the autoscaler counts",
            [Manifests.deployment(replicas: 5), Manifests.autoscaler(least: 2), Manifests.budget(minAvailable: 2)],
            """
            PodDisruptionBudget/web: spec.minAvailable: warning: the budget allows no eviction: 2 of 2 Pods must be \
            available; use maxUnavailable 1, which holds for any number of Pods [disruption-budget-blocks-evictions]
            """
        ),
        RuleCase(
            "disruption-budget-blocks-evictions",
            "two workloads together have enough Pods",
            [Manifests.deployment("blue"), Manifests.deployment("green"), Manifests.budget(minAvailable: 3)]
        ),
        RuleCase(
            "disruption-budget-blocks-evictions",
            "all of an unknown number",
            [Manifests.daemonSet(), Manifests.budget(minAvailable: "100%")],
            """
            PodDisruptionBudget/web: spec.minAvailable: warning: the budget allows no eviction: all Pods must be \
            available; use maxUnavailable 1, which holds for any number of Pods [disruption-budget-blocks-evictions]
            """
        ),
        RuleCase(
            "disruption-budget-blocks-evictions",
            "some of an unknown number",
            [Manifests.daemonSet(), Manifests.budget(minAvailable: 2)]
        ),
        RuleCase("disruption-budget-blocks-evictions", "no Pods are wanted", least(1, of: 0)),
        RuleCase("disruption-budget-blocks-evictions", "what is no share", least("all", of: 2) + limit("-%")),
        RuleCase("disruption-budget-blocks-evictions", "shares that overflow", least("9223372036854775807%", of: 3)),
        RuleCase(
            "disruption-budget-blocks-evictions",
            "numbers of Pods that overflow",
            [
                Manifests.deployment("blue", replicas: .max), Manifests.deployment("green", replicas: .max),
                Manifests.budget(minAvailable: .int(.max)),
            ]
        ),
    ]

    private static let limits = [
        RuleCase(
            "disruption-budget-without-limit",
            "neither",
            [Manifests.budget()],
            """
            PodDisruptionBudget/web: spec: warning: the budget limits nothing; set maxUnavailable \
            [disruption-budget-without-limit]
            """
        ),
        RuleCase("disruption-budget-without-limit", "one of them", Manifests.good),
        RuleCase(
            "strict-disruption-budget",
            "more than half",
            least(4, of: 5),
            """
            PodDisruptionBudget/web: spec.minAvailable: note: 4 of 5 Pods must stay, more than 50 %; let more go at a \
            time if the others can take the load [strict-disruption-budget]
            """
        ),
        RuleCase("strict-disruption-budget", "half", least("50%", of: 5)),
        RuleCase(
            "missing-unhealthy-pod-eviction-policy",
            "none",
            [AnyResource(PodDisruptionBudget(metadata: ObjectMeta(name: "web")))],
            """
            PodDisruptionBudget/web: spec.unhealthyPodEvictionPolicy: note: the budget keeps broken Pods on their nodes \
            while too few are healthy; use AlwaysAllow, unless the Pods have a state to lose \
            [missing-unhealthy-pod-eviction-policy]
            """
        ),
        RuleCase("missing-unhealthy-pod-eviction-policy", "there is one", Manifests.good),
        RuleCase(
            "dangling-disruption-budget",
            "other labels",
            [Manifests.budget(selector: LabelSelector(matchLabels: ["app": "wbe"])), Manifests.deployment()],
            """
            PodDisruptionBudget/web: spec.selector: warning: the budget selects no Pods of these manifests; select the \
            labels of a template [dangling-disruption-budget]
            """
        ),
        RuleCase("dangling-disruption-budget", "those of a Deployment", Manifests.good),
        RuleCase(
            "dangling-disruption-budget",
            "those of a Rollout",
            [
                Manifests.budget(maxUnavailable: 1),
                Manifests.rollout(["template": ["metadata": ["labels": ["app": "web"]], "spec": ["containers": []]]]),
            ]
        ),
    ]

    @Test(arguments: cases)
    func `a rule about disruption says what it objects to`(example: RuleCase) throws {
        #expect(try example.lines() == example.findings)
    }

    @Test func `a finding names the field that says how many Pods there are`() throws {
        let resources = [
            Manifests.budget(minAvailable: 2), Manifests.deployment(replicas: 5), Manifests.autoscaler(least: 2),
        ]
        let finding = try #require(
            RolloutRules([DisruptionBudgetBlocksEvictions()]).findings(in: ResourceSet(resources)).first
        )
        let related = try #require(finding.related.first)
        #expect(related.object == "HorizontalPodAutoscaler/web")
        #expect(related.path == "spec.minReplicas")
        #expect(related.note == "the autoscaler keeps at least 2 Pods")
        #expect(finding.evidence.map(\.description) == ["minAvailable = 2", "Pods = 2"])
        #expect(finding.fix?.changes.map(\.path) == ["spec.minAvailable", "spec.maxUnavailable"])
    }
}
