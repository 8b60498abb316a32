// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct PolicyMutationTests {
    /// Objects to a grace period that leaves less than 20 s after the hook.
    private struct GraceLeavesTime: Rule {
        static let about = RuleDescription("grace-leaves-time", severity: .error)

        func findings(in workload: Workload) -> [Finding] {
            let grace = workload.pod.terminationGracePeriodSeconds ?? 30
            let sleep = workload.pod.containers[0].lifecycle?.preStop?.sleep?.seconds ?? 0
            guard grace < sleep + 20 else { return [] }
            return [
                Finding(
                    Self.about.code,
                    Self.about.severity,
                    "too short",
                    at: workload.place("spec.template.spec.terminationGracePeriodSeconds")
                )
            ]
        }
    }

    private static let resources = ResourceSet([
        AnyResource(
            Deployment(
                metadata: ObjectMeta(name: "web"),
                spec: DeploymentSpec(
                    replicas: 2,
                    selector: LabelSelector(matchLabels: ["app": "web"]),
                    template: PodTemplateSpec(
                        spec: PodSpec(
                            containers: [
                                Container(
                                    name: "web",
                                    readinessProbe: Probe(periodSeconds: 5),
                                    lifecycle: Lifecycle(preStop: LifecycleHandler(sleep: SleepAction(seconds: 70)))
                                )
                            ],
                            terminationGracePeriodSeconds: 90
                        )
                    ),
                    strategy: DeploymentStrategy(
                        rollingUpdate: RollingUpdateDeployment(maxUnavailable: 0, maxSurge: "25%")
                    ),
                    minReadySeconds: 10
                )
            )
        ),
        AnyResource(
            Ingress(
                metadata: ObjectMeta(
                    name: "web",
                    annotations: [
                        "alb.ingress.kubernetes.io/target-group-attributes":
                            "deregistration_delay.timeout_seconds=3600"
                    ]
                )
            )
        ),
    ])

    @Test func `each number changes up and down, and what the policy says is told`() {
        let mutations = RolloutRules([GraceLeavesTime()]).mutations(of: Self.resources, step: 50)
        #expect(
            mutations.description == """
                Deployment/web: spec.template.spec.terminationGracePeriodSeconds: 90 -> 89: caught by grace-leaves-time
                Deployment/web: spec.template.spec.terminationGracePeriodSeconds: 90 -> 91: not caught
                Deployment/web: spec.template.spec.terminationGracePeriodSeconds: 90 -> 40: caught by grace-leaves-time
                Deployment/web: spec.template.spec.terminationGracePeriodSeconds: 90 -> 140: not caught
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: 70 -> 69: not caught
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: 70 -> 71: caught by grace-leaves-time
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: 70 -> 20: not caught
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: 70 -> 120: caught by grace-leaves-time
                Deployment/web: spec.template.spec.containers[0].readinessProbe.periodSeconds: 5 -> 4: not caught
                Deployment/web: spec.template.spec.containers[0].readinessProbe.periodSeconds: 5 -> 6: not caught
                Deployment/web: spec.template.spec.containers[0].readinessProbe.periodSeconds: 5 -> 55: not caught
                Deployment/web: spec.replicas: 2 -> 1: not caught
                Deployment/web: spec.replicas: 2 -> 3: not caught
                Deployment/web: spec.replicas: 2 -> 52: not caught
                Deployment/web: spec.minReadySeconds: 10 -> 9: not caught
                Deployment/web: spec.minReadySeconds: 10 -> 11: not caught
                Deployment/web: spec.minReadySeconds: 10 -> 60: not caught
                Deployment/web: spec.strategy.rollingUpdate.maxUnavailable: 0 -> 1: not caught
                Deployment/web: spec.strategy.rollingUpdate.maxUnavailable: 0 -> 50: not caught
                Ingress/web: metadata.annotations[alb.ingress.kubernetes.io/target-group-attributes]: 3600 -> 3599: \
                not caught
                Ingress/web: metadata.annotations[alb.ingress.kubernetes.io/target-group-attributes]: 3600 -> 3550: \
                not caught
                4 of 21 changes are caught
                """
        )
        #expect(mutations.uncaught.count == 17)
    }

    @Test func `the numbers of sidecars and of each kind of workload change, too`() {
        let sidecar = Container(
            name: "proxy",
            restartPolicy: .always,
            startupProbe: Probe(failureThreshold: 9),
            lifecycle: Lifecycle(preStop: LifecycleHandler(exec: ExecAction(command: ["sleep", "60"])))
        )
        let once = Container(name: "setup", readinessProbe: Probe(periodSeconds: 5))
        let template = PodTemplateSpec(spec: PodSpec(initContainers: [once, sidecar], containers: []))
        let selector = LabelSelector(matchLabels: ["app": "web"])
        let set = StatefulSet(
            metadata: ObjectMeta(name: "web"),
            spec: StatefulSetSpec(
                replicas: 2,
                selector: selector,
                template: template,
                updateStrategy: StatefulSetUpdateStrategy(
                    rollingUpdate: RollingUpdateStatefulSetStrategy(partition: 1, maxUnavailable: 3)
                ),
                minReadySeconds: 4
            )
        )
        let daemons = DaemonSet(
            metadata: ObjectMeta(name: "agent"),
            spec: DaemonSetSpec(
                selector: selector,
                template: PodTemplateSpec(spec: PodSpec(containers: [])),
                updateStrategy: DaemonSetUpdateStrategy(
                    rollingUpdate: RollingUpdateDaemonSet(maxUnavailable: "10%", maxSurge: 5)
                ),
                minReadySeconds: 6
            )
        )
        let resources = ResourceSet([AnyResource(set), AnyResource(daemons)])
        let mutations = RolloutRules([]).mutations(of: resources, step: 100)
        let places = mutations.all.filter { $0.mutated == $0.original + 1 }.map(\.place)
        #expect(
            places.map { "\($0.object): \($0.path)" } == [
                "StatefulSet/web: spec.template.spec.initContainers[1].lifecycle.preStop",
                "StatefulSet/web: spec.template.spec.initContainers[1].startupProbe.failureThreshold",
                "StatefulSet/web: spec.replicas",
                "StatefulSet/web: spec.minReadySeconds",
                "StatefulSet/web: spec.updateStrategy.rollingUpdate.partition",
                "StatefulSet/web: spec.updateStrategy.rollingUpdate.maxUnavailable",
                "DaemonSet/agent: spec.minReadySeconds",
                "DaemonSet/agent: spec.updateStrategy.rollingUpdate.maxSurge",
            ]
        )
    }

    @Test func `a change of a sidecar's hook and of a set's minReadySeconds reaches the rules`() {
        /// Objects to anything but the numbers of the manifest.
        struct Unchanged: Rule {
            static let about = RuleDescription("unchanged")

            func findings(in workload: Workload) -> [Finding] {
                let hook = workload.pod.initContainers?.first?.lifecycle?.preStop?.exec?.command
                let ready = (workload.resource as? StatefulSet)?.spec.minReadySeconds
                guard hook != ["sleep", "60"] || ready != 4 else { return [] }
                return [Finding(Self.about.code, .error, "changed", at: workload.place("spec"))]
            }
        }
        let sidecar = Container(
            name: "proxy",
            restartPolicy: .always,
            lifecycle: Lifecycle(preStop: LifecycleHandler(exec: ExecAction(command: ["sleep", "60"])))
        )
        let set = StatefulSet(
            metadata: ObjectMeta(name: "web"),
            spec: StatefulSetSpec(
                selector: LabelSelector(matchLabels: ["app": "web"]),
                template: PodTemplateSpec(spec: PodSpec(initContainers: [sidecar], containers: [])),
                minReadySeconds: 4
            )
        )
        let mutations = RolloutRules([Unchanged()]).mutations(of: ResourceSet([AnyResource(set)]))
        #expect(mutations.uncaught.isEmpty && mutations.all.count == 7)
    }

    @Test func `what was wrong before is not counted`() {
        var deployment = Self.resources.resources[0].as(Deployment.self)
        deployment?.spec.template.spec.terminationGracePeriodSeconds = 80
        let resources = ResourceSet(deployment.map { [AnyResource($0)] } ?? [])
        let mutations = RolloutRules([GraceLeavesTime()]).mutations(of: resources, step: 50)
        #expect(mutations.uncaught.count == mutations.all.count && !mutations.all.isEmpty)
    }

    @Test func `a sweep has each combination once, with a name that tells it`() {
        let sweep = Assumptions().sweep(
            kubernetes: [KubernetesVersion(major: 1, minor: 29), .latest],
            controllerProcessing: [.seconds(1), .seconds(10)]
        )
        #expect(sweep.count == 8 && Set(sweep).count == 8)
        #expect(
            sweep[0].description
                == "an Application Load Balancer (instance targets), Kubernetes 1.29, controller processing up to 1 s"
        )
        #expect(sweep[7].path == .applicationLoadBalancer(targets: .ip))
    }
}
