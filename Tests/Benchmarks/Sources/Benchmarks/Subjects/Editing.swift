// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesManifests
import KubernetesModels

extension Subject {
    /// One change of one object in a stream of many.
    static let editing = Subject(name: "editing") { run in
        for size in [1_000_000, 5_000_000] {
            let text = ManifestTexts.stream(of: run.size(size))
            let bundle = ManifestBundle(text)
            let isDeployment = { (position: Int) in bundle.objects[position].resource.kind == "Deployment" }
            guard let position = bundle.objects.indices.last(where: isDeployment) else {
                throw Disagreement(description: "the stream has no Deployment")
            }
            let change = { (deployment: inout Deployment) in
                deployment.spec.template.spec.terminationGracePeriodSeconds = 120
            }
            let edits = try bundle.edits(of: position, as: Deployment.self, change)
            let changed = bundle.applying(edits)
            let difference = bundle.diff(to: changed).split(separator: "\n").filter { $0.hasPrefix("+ ") }
            try run.expect(
                difference == ["+      terminationGracePeriodSeconds: 120  # longer than the drain"],
                "one line differs"
            )

            try run.compare(
                Comparison(
                    title: "Edit one Deployment of a stream",
                    contenders: [
                        .init("edit and apply", text.utf8.count) {
                            keep(bundle.applying(try bundle.edits(of: position, as: Deployment.self, change)))
                        },
                        .init("edit alone", text.utf8.count) {
                            keep(try bundle.edits(of: position, as: Deployment.self, change))
                        },
                        .init("read the stream", text.utf8.count) { keep(ManifestBundle(text)) },
                    ]
                )
            )
        }
    }
}
