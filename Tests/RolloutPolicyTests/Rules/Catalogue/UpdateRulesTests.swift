// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import Testing

struct UpdateRulesTests {
    static let cases = strategies + steps + history + rollouts

    private static let recreate = Manifests.deployment { $0.spec.strategy = DeploymentStrategy(type: .recreate) }

    private static let strategies = [
        RuleCase(
            "recreate-strategy",
            "behind a Service",
            [recreate, Manifests.service()],
            """
            Deployment/web: spec.strategy.type: error: an update ends all Pods before it starts new ones; use \
            RollingUpdate, unless two versions must not run at once [recreate-strategy]
            """
        ),
        RuleCase(
            "recreate-strategy",
            "behind nothing",
            [recreate],
            """
            Deployment/web: spec.strategy.type: note: an update ends all Pods before it starts new ones; use \
            RollingUpdate, unless two versions must not run at once [recreate-strategy]
            """
        ),
        RuleCase("recreate-strategy", "by default", Manifests.good),
        RuleCase(
            "on-delete-strategy",
            "a StatefulSet and a DaemonSet",
            [
                Manifests.statefulSet { $0.spec.updateStrategy = StatefulSetUpdateStrategy(type: .onDelete) },
                Manifests.daemonSet { $0.spec.updateStrategy = DaemonSetUpdateStrategy(type: .onDelete) },
            ],
            """
            StatefulSet/web: spec.updateStrategy.type: note: an update replaces no Pods until they are deleted; use \
            RollingUpdate [on-delete-strategy]
            """,
            """
            DaemonSet/web: spec.updateStrategy.type: note: an update replaces no Pods until they are deleted; use \
            RollingUpdate [on-delete-strategy]
            """
        ),
        RuleCase("on-delete-strategy", "by default", [Manifests.statefulSet(), Manifests.daemonSet()]),
    ]

    private static func update(surge: IntOrString, unavailable: IntOrString, of replicas: Int? = 4) -> [AnyResource] {
        [
            Manifests.deployment(replicas: replicas) { deployment in
                deployment.spec.strategy = DeploymentStrategy(
                    type: .rollingUpdate,
                    rollingUpdate: RollingUpdateDeployment(maxUnavailable: unavailable, maxSurge: surge)
                )
            }
        ]
    }

    private static let steps = [
        RuleCase(
            "update-removes-too-many",
            "three of four",
            update(surge: 1, unavailable: "75%"),
            """
            Deployment/web: spec.strategy.rollingUpdate.maxUnavailable: warning: 3 of 4 Pods may be missing during an \
            update; let at most 50 % be missing [update-removes-too-many]
            """
        ),
        RuleCase("update-removes-too-many", "half", update(surge: 1, unavailable: 2)),
        RuleCase("update-removes-too-many", "a single Pod", update(surge: 0, unavailable: 1, of: 1)),
        RuleCase("update-removes-too-many", "no share", update(surge: "x", unavailable: "75%")),
        RuleCase(
            "update-adds-too-many",
            "thrice",
            update(surge: "200%", unavailable: 0),
            """
            Deployment/web: spec.strategy.rollingUpdate.maxSurge: note: 8 Pods may run on top of 4 during an update; \
            add at most 100 % [update-adds-too-many]
            """
        ),
        RuleCase(
            "update-adds-too-many",
            "enormous numbers",
            update(surge: .int(.max), unavailable: .int(.min), of: .max) + update(surge: .int(.min), unavailable: 0)
        ),
        RuleCase("update-adds-too-many", "twice", update(surge: 4, unavailable: 0)),
    ]

    private static let history = [
        RuleCase(
            "no-revision-history",
            "none",
            [Manifests.deployment { $0.spec.revisionHistoryLimit = 0 }],
            """
            Deployment/web: spec.revisionHistoryLimit: warning: no version before is kept, so that an update cannot be \
            undone; keep one or more; by default 10 are kept [no-revision-history]
            """
        ),
        RuleCase("no-revision-history", "one", [Manifests.deployment { $0.spec.revisionHistoryLimit = 1 }]),
        RuleCase(
            "paused-deployment",
            "paused",
            [Manifests.deployment { $0.spec.paused = true }],
            "Deployment/web: spec.paused: note: the Deployment is paused; remove the field [paused-deployment]"
        ),
        RuleCase("paused-deployment", "not paused", [Manifests.deployment { $0.spec.paused = false }]),
        RuleCase(
            "floating-image-tag",
            "no tag, latest, and an init container",
            [
                Manifests.deployment { deployment in
                    deployment.spec.template.spec.initContainers = [Container(name: "init", image: "a/b:latest")]
                    deployment.spec.template.spec.containers[0].image = "host:5000/nginx"
                }
            ],
            """
            Deployment/web: spec.template.spec.initContainers[0].image: warning: a/b:latest is another image tomorrow; \
            name a version or a digest [floating-image-tag]
            """,
            """
            Deployment/web: spec.template.spec.containers[0].image: warning: host:5000/nginx is another image tomorrow; \
            name a version or a digest [floating-image-tag]
            """
        ),
        RuleCase("floating-image-tag", "a version", Manifests.good),
        RuleCase(
            "floating-image-tag",
            "what a tool fills in",
            [Manifests.deployment(container: { $0.image = "$(IMAGE)" })]
        ),
    ]

    private static let rollouts = [
        RuleCase(
            "rollout-scales-down-early",
            "10 s",
            [Manifests.rollout(["strategy": ["blueGreen": ["scaleDownDelaySeconds": 10]]])],
            """
            Rollout/web: spec.strategy.blueGreen.scaleDownDelaySeconds: warning: old Pods end 10 s after the switch; \
            wait 30 s or more [rollout-scales-down-early]
            """
        ),
        RuleCase(
            "rollout-scales-down-early",
            "30 s, or by default",
            [
                Manifests.rollout(["strategy": ["canary": ["scaleDownDelaySeconds": 30]]]),
                Manifests.rollout(["strategy": ["blueGreen": [:]]]),
            ]
        ),
        RuleCase(
            "rollout-does-not-abort",
            "by default",
            [Manifests.rollout([:])],
            """
            Rollout/web: spec.progressDeadlineAbort: note: a Rollout that fails is left half done; set it to true \
            [rollout-does-not-abort]
            """
        ),
        RuleCase("rollout-does-not-abort", "it does", [Manifests.rollout(["progressDeadlineAbort": true])]),
        RuleCase(
            "rollout-pauses-forever",
            "the second step",
            [
                Manifests.rollout([
                    "strategy": [
                        "canary": ["steps": [["pause": ["duration": "1m"]], ["pause": [:]], ["setWeight": 5]]]
                    ]
                ])
            ],
            """
            Rollout/web: spec.strategy.canary.steps[1].pause: note: the Rollout waits here until somebody promotes it; \
            state a duration if nobody has to look [rollout-pauses-forever]
            """
        ),
        RuleCase("rollout-pauses-forever", "another kind", [Manifests.untyped("v1", "Rollout", [:])]),
    ]

    @Test(arguments: cases)
    func `a rule about updates says what it objects to`(example: RuleCase) throws {
        #expect(try example.lines() == example.findings)
    }
}
