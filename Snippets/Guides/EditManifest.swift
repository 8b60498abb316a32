// Changes of a manifest that leave every other byte alone.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import KubernetesLifecycle

let text = """
    # Owned by the web team.
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      replicas: 2 # one for each zone
      selector:
        matchLabels: {app: web}
      template:
        metadata:
          labels: {app: web}
        spec:
          containers:
          - name: web
            image: "nginx:1.26"
            # to be removed
            imagePullPolicy: Always

    """

// snippet.typed
var document = try YAMLDocument(text)
try document.edit(Deployment.self) {
    $0.spec.replicas = 3
    $0.spec.template.spec.terminationGracePeriodSeconds = 90
}
print(document.text)
// snippet.paths
try document.set("spec.template.spec.containers[0].image", to: "nginx:1.27")
try document.set("metadata.labels", to: ["app": "web"], keyOrder: ["name", "labels"])
try document.insert(Container(name: "proxy", image: "envoy"), at: "spec.template.spec.containers[1]")
try document.remove("spec.template.spec.containers[0].imagePullPolicy")
// snippet.refused
do {
    try document.remove("spec.paused")
} catch {
    print(error)
}
// snippet.edits
let original = try YAMLDocument(text)
let edits = try original.edits(setting: "spec.replicas", to: 3)
let source = SourceText(text, name: "web.yaml")
print(UnifiedDiff(from: source, to: source.applying(edits), context: 1))
// snippet.stream
var stream = try YAMLStream(parsing: text + "---\n" + text)
try stream.apply(stream.documents.flatMap { try $0.edits(setting: "metadata.name", to: "shop") })
print(stream.text)
// snippet.bundle
let bundle = ManifestBundle(text + "---\n" + text, name: "shop.yaml")
let second = try bundle.edits(of: 1, as: Deployment.self) { $0.spec.replicas = 4 }
print(bundle.diff(to: bundle.applying(second)))
// snippet.end

// snippet.hide
precondition(document.text.contains("  replicas: 3 # one for each zone\n"))
precondition(document.text.contains("        image: \"nginx:1.27\"\n      - name: proxy\n        image: envoy\n"))
precondition(!document.text.contains("to be removed"))
precondition(bundle.applying(second).all(Deployment.self).map(\.resource.spec.replicas) == [2, 4])
precondition(stream.text.split(separator: "\n").filter { $0 == "  name: shop" }.count == 2)
