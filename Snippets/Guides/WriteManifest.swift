// A manifest written in Swift: one expression a resource, checked by the compiler.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import KubernetesLifecycle

// snippet.deployment
var web = Deployment(
    metadata: ObjectMeta(name: "web", labels: ["app": "web"]),
    spec: DeploymentSpec(
        replicas: 3,
        selector: LabelSelector(matchLabels: ["app": "web"]),
        template: PodTemplateSpec(
            metadata: ObjectMeta(labels: ["app": "web"]),
            spec: PodSpec(
                containers: [
                    Container(
                        name: "web",
                        image: "nginx:1.27",
                        ports: [ContainerPort(name: "http", containerPort: 80)],
                        resources: ResourceRequirements(requests: ["cpu": "250m", "memory": "64Mi"]),
                        readinessProbe: Probe(httpGet: HTTPGetAction(path: "/healthz", port: "http"))
                    )
                ]
            )
        ),
        strategy: DeploymentStrategy(
            type: .rollingUpdate,
            rollingUpdate: RollingUpdateDeployment(maxUnavailable: 0, maxSurge: "25%")
        )
    )
)
// snippet.service
let service = Service(
    metadata: ObjectMeta(name: "web"),
    spec: ServiceSpec(
        ports: [ServicePort(name: "http", port: 80, targetPort: "http")],
        selector: ["app": "web"]
    )
)
// snippet.change
web.spec.template.spec.terminationGracePeriod = .seconds(90)
web.spec.template.spec.containers[0].lifecycle = Lifecycle(
    preStop: LifecycleHandler(sleep: SleepAction(seconds: 70))
)
// snippet.write
let text = try YAMLEncoder().encode(documents: [web, service])
print(text)
// snippet.defaults
let stored = web.applyingDefaults()
print(stored.spec.progressDeadlineSeconds ?? 0)  // 600
// snippet.end

// snippet.hide
precondition(stored.spec.progressDeadlineSeconds == 600)
precondition(text.contains("\n---\napiVersion: v1\nkind: Service\n"))
precondition(text.contains("terminationGracePeriodSeconds: 90"))
