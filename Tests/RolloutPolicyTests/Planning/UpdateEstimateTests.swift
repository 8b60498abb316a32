// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct UpdateEstimateTests {
    /// A Pod that is ready at once, with hooks that sleep.
    private static func template(_ hooks: Int..., grace: Int = 90, ports: Int = 0) -> PodTemplateSpec {
        let containers = hooks.enumerated().map { index, seconds in
            Container(
                name: "c\(index)",
                ports: index < ports ? [ContainerPort(containerPort: 8080 + index)] : nil,
                lifecycle: Lifecycle(preStop: LifecycleHandler(sleep: SleepAction(seconds: seconds)))
            )
        }
        return PodTemplateSpec(spec: PodSpec(containers: containers, terminationGracePeriodSeconds: grace))
    }

    private func update(_ workload: some PodTemplated, drain: Duration = .seconds(20)) throws -> UpdateEstimate {
        let environment = RolloutEnvironment(
            path: .clusterService,
            startup: .stated(least: .seconds(10), upTo: .seconds(10))
        )
        let application = Application(onTermination: .drains(within: drain), longestRequest: .zero)
        return try #require(try RolloutAnalysis(of: workload, in: environment, application: application).update)
    }

    private func deployment(replicas: Int, surge: IntOrString, unavailable: IntOrString) -> Deployment {
        Deployment(
            metadata: ObjectMeta(name: "web"),
            spec: DeploymentSpec(
                replicas: replicas,
                selector: LabelSelector(),
                template: Self.template(70),
                strategy: DeploymentStrategy(
                    rollingUpdate: RollingUpdateDeployment(maxUnavailable: unavailable, maxSurge: surge)
                )
            )
        )
    }

    @Test(
        arguments: [
            // All new Pods beside all old ones, which are ending.
            (1, "25%", "25%", 2, 10 + 90), (3, 50, 0, 6, 3 * 10 + 3 * 90), (3, "100%", 0, 6, 3 * 10 + 3 * 90),
            (0, 5, 0, 0, 0), (40, 1, 0, 40 + 1 + 9, 400 + 40 * 90),
        ] as [(Int, IntOrString, IntOrString, Int, Int)]
    )
    func `there are never more new Pods than those that are wanted`(
        replicas: Int,
        surge: IntOrString,
        unavailable: IntOrString,
        peak: Int,
        extra: Int
    ) throws {
        let update = try update(deployment(replicas: replicas, surge: surge, unavailable: unavailable))
        #expect(update.peakPods == peak)
        #expect(update.extraPodTime == .seconds(extra))
    }

    private func statefulSet(replicas: Int, _ template: PodTemplateSpec) -> StatefulSet {
        StatefulSet(
            metadata: ObjectMeta(name: "db"),
            spec: StatefulSetSpec(replicas: replicas, selector: LabelSelector(), template: template, serviceName: "db")
        )
    }

    @Test func `a Pod ends with the last of its containers, whether that one serves or not`() throws {
        let update = try update(statefulSet(replicas: 2, Self.template(30, 60, ports: 1)))
        #expect(update.termination == .seconds(60)...(.seconds(80)))
        #expect(update.duration == .seconds(140)...(.seconds(180)))
    }

    @Test func `what is longer than anything that is computed with has no bounds that are turned round`() throws {
        // A hundred and one times this is a second more than 10^18, and by floating-point numbers less.
        let template = Self.template(9_900_990_099_009_891, grace: .max)
        let update = try update(statefulSet(replicas: 101, template), drain: .seconds(10_000_000))
        #expect(update.duration.lowerBound == .seconds(1_000_000_000_000_000_000))
    }
}
