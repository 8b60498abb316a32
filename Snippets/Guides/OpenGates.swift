// Readiness gates: what makes a Pod have them, and why one is closed.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import KubernetesLifecycle

// snippet.manifests
var namespace = Namespace(metadata: ObjectMeta(name: "demo"))
namespace.injectsReadinessGates = true

let service = Service(
    metadata: ObjectMeta(name: "web", namespace: "demo"),
    spec: ServiceSpec(ports: [ServicePort(name: "http", port: 80, targetPort: "http")], selector: ["app": "web"])
)
let ingress = Ingress(
    metadata: ObjectMeta(
        name: "web",
        namespace: "demo",
        annotations: [
            "alb.ingress.kubernetes.io/scheme": "internet-facing",
            "alb.ingress.kubernetes.io/target-type": "ip",
            "alb.ingress.kubernetes.io/target-group-attributes": "deregistration_delay.timeout_seconds=30",
        ]
    ),
    spec: IngressSpec(
        ingressClassName: "alb",
        defaultBackend: IngressBackend(
            service: IngressServiceBackend(name: "web", port: ServiceBackendPort(name: "http"))
        )
    )
)
var web = Deployment(
    metadata: ObjectMeta(name: "web", namespace: "demo"),
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
                        readinessProbe: Probe(httpGet: HTTPGetAction(path: "/", port: "http")),
                        lifecycle: Lifecycle(preStop: LifecycleHandler(sleep: SleepAction(seconds: 70)))
                    )
                ],
                terminationGracePeriodSeconds: 90
            )
        )
    )
)
let manifest = try YAMLEncoder().encode(documents: [namespace, service, ingress, web])
// snippet.prediction
let manifests = ResourceSet([AnyResource(namespace), AnyResource(service), AnyResource(ingress), AnyResource(web)])
print(GatePrediction(forPodsOf: manifests.workloads[0], in: manifests))
// snippet.injection
let binding = TargetGroupBinding(
    metadata: ObjectMeta(name: "k8s-demo-web-610dd2305f", namespace: "demo"),
    spec: TargetGroupBindingSpec(targetType: .ip, serviceRef: ServiceReference(name: "web", port: 80))
)
let cluster = ResourceSet([
    AnyResource(namespace), AnyResource(service), AnyResource(binding), AnyResource(web),
])
let workload = cluster.workloads[0]
print(ReadinessGateInjection(intoPodsOf: workload, in: cluster))
// snippet.without
namespace.metadata.labels = ["elbv2.k8s.aws/pod-readiness-gate-inject": "true"]
let mislabeled = ResourceSet([AnyResource(namespace), AnyResource(service), AnyResource(binding), AnyResource(web)])
print(ReadinessGateInjection(intoPodsOf: mislabeled.workloads[0], in: mislabeled).summary)
// snippet.adoption
print(GateAdoption(for: mislabeled.workloads[0], in: mislabeled))
// snippet.restart
web.spec.template.restartedAt = Timestamp(parsing: "2024-06-01T12:00:00Z")
// snippet.explain
let pod = try YAMLDecoder().decode(
    Pod.self,
    from: """
        apiVersion: v1
        kind: Pod
        metadata: {name: web-6ff58f7b67-4kz2x, namespace: demo}
        spec:
          containers: [{name: web}]
          readinessGates: [{conditionType: target-health.elbv2.k8s.aws/k8s-demo-web-610dd2305f}]
        status:
          phase: Running
          podIP: 10.0.0.7
          conditions:
          - {type: Ready, status: "False", reason: ReadinessGatesNotReady}
          - type: target-health.elbv2.k8s.aws/k8s-demo-web-610dd2305f
            status: "False"
            reason: Elb.RegistrationInProgress
            message: Target registration is in progress
          containerStatuses:
          - {name: web, ready: true, restartCount: 0, image: nginx, imageID: "", state: {running: {}}}
        """
)
print(ReadinessExplanation(of: pod))
// snippet.health
let health = try YAMLDecoder().decode(
    TargetHealthDescriptions.self,
    from: #"""
        {"TargetHealthDescriptions": [{
          "Target": {"Id": "10.0.0.7", "Port": 80},
          "TargetHealth": {"State": "unhealthy", "Reason": "Target.Timeout", "Description": "Request timed out"}}]}
        """#
)
print(ReadinessExplanation(of: pod, targetHealth: health))
// snippet.end

// snippet.hide
precondition(manifest.contains("elbv2.k8s.aws/pod-readiness-gate-inject: enabled"))
precondition(ManifestBundle(manifest).validationErrors().isEmpty)
precondition(web.spec.template.metadata.annotations == ["kubectl.kubernetes.io/restartedAt": "2024-06-01T12:00:00Z"])
