// A Deployment that drops requests at every update, made safe.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import KubernetesLifecycle

// snippet.example
var web = Deployment(
    metadata: ObjectMeta(name: "web"),
    spec: DeploymentSpec(
        selector: LabelSelector(matchLabels: ["app": "web"]),
        template: PodTemplateSpec(
            metadata: ObjectMeta(labels: ["app": "web"]),
            spec: PodSpec(containers: [Container(name: "web", image: "nginx:1.27")])
        )
    )
)
let application = Application(onTermination: .drains(within: .seconds(20)), longestRequest: .seconds(5))
let planner = RolloutPlanner(path: .applicationLoadBalancer(targets: .ip), application: application)

let plan = try planner.plan(for: web)
web.apply(plan)
print(plan)
print(try YAMLEncoder(comments: plan.comments(for: web)).encode(web))
// snippet.end

// snippet.hide
precondition(plan.preStop.planned == 71 && plan.terminationGracePeriod.planned == 91)
