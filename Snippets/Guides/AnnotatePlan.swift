// A manifest that explains itself: the reasons of a plan as comments above the fields that it sets.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import KubernetesLifecycle

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
let application = Application(onTermination: .drains(within: .seconds(20)), longestRequest: .seconds(1))
let plan = try RolloutPlanner(path: .clusterService, application: application).plan(for: web)

// snippet.plan
web.apply(plan)
var comments = plan.comments(for: web)
// snippet.own
comments[.root] = "Timings by RolloutPlanner; do not edit them by hand."
comments["spec.template.spec.containers[0].image"] = "Pinned by the release pipeline."
// snippet.write
print(try YAMLEncoder(comments: comments).encode(web))
// snippet.end

// snippet.hide
let text = try YAMLEncoder(comments: comments).encode(web)
precondition(text.hasPrefix("# Timings by RolloutPlanner; do not edit them by hand.\napiVersion: apps/v1\n"))
precondition(text.contains("        # Pinned by the release pipeline.\n        image: nginx:1.27\n"))
precondition(text.contains("# The least safe sleep is 31 s:"))
