// Manifests that exist already: objects with places, what they refer to, and what is wrong.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import KubernetesLifecycle

let manifest = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      selector:
        matchLabels: {app: web}
      template:
        metadata:
          labels: {app: web}
        spec:
          # nginx stops listening at once on SIGTERM.
          terminationGracePeriodSeconds: 30
          containers:
          - name: web
            image: nginx:1.27
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      selector: {app: web}
      ports: [{port: 80}]

    """

// snippet.bundle
let bundle = ManifestBundle([ManifestText(manifest, name: "web.yaml")])
for object in bundle.objects {
    print(object.resource.kind ?? "", object.resource.name ?? "", object.source.name)
}
// snippet.typed
let (object, web) = bundle.all(Deployment.self)[0]
print(web.spec.template.spec.terminationGracePeriod ?? .zero)
// snippet.place
let path: FieldPath = "spec.template.spec.terminationGracePeriodSeconds"
print(object.diagnostic("30 s are too few", at: path))
// snippet.joins
let workload = bundle.resources.workloads[0]
for service in bundle.resources.services(for: workload) {
    print(workload.resource.metadata.name ?? "", "is reached by", service.resource.metadata.name ?? "")
}
// snippet.errors
let broken = ManifestBundle("apiVersion: v1\nkind: Service\nspec: {type: [}\n---\n" + manifest, name: "all.yaml")
print(broken.objects.count, "objects")
for error in broken.errors {
    print(error)
}
// snippet.strict
let typo = "apiVersion: v1\nkind: Service\nspec:\n  ports: []\n  selectors: {app: web}\n"
let strict = ManifestBundle([ManifestText(typo, name: "service.yaml")], isStrict: true)
print(strict.errors[0])
// snippet.validation
let mistake = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 70000}]}\n"
for error in ManifestBundle(mistake, name: "service.yaml").validationErrors() {
    print(error)
}
// snippet.tree
let document = try YAMLDocument("replicas: 0x3  # three\n", name: "values.yaml")
let node = document.root["replicas"]
print(node?.text ?? "", node?.range ?? 0..<0)
print(try YAMLDecoder().decode([String: Int].self, from: document))
// snippet.end

// snippet.hide
precondition(bundle.errors.isEmpty && bundle.objects.count == 2)
precondition(broken.objects.count == 2 && broken.errors.count == 1)
precondition(strict.errors[0].hint == "did you mean \"selector\"?")
