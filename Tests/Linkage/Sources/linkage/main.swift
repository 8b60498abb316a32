// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// Imports every product of the package; `.ci/check-linkage` looks at what the program links, and runs it.
import FieldCoding
import KubernetesLifecycle
import KubernetesManifests
import KubernetesModels
import PrometheusText
import RolloutPolicy
import SourceText
import TargetGroups
import YAMLCodec

let web = Deployment(
    metadata: ObjectMeta(name: "web"),
    spec: DeploymentSpec(
        selector: LabelSelector(matchLabels: ["app": "web"]),
        template: PodTemplateSpec(spec: PodSpec(containers: [Container(name: "web", image: "nginx:1.27")]))
    )
)
let plan = try RolloutPlanner(
    path: .applicationLoadBalancer(targets: .ip),
    application: Application(onTermination: .drains(within: .seconds(20)), longestRequest: .seconds(5))
).plan(for: web)
print(try YAMLEncoder(comments: plan.comments(for: web)).encode(web.applyingDefaults()), terminator: "")
