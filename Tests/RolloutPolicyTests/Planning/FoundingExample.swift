// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups

/// The example that the timings were first worked out for.
enum FoundingExample {
    /// The path of the founding example: controller 9 s, load balancer 60 s, round trip 1 s.
    static func path(_ targets: TargetType) -> TrafficPath {
        TrafficPath.applicationLoadBalancer(targets: targets)
            .replacing(.controllerProcessing, with: .stated(upTo: .seconds(9)))
            .replacing(.requestRoundTrip, with: .stated(upTo: .seconds(1)))
    }

    /// It drains within 20 s, and no request takes longer than one.
    static let application = Application(onTermination: .drains(within: .seconds(20)), longestRequest: .seconds(1))

    /// A Deployment of three Pods.
    static func deployment(_ containers: [Container] = [Container(name: "web")], grace: Int? = nil) -> Deployment {
        Deployment(
            metadata: ObjectMeta(name: "web"),
            spec: DeploymentSpec(
                replicas: 3,
                selector: LabelSelector(matchLabels: ["app": "web"]),
                template: PodTemplateSpec(
                    metadata: ObjectMeta(labels: ["app": "web"]),
                    spec: PodSpec(containers: containers, terminationGracePeriodSeconds: grace)
                )
            )
        )
    }

    /// A container whose hook sleeps.
    static func sleeping(_ seconds: Int, name: String = "web", ports: [ContainerPort]? = nil) -> Container {
        let sleep = LifecycleHandler(sleep: SleepAction(seconds: seconds))
        return Container(name: name, ports: ports, lifecycle: Lifecycle(preStop: sleep))
    }
}
