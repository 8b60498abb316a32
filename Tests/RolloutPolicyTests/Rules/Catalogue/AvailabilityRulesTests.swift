// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct AvailabilityRulesTests {
    static let cases = counts + spread + alone

    private static let counts = [
        RuleCase(
            "too-few-replicas",
            "none are stated",
            [Manifests.deployment(replicas: nil)],
            """
            Deployment/web: spec.replicas: warning: 1 Pod is too few to lose one; run 2 or more [too-few-replicas]
            """
        ),
        RuleCase(
            "too-few-replicas",
            "one of a StatefulSet",
            [Manifests.statefulSet(replicas: 1)],
            """
            StatefulSet/web: spec.replicas: note: 1 Pod is too few to lose one; run 2 or more [too-few-replicas]
            """
        ),
        RuleCase("too-few-replicas", "an autoscaler decides", Manifests.good),
        RuleCase(
            "too-few-replicas",
            "KEDA decides",
            [
                Manifests.deployment(replicas: nil),
                Manifests.untyped("keda.sh/v1alpha1", "ScaledObject", ["scaleTargetRef": ["name": "web"]]),
            ]
        ),
        RuleCase(
            "too-few-replicas",
            "none, or numbers that mean none",
            [Manifests.deployment(replicas: 0), Manifests.deployment("other", replicas: .min), Manifests.daemonSet()]
        ),
        RuleCase(
            "too-many-replicas",
            "a slip",
            [Manifests.deployment(replicas: 2000), Manifests.autoscaler(most: .max)],
            """
            Deployment/web: spec.replicas: warning: 2000 Pods are more than allowed; use 1000 or fewer \
            [too-many-replicas]
            """,
            """
            HorizontalPodAutoscaler/web: spec.maxReplicas: warning: 9223372036854775807 Pods are more than allowed; \
            use 1000 or fewer [too-many-replicas]
            """
        ),
        RuleCase("too-many-replicas", "as many as allowed", [Manifests.deployment(replicas: 1000)]),
        RuleCase(
            "scaled-to-zero",
            "behind a Service",
            [Manifests.deployment(replicas: 0), Manifests.service()],
            """
            Deployment/web: spec.replicas: note: no Pods are wanted; scale up, or remove what sends requests \
            [scaled-to-zero]
            """
        ),
        RuleCase("scaled-to-zero", "behind nothing", [Manifests.deployment(replicas: 0)]),
    ]

    private static func constraint(_ action: UnsatisfiableConstraintAction, _ labels: [String: String]) -> AnyResource {
        Manifests.deployment { deployment in
            deployment.spec.template.spec.topologySpreadConstraints = [
                TopologySpreadConstraint(
                    maxSkew: 1,
                    topologyKey: "topology.kubernetes.io/zone",
                    whenUnsatisfiable: action,
                    labelSelector: LabelSelector(matchLabels: labels)
                )
            ]
        }
    }

    private static func antiAffinity(_ affinity: PodAntiAffinity) -> AnyResource {
        Manifests.deployment { deployment in
            deployment.spec.template.spec.topologySpreadConstraints = nil
            deployment.spec.template.spec.affinity = Affinity(podAntiAffinity: affinity)
        }
    }

    private static let preferred = antiAffinity(
        PodAntiAffinity(preferredDuringSchedulingIgnoredDuringExecution: [
            WeightedPodAffinityTerm(
                weight: 1,
                podAffinityTerm: PodAffinityTerm(
                    labelSelector: Manifests.selector,
                    topologyKey: "kubernetes.io/hostname"
                )
            )
        ])
    )

    private static let spread = [
        RuleCase(
            "unspread-replicas",
            "without constraints",
            [Manifests.deployment { $0.spec.template.spec.topologySpreadConstraints = nil }],
            """
            Deployment/web: spec.template.spec.topologySpreadConstraints: note: all 3 Pods may run on one node; spread \
            them over kubernetes.io/hostname or topology.kubernetes.io/zone [unspread-replicas]
            """
        ),
        RuleCase("unspread-replicas", "by constraints and by anti-affinity", Manifests.good + [preferred]),
        RuleCase(
            "unspread-replicas",
            "a single Pod",
            [Manifests.deployment(replicas: 1) { $0.spec.template.spec.topologySpreadConstraints = nil }]
        ),
        RuleCase(
            "spread-selects-other-pods",
            "other labels",
            [constraint(.doNotSchedule, ["app": "api"])],
            """
            Deployment/web: spec.template.spec.topologySpreadConstraints[0].labelSelector: warning: the constraint \
            does not select the Pods that it stands in; select the labels of the template [spread-selects-other-pods]
            """
        ),
        RuleCase("spread-selects-other-pods", "its own", Manifests.good + [preferred]),
        RuleCase(
            "optional-spread",
            "ScheduleAnyway",
            [constraint(.scheduleAnyway, ["app": "web"])],
            """
            Deployment/web: spec.template.spec.topologySpreadConstraints[0]: note: the Pods are spread only where that \
            is easy; use DoNotSchedule where Pods must not share a node or zone [optional-spread]
            """
        ),
        RuleCase(
            "optional-spread",
            "a preference",
            [preferred],
            """
            Deployment/web: spec.template.spec.affinity.podAntiAffinity\
            .preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm: note: the Pods are spread only where \
            that is easy; use DoNotSchedule where Pods must not share a node or zone [optional-spread]
            """
        ),
        RuleCase("optional-spread", "DoNotSchedule", Manifests.good),
    ]

    private static func pod(_ metadata: ObjectMeta, restartPolicy: RestartPolicy? = nil) -> AnyResource {
        AnyResource(
            Pod(metadata: metadata, spec: PodSpec(containers: [Container(name: "web")], restartPolicy: restartPolicy))
        )
    }

    private static let alone = [
        RuleCase(
            "naked-pod",
            "a Pod",
            [pod(ObjectMeta(name: "web"))],
            """
            Pod/web: spec: warning: nothing makes the Pod anew when its node goes; make it by a Deployment [naked-pod]
            """
        ),
        RuleCase(
            "naked-pod",
            "made by something, made by the kubelet, or run once",
            [
                pod(
                    ObjectMeta(
                        name: "made",
                        ownerReferences: [OwnerReference(apiVersion: "v1", kind: "ReplicaSet", name: "a", uid: "b")]
                    )
                ),
                pod(ObjectMeta(name: "static", annotations: ["kubernetes.io/config.source": "file"])),
                pod(ObjectMeta(name: "once"), restartPolicy: .never),
            ]
        ),
        RuleCase(
            "missing-priority-class",
            "behind a Service",
            [Manifests.deployment { $0.spec.template.spec.priorityClassName = nil }, Manifests.service()],
            """
            Deployment/web: spec.template.spec.priorityClassName: note: the Pods have no priority class; name one, \
            unless the cluster has a default that fits [missing-priority-class]
            """
        ),
        RuleCase("missing-priority-class", "named", Manifests.good),
    ]

    @Test(arguments: cases)
    func `a rule about availability says what it objects to`(example: RuleCase) throws {
        #expect(try example.lines() == example.findings)
    }

    @Test func `more Pods are a fix only where nothing keeps them from being more`() {
        let claim = Volume(name: "data", persistentVolumeClaim: PersistentVolumeClaimVolumeSource(claimName: "data"))
        let resources = [
            Manifests.deployment("a", replicas: 1),
            Manifests.deployment("b", replicas: 1) { $0.spec.template.spec.volumes = [claim] },
            Manifests.deployment("c", replicas: 1) { $0.spec.strategy = DeploymentStrategy(type: .recreate) },
            Manifests.deployment("d", replicas: 1) { $0.spec.template.spec.containers[0].ports?[0].hostPort = 80 },
        ]
        let findings = RolloutRules([TooFewReplicas(least: 3)]).findings(in: ResourceSet(resources))
        #expect(findings.map { $0.fix?.summary } == ["Want 3 Pods", nil, nil, nil])
    }
}
