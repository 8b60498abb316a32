// What counts for a target group: annotations, class parameters and defaults, each value with its source.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import KubernetesLifecycle

let manifests = """
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: shop
      namespace: shop
      annotations:
        alb.ingress.kubernetes.io/target-type: ip
        alb.ingress.kubernetes.io/target-group-attributes: stickiness.enabled=true, deregistration_delay.timeout_sec=30
    spec:
      ingressClassName: alb
      defaultBackend:
        service: {name: web, port: {number: 80}}
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: web
      namespace: shop
      uid: 3f0c1d9e-5b7a-4c1e-9f57-0d5f6a2b8c11
      annotations:
        alb.ingress.kubernetes.io/healthcheck-path: /healthz
    spec:
      ports: [{port: 80, targetPort: 8080}]

    """
let bundle = ManifestBundle(manifests, name: "shop.yaml")

// snippet.resolve
let resolution = bundle.resources.targetGroups(ControllerOptions(clusterName: "prod"))
for targetGroup in resolution.targetGroups { print(targetGroup) }
for problem in resolution.problems { print(problem) }
// snippet.check
var ingress = bundle.all(Ingress.self)[0].resource
for problem in ingress.annotationProblems { print(problem) }
// snippet.edit
try ingress.setDeregistrationDelay(.seconds(60))
print(ingress.metadata.annotations?[AnnotationFamily.ingress.targetGroupAttributesKey] ?? "")
// snippet.name
let service = bundle.all(Service.self)[0].resource
if let name = try TargetGroupName.ofIngress(
    ingress,
    service: service,
    port: 80,
    options: ControllerOptions(clusterName: "prod")
) {
    print(name, name.gate.conditionType)
}
// snippet.drift
let before = IngressTargetGroupIdentity(
    clusterName: "prod",
    group: ingress.groupID(),
    ingress: NamespacedName(namespace: "shop", name: "shop"),
    service: NamespacedName(namespace: "shop", name: "web"),
    serviceUID: "3f0c1d9e-5b7a-4c1e-9f57-0d5f6a2b8c11",
    servicePort: 80,
    targetGroupPort: 8080,
    targetType: .ip
)
var now = before
now.serviceUID = "9b2e0a77-15f0-4bd9-8f0e-2f7f0f4f6a10"
print("computed anew: \(now.name), live: \(before.name)")
for input in now.liveNameDrift(since: before) { print("changed without a new name: \(input)") }
// snippet.end

// snippet.hide
precondition(resolution.problems.isEmpty && resolution.targetGroups.count == 1)
precondition(ingress.annotationProblems.count == 1)
