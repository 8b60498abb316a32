// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesManifests
import KubernetesModels
import PrometheusText
import SourceText
import YAMLCodec

extension Subject {
    /// How the time grows with inputs of the usual shape.
    static let linearity = Subject(name: "linearity") { run in
        let size = run.size(500_000)
        try run.grow(
            "Time for a byte as manifests and scrapes grow, relative to the smallest (1.0: it grows with the size only)",
            [
                Growth("parse", size: size) { size in
                    let text = ManifestTexts.stream(of: size)
                    return Growth.Work(bytes: text.utf8.count) { keep(try YAMLStream(parsing: text)) }
                },
                Growth("decode Deployments", size: size) { size in
                    let text = ManifestTexts.deployments(of: size)
                    return Growth.Work(bytes: text.utf8.count) {
                        keep(try YAMLDecoder().decodeAll(Deployment.self, from: text))
                    }
                },
                Growth("encode Deployments", size: size) { size in
                    let text = ManifestTexts.deployments(of: size)
                    let deployments = try YAMLDecoder().decodeAll(Deployment.self, from: text)
                    return Growth.Work(bytes: text.utf8.count) {
                        keep(try YAMLEncoder().encode(documents: deployments))
                    }
                },
                Growth("parse and write JSON values", size: size) { size in
                    let text = ManifestTexts.stream(of: size)
                    return Growth.Work(bytes: text.utf8.count) {
                        let values = try YAMLDecoder().decodeAll(JSONValue.self, from: text)
                        keep(try YAMLEncoder().encode(documents: values))
                    }
                },
                Growth("read a bundle", size: size) { size in
                    let text = ManifestTexts.stream(of: size)
                    return Growth.Work(bytes: text.utf8.count) { keep(ManifestBundle(text)) }
                },
                Growth("edit one object", size: size) { size in
                    let text = ManifestTexts.stream(of: size)
                    let bundle = ManifestBundle(text)
                    return Growth.Work(bytes: text.utf8.count) {
                        let edits = try bundle.edits(of: bundle.objects.count - 3, as: Deployment.self) {
                            $0.spec.replicas = 20
                        }
                        keep(bundle.applying(edits))
                    }
                },
                Growth("edit every object", size: size) { size in
                    let text = ManifestTexts.deployments(of: size)
                    let bundle = ManifestBundle(text)
                    return Growth.Work(bytes: text.utf8.count) {
                        let edits = try bundle.objects.indices.flatMap {
                            try bundle.edits(of: $0, as: Deployment.self) { $0.spec.replicas = 20 }
                        }
                        keep(bundle.applying(edits))
                    }
                },
                Growth("read a scrape", size: size) { size in
                    let text = ScrapeText.scrape(of: size)
                    return Growth.Work(bytes: text.utf8.count) { keep(try Exposition(parsing: text)) }
                },
            ]
        )
    }
}
